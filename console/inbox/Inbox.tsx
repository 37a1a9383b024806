import { useState } from 'preact/hooks'
import type { ChatSummary } from '../../shared/wire.ts'
import { Column } from '../desk/Column.tsx'
import { isOwed, nameOf } from '../queue-of.ts'
import { sinceInWords, useNow } from '../since.ts'
import { useWork } from '../at-work.ts'

/** Questions left after hours and answers that were promised, the oldest first. */
export function Inbox() {
  const { state: { view }, librarian } = useWork()
  const now = useNow(30_000)
  const [chosen, setChosen] = useState<string | null>(null)
  const owed = (view?.chats ?? []).filter(isOwed).sort((a, b) => a.startedAt - b.startedAt)
  const deskName = (id: string) => view?.desks.find((desk) => desk.id === id)?.name ?? id
  const how = ({ status, owed: way }: ChatSummary) => `${status === 'left' ? 'left after hours' : 'promised in a chat'}, ${way === 'email' ? 'by e-mail' : 'by private code'}`

  return (
    <main class="desk" id="content" tabIndex={-1}>
      <div class="aside">
        <section aria-labelledby="inbox-title">
          <h1 id="inbox-title">Inbox <span class="count">{owed.length}</span></h1>
          {owed.length === 0 && <p class="quiet">No answer is owed. Lovely.</p>}
          <ul>
            {owed.map((one) => (
              <li key={one.chat}>
                <button type="button" class="chat-tab" aria-current={chosen === one.chat} onClick={() => (setChosen(one.chat), librarian.read(one.chat))}>
                  <span class="who"><bdi>{nameOf(one)}</bdi></span>
                  <span dir="auto">{one.question}</span>
                  <span class="quiet">{deskName(one.desk)} · {sinceInWords(one.startedAt, now)} ago · {how(one)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <div class="columns">
        {chosen ? <Column key={chosen} chat={chosen} isFront onAway={() => setChosen(null)} /> : owed.length > 0 && <p class="rest lead">Choose a question to answer it.</p>}
      </div>
    </main>
  )
}
