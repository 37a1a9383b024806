import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { TrialOn } from '../../shared/trial.ts'
import { ask } from '../ask-server.ts'
import { PageLink } from '../PageLink.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { Switch } from '../Switch.tsx'
import { useWork } from '../at-work.ts'
import { dayInWords, oneIn } from './in-words.ts'

const Answer = v.object({ trial: v.nullable(TrialOn) })

/** The trial that is on, as I may know it; null while nothing is known, or none is on. */
function useTrial(): [TrialOn | null, () => Promise<void>] {
  const { library } = useWork()
  const [trial, setTrial] = useState<TrialOn | null>(null)
  const look = async () => {
    const answer = await ask(library, 'GET', '/trial', Answer)
    if (!isRefusal(answer)) setTrial(answer.trial)
  }
  useEffect(() => void look(), [library])
  return [trial, look]
}

/** A quiet line at the desk: a trial is on, and where to read of it. */
export function TrialNotice() {
  const { library } = useWork()
  const [trial] = useTrial()
  return trial && <p class="quiet">A trial of the coach is on. <PageLink library={library} page="practice" here={false}>What it records, and how to decline</PageLink></p>
}

/** What the trial does and records, and whether I take part: said to nobody. */
export function MyPart() {
  const { library } = useWork()
  const [trial, look] = useTrial()
  const [problem, setProblem] = useState('')
  if (!trial) return null
  async function take(part: boolean): Promise<void> {
    const answer = await ask(library, 'PUT', '/trial', v.object({ noted: v.boolean() }), { declined: !part })
    setProblem(isRefusal(answer) && answer.refusal !== 'nothing-owed' ? refusedInWords(answer) : '')
    await look()
  }
  return (
    <section class="card" aria-labelledby="my-part">
      <h2 id="my-part">A trial of the coach is on</h2>
      <p>Until {dayInWords(trial.endsAt)}, of the nudges that a draft of yours deserves, {oneIn(trial.withhold)} is held back at random, to find out whether nudges help at all.</p>
      <p>It records the rule, the kind of desk, the week, whether the nudge was shown or held back, whether the message then did what it asks (and whether in a stock phrase), whether you put it aside, about how often you had seen it, and whether the patron said that it was answered.</p>
      <p>It records no word, no chat, no patron, no time and no name. A token stands for you, so that what belongs together can be kept together; when the trial ends it is destroyed with everything else that was recorded, and the numbers for five librarians and more are all that is left. Until then, whoever runs the machine could work out whose token is whose.</p>
      <p class="row"><Switch label="I take part" on={!trial.declined} onTurn={(on) => void take(on)} /></p>
      <p class="quiet">Decline at any time: the coach is then as always, and what was recorded of you is removed. Nobody is told.</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
    </section>
  )
}
