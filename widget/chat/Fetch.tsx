import { useState } from 'preact/hooks'
import { noChat, type Chat } from '../../shared/chat.ts'
import { fold, parseEvent } from '../../shared/events.ts'
import { useWords } from '../words/words.ts'
import { Lines } from './Lines.tsx'

/** Reads an answer by return code. What comes is shown here and kept nowhere. */
export function Fetch({ library }: { library: string }) {
  const words = useWords()
  const [chat, setChat] = useState<Chat | null>(null)
  const [problem, setProblem] = useState('')

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    const response = await fetch(`/answer/${library}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) }).catch(() => null)
    const body: unknown = await response?.json().catch(() => null)
    const events = typeof body === 'object' && body !== null && 'events' in body && Array.isArray(body.events) ? body.events : null
    const found = events?.map(parseEvent).reduce(fold, noChat) ?? null
    setChat(found)
    setProblem(found ? (found.lines.some((line) => line.what === 'answer') ? '' : words.noAnswerYet) : response?.status === 429 ? words.tooFast : words.fetchNone)
  }

  return (
    <details class="fetch">
      <summary>{words.fetch}</summary>
      <form onSubmit={submit}>
        <label for="code">{words.fetchLead}</label>
        <input id="code" name="code" required autoComplete="off" autoCapitalize="characters" spellcheck={false} dir="ltr" />
        <button>{words.fetchButton}</button>
      </form>
      <div aria-live="polite">
        {problem && <p class="problem">{problem}</p>}
        {chat && <Lines chat={chat} unsent={[]} />}
      </div>
    </details>
  )
}
