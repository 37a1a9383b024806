import type { ChatSummary } from '../../shared/wire.ts'
import { newConversation } from '../conversation.ts'
import { nameOf } from '../queue-of.ts'
import { useWork } from '../at-work.ts'

/** My chats, and those I look at: one press shows a chat, another puts it beside the others. */
export function Mine({ chats }: { chats: readonly ChatSummary[] }) {
  const { state: { conversations, shown, front }, librarian } = useWork()
  return (
    <section class="mine" aria-labelledby="mine-title">
      <h2 id="mine-title">My chats</h2>
      {chats.length === 0 && <p class="quiet">None right now.</p>}
      <ul>
        {[...chats].sort((a, b) => a.startedAt - b.startedAt).map((one, index) => {
          const { unread, typing, draft } = conversations[one.chat] ?? newConversation
          const state = one.status === 'closed' || one.status === 'abandoned' ? 'over' : typing === '' ? 'is typing…' : draft ? 'draft' : ''
          return (
            <li key={one.chat}>
              <button type="button" class="chat-tab" aria-current={front === one.chat} onClick={() => librarian.choose(one.chat)} data-chat-tab={index + 1}>
                <span class="who"><bdi>{nameOf(one)}</bdi>{unread > 0 && <span class="count">{unread}<span class="unseen"> unread</span></span>}</span>
                <span class="quiet" dir="auto">{state || one.question}</span>
              </button>
              {!shown.includes(one.chat) && shown.length > 0 && (
                <button type="button" class="plain small beside" onClick={() => librarian.beside(one.chat)} title="Show beside">
                  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M1.5 2.5h6v11h-6zM8.5 2.5h6v11h-6z" /></svg><span class="unseen">Show the chat of {nameOf(one)} beside</span>
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
