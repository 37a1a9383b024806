import { useState } from 'preact/hooks'
import { isRefusal } from '../../shared/refusals.ts'
import type { ChatSummary } from '../../shared/wire.ts'
import { isAskedIn, nameOf, queueOf } from '../queue-of.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { sinceInWords, useNow } from '../since.ts'
import { useWork } from '../at-work.ts'

/** Who waits, longest first; before them, chats that a colleague asked me into. */
export function Queue({ chats }: { chats: readonly ChatSummary[] }) {
  const { me, state: { view }, librarian } = useWork()
  const now = useNow(5_000)
  const [problem, setProblem] = useState('')
  const waiting = queueOf(chats)
  const asked = chats.filter(isAskedIn(me.id))
  const deskName = (id: string) => view?.desks.find((desk) => desk.id === id)?.name ?? id
  const has = chats.filter((one) => one.status === 'open' && one.librarians.some(({ staff }) => staff === me.id)).length
  const cap = view?.me.availability.cap ?? 0

  async function take(chat: string, kind: 'accept-chat' | 'join-chat'): Promise<void> {
    const answer = await librarian.command(chat, { kind })
    if (answer === null || isRefusal(answer)) return setProblem(refusedInWords(answer ?? { refusal: 'not-saved' }))
    setProblem('')
    librarian.choose(chat)
  }

  return (
    <section class="queue" aria-labelledby="queue-title">
      <h2 id="queue-title">Waiting {waiting.length > 0 && <span class="count">{waiting.length}</span>}</h2>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {asked.length > 0 && (
        <ul>
          {asked.map((one) => (
            <li key={one.chat} class="waits asked">
              <p><strong><bdi>{nameOf(one)}</bdi></strong> <span class="quiet">with {one.librarians.map(({ name }) => name).join(', ')}: you are asked to help</span></p>
              <p class="question" dir="auto">{one.question}</p>
              <button type="button" class="main small" onClick={() => void take(one.chat, 'join-chat')}>Join</button>
            </li>
          ))}
        </ul>
      )}
      {waiting.length === 0 && asked.length === 0 && <p class="quiet">Nobody is waiting.</p>}
      {has >= cap && waiting.length > 0 && <p class="quiet">You have {has} chats, as many as you wished for. Taking one more is up to you.</p>}
      <ul>
        {waiting.map((one) => (
          <li key={one.chat} class={`waits${one.meantFor?.staff === me.id ? ' asked' : ''}`}>
            <p><strong><bdi>{nameOf(one)}</bdi></strong> <span class="quiet">{deskName(one.desk)} · {one.waitingSince === null ? '' : sinceInWords(one.waitingSince, now)}</span></p>
            <p class="question" dir="auto">{one.question}</p>
            {one.meantFor && <p class="quiet">Passed on to {one.meantFor.staff === me.id ? 'you' : one.meantFor.name}</p>}
            <p class="row">
              <button type="button" class="main small" data-take onClick={() => void take(one.chat, 'accept-chat')}>Take<span class="unseen"> the chat of {nameOf(one)}</span></button>
              <button type="button" class="plain small" onClick={() => librarian.choose(one.chat)}>Look<span class="unseen"> at the chat of {nameOf(one)}</span></button>
            </p>
          </li>
        ))}
      </ul>
      <p class="unseen" role="status">{waiting.length > 0 ? `${waiting.length} waiting` : ''}</p>
    </section>
  )
}
