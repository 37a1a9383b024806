import * as v from 'valibot'
import { Switch } from '../Switch.tsx'

export const MyRule = v.object({
  rule: v.string(), number: v.nullable(v.string()), name: v.string(), words: v.string(), comesByItself: v.boolean(), quiet: v.boolean(), toMargin: v.boolean(),
  weeks: v.array(v.object({ week: v.string(), occasions: v.number(), byItself: v.number() })),
})
export type MyRule = v.InferOutput<typeof MyRule>

/** One rule: kind words, twelve weeks as a picture and as a table, and what I wish of it. */
export function RuleOfMine({ rule: { rule, number, name, words, weeks, quiet, toMargin }, onWish }: { rule: MyRule; onWish: (wish: object) => void }) {
  const had = weeks.filter((one) => one.occasions > 0)
  return (
    <section class="card" aria-labelledby={`rule-${rule}`}>
      <h2 id={`rule-${rule}`}>{name} {number && <span class="quiet">{number}</span>}</h2>
      <p>{words}</p>
      {had.length > 0 && (
        <>
          <figure class="weeks">
            <Weeks weeks={weeks} />
            <p class="row quiet" aria-hidden="true"><span>eleven weeks ago</span><span>this week</span></p>
            <figcaption class="quiet"><span class="key own" aria-hidden="true" />came by itself <span class="key all" aria-hidden="true" />all occasions, over twelve weeks</figcaption>
          </figure>
          <details>
            <summary>As a table</summary>
            <div class="wide">
              <table>
                <thead><tr><th scope="col">Week</th><th scope="col">Occasions</th><th scope="col">By itself</th></tr></thead>
                <tbody>{had.map((one) => <tr key={one.week}><th scope="row">{one.week}</th><td>{one.occasions}</td><td>{one.byItself}</td></tr>)}</tbody>
              </table>
            </div>
          </details>
        </>
      )}
      <p class="row">
        <Switch label="Quiet" on={quiet} onTurn={(on) => onWish({ what: 'quiet', rule, on })} />
        <Switch label="Never stop me, only a mark" on={toMargin} onTurn={(on) => onWish({ what: 'margin', rule, on })} />
      </p>
    </section>
  )
}

const high = 56
const broad = 18

/** Twelve weeks: a light bar for the occasions, a dark one in it for those that came by themselves, and where there was none a mark for the week. The table beside it says the same. */
function Weeks({ weeks }: { weeks: MyRule['weeks'] }) {
  const most = Math.max(...weeks.map((one) => one.occasions), 1)
  return (
    <svg viewBox={`0 0 ${weeks.length * broad} ${high + 2}`} aria-hidden="true">
      {weeks.map(({ week, occasions, byItself }, index) => (
        <g key={week}>
          <rect class="all" x={index * broad + 2} y={high - Math.max(2, (occasions / most) * high)} width={broad - 4} height={Math.max(2, (occasions / most) * high)} rx="2" />
          <rect class="own" x={index * broad + 2} y={high - (byItself / most) * high} width={broad - 4} height={(byItself / most) * high} rx="2" />
        </g>
      ))}
      <line x1="0" x2={weeks.length * broad} y1={high + 1} y2={high + 1} />
    </svg>
  )
}
