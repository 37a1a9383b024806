import { randomUUID } from 'node:crypto'
import type { Command } from '../shared/commands.ts'
import { decide } from '../shared/decide.ts'
import { fold } from '../shared/events.ts'
import { isRefusal } from '../shared/refusals.ts'
import type { Answer } from '../shared/wire.ts'
import type { By } from '../shared/who.ts'
import { isLive, type Chats } from './chats.ts'
import { made } from './made.ts'
import type { LogName, Logs } from './store/port.ts'

/** Whose message ids they are: two people may choose the same one. */
export const authorOf = (by: By): string => (by.role === 'librarian' ? by.staff : by.role)

/**
 * Carries out a command: reads the chat, decides, appends; or says why not. It emits nothing: what it appends comes back by the
 * feed. Where somebody else was first it decides again on what they wrote; a retry is answered as the first time.
 * Rejects with StoreAway where the store can't be reached.
 */
export async function handle(parts: { chats: Chats; logs: Logs; now?: () => number }, log: LogName, command: Command, by: By): Promise<Answer> {
  const now = parts.now ?? Date.now
  const once = `${authorOf(by)}:${command.messageId}`
  let chat = await parts.chats.get(log)
  for (;;) {
    const decision = decide(chat, command, by)
    if (isRefusal(decision) || decision.length === 0) {
      // A refusal stands only on the whole log, and not against what was already done under this id.
      const current = await parts.chats.upToDate(log, chat)
      if (current.lastId !== chat.lastId) {
        chat = current
        continue
      }
      if (!isRefusal(decision)) return { done: chat.seq }
      const before = await parts.logs.appended(log, once)
      return before === null ? decision : { done: before }
    }
    const at = Math.max(now(), chat.lastAt)
    // The head comes first because V8 is slow to add fields to what was spread (3 us an event).
    const events = decision.map((happened, index) => made({ seq: chat.seq + 1 + index, id: randomUUID(), at, by, ...happened }))
    const appended = await parts.logs.append({ log, after: chat.seq, events, once, live: isLive(events.reduce(fold, chat)) })
    if (appended.outcome !== 'conflict') return { done: appended.last }
    chat = await parts.chats.upToDate(log, chat)
  }
}
