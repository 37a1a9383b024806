import type { By, Librarian } from './who.ts'

/** What was said or happened, in order, as a conversation shows it. `happening` names the event's kind. */
export type Line = { seq: number; at: number; by: By } & (
  | { what: 'message' | 'note' | 'answer'; messageId: string; text: string; masked: boolean }
  | { what: 'happening'; happening: string; to?: string }
)

export type ChatStatus = 'unasked' | 'waiting' | 'open' | 'closed' | 'abandoned' | 'left'
export type Answered = 'yes' | 'partly' | 'no'
export type WayToAnswer = 'email' | 'code'

/** A chat: the fold of its log, or of as much of the log as one audience may see. Times are epoch milliseconds. */
export interface Chat {
  /** The last event folded in, and its id: what a client shows to ask for the rest. 0 and '' before the first. */
  seq: number
  lastId: string
  lastAt: number
  status: ChatStatus
  desk: string
  name: string
  question: string
  /** The page that the patron asked from, without its query. */
  page: string
  locale: string
  /** False: the patron asked that nothing of this chat be kept. */
  keep: boolean
  startedAt: number
  /** Since when the patron waits for somebody to accept, or null. */
  waitingSince: number | null
  acceptedAt: number | null
  endedAt: number | null
  endedBy: By['role'] | null
  /** Who is in the chat now; the first is the one who answers for it. */
  librarians: Librarian[]
  /** Everyone who ever was in the chat: they may read it until it is erased. */
  hands: Librarian[]
  /** The colleague whom a transfer is meant for, until somebody accepts. */
  meantFor: Librarian | null
  /** Colleagues asked in who have not joined yet. */
  asked: Librarian[]
  lines: Line[]
  readLevel: number | null
  tags: string[]
  answered: Answered | null
  /** How an answer that is still owed will reach the patron, or null when none is owed. */
  owed: WayToAnswer | null
  /** An event of a newer Heartdesk is in the log: this one can show the chat but must not change it. */
  fromTheFuture: boolean
}

export const noChat: Chat = {
  seq: 0, lastId: '', lastAt: 0, status: 'unasked', desk: '', name: '', question: '', page: '', locale: '', keep: true,
  startedAt: 0, waitingSince: null, acceptedAt: null, endedAt: null, endedBy: null, librarians: [], hands: [], meantFor: null, asked: [],
  lines: [], readLevel: null, tags: [], answered: null, owed: null, fromTheFuture: false,
}

/** A chat begins with its question: the number of the event that holds it. */
export const questionSeq = 1

export const isOver = (chat: Chat): boolean => chat.status === 'closed' || chat.status === 'abandoned'

export const isIn = (chat: Chat, staff: string): boolean => chat.librarians.some((one) => one.staff === staff)
