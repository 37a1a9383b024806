import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import type { Terms } from '../../shared/trial.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'
import { oneIn } from './in-words.ts'

const shares = [0.1, 0.2, 0.33, 0.5]
const lengths = [{ days: 28, words: 'four weeks' }, { days: 56, words: 'eight weeks' }, { days: 91, words: 'three months' }, { days: 183, words: 'half a year' }]

/** Begins a trial: how much is held back, and for how long. All else is the same for everyone. */
export function Begin({ onBegun }: { onBegun: () => void }) {
  const { library } = useWork()
  const [terms, setTerms] = useState<Terms>({ withhold: 0.2, days: 56 })
  const [problem, setProblem] = useState('')

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const answer = await ask(library, 'POST', '/trials', v.object({ begun: v.boolean() }), terms)
    if (isRefusal(answer)) return setProblem(refusedInWords(answer))
    onBegun()
  }
  return (
    <section class="card" aria-labelledby="begin-trial">
      <h2 id="begin-trial">Begin a trial</h2>
      <ul class="plainly">
        <li>Everybody on the staff sees that it is on, what it records, and can decline. Nobody is told who did.</li>
        <li>It records no word, no chat, no time and no name. Tokens stand for librarians until it ends, and then they are gone.</li>
        <li>Nudges that keep a patron’s data safe are never held back, and the crisis panel always opens.</li>
        <li>With fewer than five librarians it will tell nothing. Talk with your staff first.</li>
      </ul>
      <form class="inside" onSubmit={submit}>
        <div class="field short">
          <label for="withhold">Hold back, of the nudges deserved</label>
          <select id="withhold" value={String(terms.withhold)} onChange={(event) => setTerms({ ...terms, withhold: Number(event.currentTarget.value) })}>
            {shares.map((share) => <option key={share} value={String(share)}>{oneIn(share)}</option>)}
          </select>
        </div>
        <div class="field short">
          <label for="days">For</label>
          <select id="days" value={String(terms.days)} onChange={(event) => setTerms({ ...terms, days: Number(event.currentTarget.value) })}>
            {lengths.map(({ days, words }) => <option key={days} value={String(days)}>{words}</option>)}
          </select>
        </div>
        {problem && <p class="problem" role="alert">{problem}</p>}
        <p class="row"><button class="main">Begin the trial</button></p>
      </form>
    </section>
  )
}
