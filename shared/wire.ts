import * as v from 'valibot'
import type { Chat, ChatStatus, WayToAnswer } from './chat.ts'
import type { Dismissal, Verdict } from './coaching.ts'
import type { LibrarianCommand, PatronCommand } from './commands.ts'
import type { Desk, DeskStatus, Library } from './desk.ts'
import type { LibrarianEvent, PatronEvent } from './events.ts'
import type { Refusal } from './refusals.ts'
import { Id, type Librarian, type Role } from './who.ts'

/** The version of this protocol. A server answers the versions that it knows and refuses others with `newer-version`. */
export const protocol = 1

/** One event on its way to one audience. `prev` is the number of the event before it that this audience may see: a mismatch means ask again. */
export interface Delivery<E> {
  prev: number
  event: E
}

/** The answer to «what came after `after`?» `log-changed`: the log is not the one that the client knows; start over. */
export type Resumed<E> = { events: E[] } | { changed: 'log-changed' } | Refusal

/** Where a client stands: the last event it has, by number and by id. 0 and '' for none. */
export const Position = v.object({ after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)), id: v.string() })
export type Position = v.InferOutput<typeof Position>

/** Carried out and durable, up to event `seq`. */
export interface Done {
  done: number
}
export type Answer = Done | Refusal

/** `auth` of the namespace /patron. The key is 32 random bytes, base64url, made by the patron's browser; the chat's log is named after its hash. */
export const PatronAuth = v.object({
  v: v.number(), library: Id, desk: Id, key: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)), ...Position.entries,
})
export type PatronAuth = v.InferOutput<typeof PatronAuth>

export interface PatronToServer {
  command: (command: PatronCommand, answer: (answer: Answer) => void) => void
  resume: (position: Position, answer: (resumed: Resumed<PatronEvent>) => void) => void
  typing: () => void
  /** Gives the code by which an answer to this chat can be fetched; each call makes a new one and ends the last. */
  code: (answer: (code: { code: string } | Refusal) => void) => void
  erase: (answer: (answer: { erased: true } | Refusal) => void) => void
}

export interface ServerToPatron {
  /** Sent once after connecting: what came after the position in `auth`. */
  resumed: (resumed: Resumed<PatronEvent>) => void
  event: (delivery: Delivery<PatronEvent>) => void
  desk: (status: DeskStatus) => void
  /** How many wait before this patron. */
  place: (ahead: number) => void
  typing: (librarian: string) => void
  /** A word of the server's own: `idle` warns that the chat will be closed at `at` unless somebody writes. */
  notice: (notice: { kind: 'idle'; at: number }) => void
}

/** `auth` of the namespace /staff: a one-time ticket beside the session's cookie. */
export const StaffAuth = v.object({ v: v.number(), ticket: v.string() })

/** A chat in the queue, in the inbox or in somebody's hands: what every librarian of the desk may know of it. */
export interface ChatSummary {
  chat: string
  desk: string
  status: ChatStatus
  name: string
  question: string
  page: string
  startedAt: number
  waitingSince: number | null
  librarians: Librarian[]
  meantFor: Librarian | null
  asked: Librarian[]
  owed: WayToAnswer | null
}

export const summaryOf = (id: string, chat: Chat): ChatSummary => ({
  chat: id, desk: chat.desk, status: chat.status, name: chat.name, question: chat.question, page: chat.page, startedAt: chat.startedAt,
  waitingSince: chat.waitingSince, librarians: chat.librarians, meantFor: chat.meantFor, asked: chat.asked, owed: chat.owed,
})

/** A colleague as colleagues see them. That somebody rests after a hard chat looks like any other absence. */
export interface Colleague extends Librarian {
  desks: string[]
  available: boolean
  chats: number
}

/** Whether I take chats, at which desks, how many at once. */
export const Availability = v.object({ available: v.boolean(), desks: v.array(Id), cap: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)) })
export type Availability = v.InferOutput<typeof Availability>

export interface Me extends Librarian {
  email: string
  roles: Role[]
  /** The desks I belong to. */
  desks: string[]
  availability: Availability
  /** No new chats until then, after «that was hard»; null otherwise. */
  restsUntil: number | null
}

/** All that a console shows beside the conversations; sent on connecting and whenever it may have changed as a whole. */
export interface StaffView {
  library: Omit<Library, 'desks'>
  desks: Desk[]
  me: Me
  colleagues: Colleague[]
  chats: ChatSummary[]
}

export type StaffAnswer = Answer | { paused: Verdict }

/** `mayPause`: this is a first Enter in a connected console, so the coach may ask before the message goes. `version` is the draft's. */
export interface Send {
  chat: string
  command: LibrarianCommand
  mayPause?: boolean
  version?: number
}

export interface StaffToServer {
  command: (send: Send, answer: (answer: StaffAnswer) => void) => void
  /** Opens a chat on this screen: its events follow until `leave`. */
  open: (at: { chat: string } & Position, answer: (resumed: Resumed<LibrarianEvent>) => void) => void
  leave: (chat: string) => void
  /** The coach's reading of a draft; `ending`: End was pressed. */
  draft: (draft: { chat: string; text: string; version: number; ending: boolean }, answer: (verdict: Verdict | Refusal) => void) => void
  dismiss: (dismissal: { chat: string; rule: string; how: Dismissal }, answer: (answer: { noted: true } | Refusal) => void) => void
  typing: (chat: string) => void
  availability: (availability: Availability, answer: (me: Me | Refusal) => void) => void
  /** «That was hard»: no new chats for so many minutes. Asks for no reason, is counted nowhere. */
  hard: (minutes: number, answer: (me: Me | Refusal) => void) => void
}

export interface ServerToStaff {
  view: (view: StaffView) => void
  me: (me: Me) => void
  chat: (summary: ChatSummary) => void
  /** The chat is no longer there for this console: erased, or not to be read any more. */
  gone: (chat: string) => void
  colleagues: (colleagues: Colleague[]) => void
  event: (chat: string, delivery: Delivery<LibrarianEvent>) => void
  typing: (chat: string, who: string) => void
  /** What is wrong with the library's rule files, for admins; empty when all is well. */
  problems: (problems: string[]) => void
}
