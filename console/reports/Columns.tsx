import { scaleBand, scaleLinear } from 'd3-scale'
import { number } from './in-words.ts'
import { useWidth } from './use-width.ts'

const high = 220
const room = { top: 22, bottom: 40, start: 44, end: 12 }

export interface Column {
  key: string
  /** Under the column: the month, and in January and under the first one the year. */
  label: string
  sub: string
  /** From the bottom up, as `series` names them. */
  parts: number[]
}

/** Columns that stand on each other, told apart by their pattern as well as by their tone; with a whole on top of each. `percent`: they are shares of 1. */
export function Columns({ columns, series, write = number, most }: { columns: readonly Column[]; series: readonly string[]; write?: (value: number) => string; most?: number }) {
  const [box, width] = useWidth()
  const wholes = columns.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0))
  const x = scaleBand(columns.map(({ key }) => key), [room.start, Math.max(width - room.end, room.start + 1)]).paddingInner(0.25).paddingOuter(0.1)
  const y = scaleLinear([0, most ?? Math.max(...wholes, 1)], [high - room.bottom, room.top])
  if (most === undefined) y.nice(4)
  const ticks = y.ticks(4).filter((tick) => most !== undefined || Number.isInteger(tick))
  // Where columns are narrow every second month is named, or every third.
  const every = Math.max(1, Math.ceil(30 / Math.max(x.step(), 1)))

  return (
    <div class="columns-chart" ref={box} dir="ltr">
      {width > 0 && (
        <svg width={width} height={high} viewBox={`0 0 ${width} ${high}`} aria-hidden="true">
          {series.length > 1 && <Patterns />}
          {ticks.map((tick) => (
            <g key={tick}>
              <line class="rule" x1={room.start} x2={width} y1={y(tick)} y2={y(tick)} />
              <text x={room.start - 8} y={y(tick) + 4} text-anchor="end">{write(tick)}</text>
            </g>
          ))}
          {columns.map(({ key, label, sub, parts }, index) => {
            const from = x(key) ?? 0
            let so = 0
            return (
              <g key={key}>
                {parts.map((part, at) => {
                  const [top, bottom] = [y(so + part), y(so)]
                  so += part
                  return part > 0 && <rect key={at} class={`tone-${at}`} {...fillOf(at)} x={from} width={x.bandwidth()} y={top} height={bottom - top} />
                })}
                {every === 1 && (wholes[index] ?? 0) > 0 && <text class="whole" x={from + x.bandwidth() / 2} y={y(wholes[index] ?? 0) - 6} text-anchor="middle">{write(wholes[index] ?? 0)}</text>}
                {index % every === 0 && <text x={from + x.bandwidth() / 2} y={high - room.bottom + 16} text-anchor="middle">{label}</text>}
                {index % every === 0 && sub && <text x={from + x.bandwidth() / 2} y={high - room.bottom + 32} text-anchor="middle">{sub}</text>}
              </g>
            )
          })}
          <line class="axis" x1={room.start} x2={width} y1={high - room.bottom} y2={high - room.bottom} />
        </svg>
      )}
      {series.length > 1 && (
        <ul class="keys-of-chart">
          {series.map((name, at) => <li key={name}><svg width="18" height="18" aria-hidden="true"><rect class={`tone-${at}`} {...fillOf(at)} width="18" height="18" /></svg>{name}</li>)}
        </ul>
      )}
    </div>
  )
}

const patterns = ['', 'striped', 'dotted', 'lined', '']
const fillOf = (at: number) => (patterns[at] ? { fill: `url(#${patterns[at]})` } : {})

/** Solid, striped, dotted, lined, empty: in this order, for tones 0 to 4. */
const Patterns = () => (
  <defs>
    <pattern id="striped" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="back" width="7" height="7" /><rect class="ink" width="3" height="7" /></pattern>
    <pattern id="dotted" width="7" height="7" patternUnits="userSpaceOnUse"><rect class="back" width="7" height="7" /><circle class="ink" cx="3.5" cy="3.5" r="1.7" /></pattern>
    <pattern id="lined" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="back" width="6" height="6" /><rect class="ink" width="6" height="1.5" /></pattern>
  </defs>
)
