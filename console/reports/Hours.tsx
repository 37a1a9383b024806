import type { Counted } from '../../shared/reports.ts'
import { Figure } from './Figure.tsx'
import { hourInWords, number, weekday } from './in-words.ts'
import { sumOf } from './sums.ts'

const days = [1, 2, 3, 4, 5, 6, 7]
const steps = 4

/** When people ask: a table of hours and weekdays, each cell the darker the more asked then. The numbers stand in it, so it needs no colour. */
export function Hours({ numbers }: { numbers: readonly Counted[] }) {
  const { cells } = sumOf(numbers, 'hours')
  const hours = Object.keys(cells).map((cell) => Number(cell.slice(2)))
  const [first, last] = [Math.min(...hours), Math.max(...hours)]
  const most = Math.max(...Object.values(cells))
  const busiest = Object.entries(cells).sort(([, a], [, b]) => b - a).slice(0, 3).map(([cell]) => `${weekday(Number(cell[0]), 'long')}s from ${hourInWords(Number(cell.slice(2)))} to ${hourInWords(Number(cell.slice(2)) + 1)}`)
  const at = (day: number, hour: number) => cells[`${day}-${String(hour).padStart(2, '0')}`] ?? 0

  return (
    <Figure id="hours" title="When they ask"
      says={hours.length === 0 ? 'There is no hour yet with five librarians behind its number.' : <>Most ask on {new Intl.ListFormat('en', { type: 'conjunction' }).format(busiest)}, by the library’s clock.</>}
      note={<>An hour is shown when at least five librarians answered what was asked in it, over a quarter at the most; the others (·) had fewer, or nobody asked. So nobody’s shift can be read from it.</>}>
      {hours.length > 0 && (
        <div class="wide" tabIndex={0} role="region" aria-label="When they ask, a table">
          <table class="heat">
            <caption class="unseen">Questions by hour and weekday</caption>
            <thead><tr><th scope="col"><span class="unseen">Hour</span></th>{days.map((day) => <th scope="col" key={day}><abbr title={weekday(day, 'long')}>{weekday(day, 'short')}</abbr></th>)}</tr></thead>
            <tbody>
              {Array.from({ length: last - first + 1 }, (_, index) => first + index).map((hour) => (
                <tr key={hour}>
                  <th scope="row">{hourInWords(hour)}</th>
                  {days.map((day) => {
                    const chats = at(day, hour)
                    return chats > 0 ? <td key={day} class={`heat-${Math.ceil((chats / most) * steps)}`}>{number(chats)}</td> : <td key={day} class="few"><span aria-hidden="true">·</span><span class="unseen">few or none</span></td>
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Figure>
  )
}
