import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { TrialSeen } from '../../shared/trial.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { Sure } from '../Sure.tsx'
import { useWork } from '../at-work.ts'
import { Begin } from './Begin.tsx'
import { dayInWords, oneIn, progressInWords } from './in-words.ts'
import { Findings, type RuleNames } from './Findings.tsx'

const Answer = v.object({ trials: v.array(TrialSeen), rules: v.record(v.string(), v.object({ name: v.string(), number: v.nullable(v.string()) })) })

/** Does the coach help? A trial that is on, one to begin, and what earlier ones found. */
export function Trials() {
  const { library, me } = useWork()
  const [trials, setTrials] = useState<TrialSeen[] | null>(null)
  const [rules, setRules] = useState<RuleNames>({})
  const [problem, setProblem] = useState('')
  const [isEnding, setEnding] = useState(false)
  const isAdmin = me.roles.includes('admin')

  async function look(): Promise<void> {
    const answer = await ask(library, 'GET', '/trials', Answer)
    if (isRefusal(answer)) return setProblem(refusedInWords(answer))
    setTrials(answer.trials)
    setRules(answer.rules)
    setProblem('')
  }
  useEffect(() => void look(), [library])
  async function end(): Promise<void> {
    const answer = await ask(library, 'DELETE', '/trials', v.object({ ended: v.boolean() }))
    if (isRefusal(answer)) setProblem(refusedInWords(answer))
    await look()
  }

  const on = trials?.find((one) => one.endedAt === null)
  const over = trials?.filter((one) => one.endedAt !== null) ?? []
  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>Does the coach help?</h1>
      <p class="lead">Advice that nobody has tried is opinion. A trial holds back a nudge now and then, at random, and compares the messages that were sent with it and without.</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {on && (
        <section class="card" aria-labelledby="trial-on">
          <h2 id="trial-on">A trial is on</h2>
          <p>Since {dayInWords(on.startedAt)}, until {dayInWords(on.endsAt)}. Of the nudges that a draft deserves, {oneIn(on.withhold)} is held back.</p>
          {on.progress && <p>{progressInWords[on.progress]}</p>}
          <p class="quiet">What it finds is told when it is over, and not before: whoever looks at results while they come in, and stops when they please, finds effects that are none.</p>
          {isAdmin && <p class="row"><button type="button" class="danger" onClick={() => setEnding(true)}>End it now…</button></p>}
        </section>
      )}
      {trials && !on && !isAdmin && over.length === 0 && <p class="card">There has been no trial yet. An admin can begin one.</p>}
      {over.map((one) => (
        <section key={one.id} class="card" aria-labelledby={`found-${one.id}`}>
          <h2 id={`found-${one.id}`}>What was found, {dayInWords(one.startedAt)} to {dayInWords(one.endedAt ?? one.endsAt)}</h2>
          {(one.endedAt ?? one.endsAt) < one.endsAt && <p class="notice">This trial was ended before its time. If that was because of how things seemed to go, read it with more doubt.</p>}
          {one.report ? <Findings id={one.id} report={one.report} rules={rules} /> : <p role="status">The report is being made.</p>}
        </section>
      ))}
      {trials && !on && isAdmin && <Begin onBegun={() => void look()} />}
      {isEnding && (
        <Sure title="End the trial now?" text="The report is made of what there is, and everything that it was made of is forgotten. It can’t be taken up again." yes="End it" onYes={() => void end()} onClose={() => setEnding(false)} />
      )}
    </main>
  )
}
