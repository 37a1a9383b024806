import type { Chat, Line } from '../shared/chat.ts'
import type { Library } from '../shared/desk.ts'
import type { ClockCommand } from '../shared/commands.ts'

/** How long a patron is warned before their silent chat is closed (ms). */
export const warning = 60_000
/** How long a patron waits for the next word of librarians whose consoles are all gone, before somebody else can take the chat (ms): longer than a tunnel or a restart. */
export const unattended = 3 * 60_000

/** What the clock does about a chat now: a command, a warning, or nothing. */
export type Due = { command: ClockCommand } | { warnAt: number } | null

/**
 * What is due in a chat. `here` is when the patron's page was last known to be open, `typed` when they last typed or asked to stay, `attended` when a
 * console of one of its librarians was (always, where nothing is said).
 * A chat is silent while the patron owes the next word; while a librarian owes it, the librarian is reminded and nothing is closed. Where none of them is
 * there any more, the chat goes back to the queue: colleagues see it nowhere else.
 * The command's id is made from the last event, so that it happens once, whichever node fires it.
 */
export function due(chat: Chat, { here, typed, attended = Infinity }: { here: number; typed: number; attended?: number }, library: Pick<Library, 'idleMinutes' | 'abandonedMinutes'>, now: number): Due {
  if (chat.status === 'waiting') {
    const gone = now - Math.max(here, chat.waitingSince ?? chat.startedAt)
    return gone >= library.abandonedMinutes * 60_000 ? { command: { kind: 'abandon-chat', messageId: `abandon-${chat.seq}` } } : null
  }
  if (chat.status !== 'open') return null
  const last = chat.lines.findLast(isSaid)
  if (!last || last.by.role === 'patron') {
    return now - Math.max(attended, chat.lastAt) >= unattended ? { command: { kind: 'return-chat', messageId: `unattended-${chat.seq}` } } : null
  }
  const silent = now - Math.max(typed, last.at)
  if (silent >= library.idleMinutes * 60_000 + warning) return { command: { kind: 'close-idle-chat', messageId: `idle-${chat.seq}` } }
  return silent >= library.idleMinutes * 60_000 ? { warnAt: now - silent + library.idleMinutes * 60_000 + warning } : null
}

const isSaid = (line: Line) => line.what === 'message'
