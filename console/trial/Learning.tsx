import type { Report } from '../../shared/trial.ts'
import { percent } from './in-words.ts'

const high = 40
const broad = 14

/** Do people learn? How often first drafts met a rule by themselves, week by week: a picture, and the same as a table. */
export function Learning({ id, weeks, nameOf }: { id: string; weeks: Report['weeks']; nameOf: (rule: string) => string }) {
  const all = [...new Set(weeks.map(({ week }) => week))].sort()
  const rules = [...new Set(weeks.map(({ rule }) => rule))]
  const of = (rule: string, week: string) => weeks.find((one) => one.rule === rule && one.week === week)?.byItself
  return (
    <section aria-labelledby={`learn-${id}`}>
      <h3 id={`learn-${id}`}>Do people learn?</h3>
      <p class="quiet">Of the first drafts that called for a rule, the part that met it by itself, week by week. Weeks with fewer than five librarians are left out.</p>
      <ul class="learning">
        {rules.map((rule) => (
          <li key={rule}>
            <p>{nameOf(rule)}</p>
            <svg viewBox={`0 0 ${all.length * broad} ${high + 2}`} aria-hidden="true">
              {all.map((week, index) => <rect key={week} x={index * broad + 1} y={high - (of(rule, week) ?? 0) * high} width={broad - 2} height={(of(rule, week) ?? 0) * high} rx="1.5" />)}
              <line x1="0" x2={all.length * broad} y1={high + 1} y2={high + 1} />
            </svg>
          </li>
        ))}
      </ul>
      <details>
        <summary>As a table</summary>
        <div class="wide" tabIndex={0} role="region" aria-label="First drafts by week">
          <table>
            <thead><tr><th scope="col">Rule</th>{all.map((week) => <th key={week} scope="col">{week}</th>)}</tr></thead>
            <tbody>{rules.map((rule) => <tr key={rule}><th scope="row">{nameOf(rule)}</th>{all.map((week) => <td key={week}>{of(rule, week) === undefined ? '–' : percent(of(rule, week) ?? 0)}</td>)}</tr>)}</tbody>
          </table>
        </div>
      </details>
    </section>
  )
}
