import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { PageLink } from '../PageLink.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'

const Count = v.object({ rule: v.string(), name: v.string(), number: v.nullable(v.string()), desks: v.array(v.string()), from: v.string(), to: v.string(), byItself: v.number(), afterNudge: v.number(), passed: v.number() })
const Answer = v.object({ counts: v.array(Count) })

/** What others than the librarian see of the coach: how often a rule was met, for five librarians or more together. Never a person. */
export function Counts() {
  const { library, state: { view } } = useWork()
  const [counts, setCounts] = useState<v.InferOutput<typeof Count>[] | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    void ask(library, 'GET', '/counts', Answer).then((answer) => (isRefusal(answer) ? setProblem(refusedInWords(answer)) : setCounts(answer.counts)))
  }, [library])
  const deskNames = (ids: readonly string[]) => ids.map((id) => view?.desks.find((desk) => desk.id === id)?.name ?? id).join(', ')

  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>The coach</h1>
      <p class="lead">How often each rule was met, week by week. A number is shown only where at least five librarians stand behind it; smaller ones wait until desks or weeks together make five. Nobody is named, and nothing can be taken apart.</p>
      <p><PageLink library={library} page="trial" here={false}>Does the coach help? Trials, and what they found</PageLink></p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {counts && (counts.length === 0 ? <p class="card">There is nothing to show yet.</p> : (
        <div class="card wide" tabIndex={0} role="region" aria-label="Counts">
          <table>
            <thead><tr><th scope="col">Rule</th><th scope="col">Desks</th><th scope="col">Weeks</th><th scope="col">By itself</th><th scope="col">After a nudge</th><th scope="col">Passed over</th></tr></thead>
            <tbody>
              {counts.map((one) => (
                <tr key={`${one.rule} ${one.from} ${one.to} ${one.desks.join()}`}>
                  <th scope="row">{one.name} {one.number && <span class="quiet">{one.number}</span>}</th>
                  <td>{deskNames(one.desks)}</td><td>{one.from === one.to ? one.to : `${one.from} to ${one.to}`}</td><td>{one.byItself}</td><td>{one.afterNudge}</td><td>{one.passed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </main>
  )
}
