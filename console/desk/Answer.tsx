import { useState } from 'preact/hooks'
import type { Chat } from '../../shared/chat.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { newConversation, tooLong } from '../conversation.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'
import { Crisis } from './Crisis.tsx'

/** Answers a question that was left, or an answer that was promised. It goes by e-mail, or waits behind the patron's private code. */
export function Answer({ id, chat }: { id: string; chat: Chat }) {
  const { state: { conversations }, librarian } = useWork()
  const { draft, verdict } = conversations[id] ?? newConversation
  const [problem, setProblem] = useState('')

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const text = draft.trim()
    const refused = text === '' ? ({ refusal: 'empty' } as const) : tooLong(text)
    if (refused) return setProblem(refusedInWords(refused))
    const answer = await librarian.command(id, { kind: 'send-answer', text })
    if (answer === null || isRefusal(answer)) return setProblem(refusedInWords(answer ?? { refusal: 'not-saved' }))
    librarian.type(id, '')
  }

  return (
    <form class="composer" onSubmit={submit}>
      <p class="quiet">{chat.owed === 'email' ? 'Your answer goes out by e-mail. You don’t see the address.' : 'This patron gave no e-mail: they read your answer here with their private code.'}</p>
      {verdict?.crisis && <Crisis id={id} words={verdict.crisis.words} asks={verdict.crisis.asks} />}
      {problem && <p class="problem" role="alert">{problem}</p>}
      <label for={`answer-${id}`} class="unseen">Your answer to {chat.name || 'the patron'}</label>
      <textarea id={`answer-${id}`} rows={5} dir="auto" value={draft} placeholder="Your answer" onInput={(event) => (setProblem(''), librarian.type(id, event.currentTarget.value))} />
      <p class="row"><button class="main">{chat.owed === 'email' ? 'Send by e-mail' : 'Leave the answer'}</button></p>
    </form>
  )
}
