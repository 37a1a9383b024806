import type { Cell, Report } from '../../shared/trial.ts'
import { useWork } from '../at-work.ts'
import { percent, points, seenInWords, verdicts } from './in-words.ts'
import { Learning } from './Learning.tsx'

export type RuleNames = Record<string, { name: string; number: string | null }>

/** What a trial found: a picture and a table of the same numbers, then whether people learn and whether they tire. */
export function Findings({ id, report: { enough, cells, weeks, tiring }, rules }: { id: string; report: Report; rules: RuleNames }) {
  const nameOf = (rule: string) => rules[rule]?.name ?? rule
  if (!enough) return <p><strong>Fewer than five librarians took part, so nothing is told.</strong> What was recorded is gone.</p>
  return (
    <>
      {cells.length === 0
        ? <p><strong>There is too little data to compare anything.</strong> A rule is compared where at least five librarians had its nudge shown, and five had it held back.</p>
        : <Compared cells={cells} nameOf={nameOf} />}
      {weeks.length > 0 && <Learning id={id} weeks={weeks} nameOf={nameOf} />}
      {tiring.length > 0 && (
        <section aria-labelledby={`tire-${id}`}>
          <h3 id={`tire-${id}`}>Do people tire of it?</h3>
          <p class="quiet">What became of nudges that were shown, by how often the librarian had seen that one.</p>
          <div class="wide" tabIndex={0} role="region" aria-label="Nudges by how often they were seen">
            <table>
              <thead><tr><th scope="col">Rule</th><th scope="col">Seen</th><th scope="col">Heeded</th><th scope="col">Passed by</th><th scope="col">Put aside</th></tr></thead>
              <tbody>{tiring.map((one) => <tr key={one.rule + one.seen}><th scope="row">{nameOf(one.rule)}</th><td>{seenInWords[one.seen]}</td><td>{percent(one.heeded)}</td><td>{percent(one.passed)}</td><td>{percent(one.dismissed)}</td></tr>)}</tbody>
            </table>
          </div>
        </section>
      )}
    </>
  )
}

const half = 100

/** Shown against withheld. The line is the interval in which the difference lies, as far as can be told; the dot is the best single guess; the middle is no difference. */
function Compared({ cells, nameOf }: { cells: readonly Cell[]; nameOf: (rule: string) => string }) {
  const { state: { view } } = useWork()
  const deskNames = (kinds: readonly string[]) => kinds.map((kind) => view?.desks.find((desk) => desk.kind === kind)?.name ?? kind).join(', ')
  return (
    <>
      <figure class="compared">
        <figcaption class="quiet">How much more (right) or less (left) often it was in the message that was sent, with the nudge than without. In points of a hundred; the line is the 95 % interval.</figcaption>
        <ul>
          {cells.map(({ rule, desks, says, comparison: { difference, from, to } }) => (
            <li key={rule + desks.join()}>
              <p><strong>{nameOf(rule)}</strong> <span class="quiet">{deskNames(desks)}</span></p>
              <svg class={says} viewBox={`${-half} -7 ${2 * half} 14`} preserveAspectRatio="none" aria-hidden="true">
                <line class="none" x1="0" x2="0" y1="-7" y2="7" />
                <line class="interval" x1={from * half} x2={to * half} y1="0" y2="0" />
                <line class="guess" x1={difference * half} x2={difference * half} y1="-4" y2="4" />
              </svg>
              <p>{says === 'too-little' ? '' : `${points(difference)} (${points(from)} to ${points(to)}). `}{verdicts[says]}.</p>
            </li>
          ))}
        </ul>
      </figure>
      <div class="wide" tabIndex={0} role="region" aria-label="Shown against held back">
        <table>
          <thead><tr><th scope="col">Rule</th><th scope="col">Desks</th><th scope="col">With the nudge</th><th scope="col">Without</th><th scope="col">Difference</th><th scope="col">95 % interval</th><th scope="col">Hollow</th><th scope="col">Patrons: answered</th></tr></thead>
          <tbody>
            {cells.map(({ rule, desks, comparison: { shown, withheld, difference, from, to }, hollow, answered }) => (
              <tr key={rule + desks.join()}>
                <th scope="row">{nameOf(rule)}</th><td>{deskNames(desks)}</td>
                <td>{percent(shown.came / shown.of)} <span class="quiet">of {shown.of}, {shown.librarians} librarians</span></td>
                <td>{percent(withheld.came / withheld.of)} <span class="quiet">of {withheld.of}, {withheld.librarians} librarians</span></td>
                <td>{points(difference)}</td><td>{points(from)} to {points(to)}</td>
                <td>{percent(hollow.shown)} <span class="quiet">without: {percent(hollow.withheld)}</span></td>
                <td>{answered ? <>{points(answered.difference)} <span class="quiet">({points(answered.from)} to {points(answered.to)})</span></> : 'too few'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">
        Hollow: of what came, the part in a stock phrase or as a near copy of the question. Patrons: how much more often they said that it was answered, with the nudge than without.
        {cells.length > 1 && ` These are ${cells.length} comparisons: where no nudge did anything at all, about one in twenty would still look like a difference.`}
      </p>
    </>
  )
}
