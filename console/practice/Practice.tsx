import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal, type Refusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { Sure } from '../Sure.tsx'
import { Switch } from '../Switch.tsx'
import { useWork } from '../at-work.ts'
import { MyPart } from '../trial/MyPart.tsx'
import { MyRule, RuleOfMine } from './RuleOfMine.tsx'

const MyPractice = v.object({ off: v.boolean(), rules: v.array(MyRule) })
type MyPractice = v.InferOutput<typeof MyPractice>
const Noted = v.object({ noted: v.boolean() })
const Erased = v.object({ erased: v.boolean() })

/** What the coach and I have been through, rule by rule: for me alone. No sum, no score, nobody to be compared with. */
export function Practice() {
  const { library } = useWork()
  const [practice, setPractice] = useState<MyPractice | null>(null)
  const [problem, setProblem] = useState('')
  const [isErasing, setErasing] = useState(false)
  const [told, setTold] = useState('')

  async function look(): Promise<void> {
    const answer = await ask(library, 'GET', '/practice', MyPractice)
    if (isRefusal(answer)) return setProblem(refusedInWords(answer))
    setPractice(answer)
    setProblem('')
  }
  useEffect(() => void look(), [library])
  async function settled(answering: Promise<object | Refusal>, done: string): Promise<void> {
    setTold('')
    const answer = await answering
    if (isRefusal(answer) && answer.refusal !== 'nothing-owed') return setProblem(refusedInWords(answer))
    await look()
    setTold(done)
  }
  const wish = (body: object) => void settled(ask(library, 'PUT', '/practice', Noted, body), 'Saved.')

  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>My practice</h1>
      <p class="lead">What the coach has asked you about, and what comes by itself. Only you can open this page; whoever runs the machine could read its database.</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <p class={told ? 'done' : 'unseen'} role="status">{told}</p>
      {practice && (
        <>
          <section class="card" aria-labelledby="the-coach">
            <h2 id="the-coach">The coach</h2>
            <p>It reads a draft when you pause and when you send, suggests at most one thing, and forgets the draft. Nobody is told whether you have it on.</p>
            <p class="row"><Switch label="The coach reads my drafts" on={!practice.off} onTurn={(on) => wish({ what: 'coach', off: !on })} /></p>
          </section>
          <MyPart />
          {practice.rules.length === 0 && <p class="card">There is nothing here yet. When the coach has had an occasion to ask you something, it shows here.</p>}
          {practice.rules.map((rule) => <RuleOfMine key={rule.rule} rule={rule} onWish={wish} />)}
          {practice.rules.length > 0 && <p class="row"><button type="button" class="danger" onClick={() => setErasing(true)}>Erase my practice…</button></p>}
        </>
      )}
      {isErasing && (
        <Sure title="Erase my practice?" text="All weeks of all rules are forgotten for good. What you asked of the coach stays: which rules are quiet or only a mark, and whether it reads at all." yes="Erase it"
          onYes={() => void settled(ask(library, 'DELETE', '/practice', Erased), 'Your practice is erased.')} onClose={() => setErasing(false)} />
      )}
    </main>
  )
}
