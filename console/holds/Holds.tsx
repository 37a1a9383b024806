import { useEffect, useState } from 'preact/hooks'
import type { Hold } from '../../shared/hold.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { HeldChat } from './HeldChat.tsx'
import { HoldsAnswer } from './holds-answer.ts'

/** Chats in which a threat was reported. What was said in them is not here: a supervisor and an admin open it together, or nobody does. */
export function Holds() {
  const { library } = useWork()
  const [holds, setHolds] = useState<Hold[] | null>(null)
  const [problem, setProblem] = useState('')

  async function look(): Promise<void> {
    const answer = await ask(library, 'GET', '/holds', HoldsAnswer)
    setProblem(isRefusal(answer) ? refusedInWords(answer) : '')
    if (!isRefusal(answer)) setHolds(answer.holds)
  }
  useEffect(() => {
    void look()
    const again = () => void (document.visibilityState === 'visible' && look())
    addEventListener('visibilitychange', again)
    return () => removeEventListener('visibilitychange', again)
  }, [library])

  return (
    <main class="page holds" id="content" tabIndex={-1}>
      <h1>Held chats</h1>
      <p class="lead">Chats in which a librarian reported a threat. Each is held for ninety days, so that it is there if it is needed, and then erased. Nobody reads it unless a supervisor and an admin agree: one asks and says why, the other confirms. Each step is written down.</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {holds && holds.length === 0 && <p class="card">No chat is held. Good.</p>}
      {holds?.map((hold) => (
        <HeldChat key={`${hold.chat} ${hold.reportedAt}`} hold={hold} onLook={() => void look()}
          onChange={(next) => setHolds((now) => (now ?? []).flatMap((one) => (one.chat !== hold.chat ? [one] : next ? [next] : [])))} />
      ))}
      <p><button type="button" onClick={() => void look()}>Look again</button></p>
    </main>
  )
}
