import * as v from 'valibot'
import type { Chat } from './chat.ts'
import { eventTable, Head } from './event-table.ts'
import { nameAlone, type Audience } from './who.ts'

type Table = typeof eventTable
export type Kind = keyof Table
type Events = { [K in Kind]: Parameters<Table[K]['fold']>[1] }

/** An event of a kind that this version knows. */
export type KnownEvent<K extends Kind = Kind> = { [P in K]: { kind: P } & Events[P] }[K]
/** An event of a newer version, which knows `newer`: here it keeps its number and folds to nothing. */
export type NewerEvent = Head & { kind: 'newer'; newer: string }
export type ChatEvent = KnownEvent | NewerEvent
/** What decide gives: a kind and its fields. The handler adds the head. */
export type Happened = { [K in Kind]: Omit<Events[K], keyof Head> }[Kind]

type KindSeenBy<A extends Audience> = { [K in Kind]: ReturnType<Table[K][A]> extends null ? never : K }[Kind]
/** The events that can reach an audience: by type, a kind that the table hides from patrons is not among theirs. */
export type SeenEvent<A extends Audience> = KnownEvent<KindSeenBy<A>> | NewerEvent
export type PatronEvent = SeenEvent<'patron'>
export type LibrarianEvent = SeenEvent<'librarian'>

const isKind = (kind: string): kind is Kind => Object.hasOwn(eventTable, kind)

/** The table as the functions below use it; that each view gives only what its audience may see is checked here, by the compiler. */
type Rows = {
  [K in Kind]: { shape: v.GenericSchema<unknown, KnownEvent<K>>; fold: (chat: Chat, event: KnownEvent<K>) => Chat } & {
    [A in Audience]: (event: KnownEvent<K>) => SeenEvent<A> | null
  }
}
const rows: Rows = eventTable

const Kinded = v.object({ kind: v.string() })

/** Reads an event from a store or a socket. Throws where it is none, naming the kind and the field. */
export function parseEvent(raw: unknown): ChatEvent {
  const { kind } = v.parse(Kinded, raw)
  if (!isKind(kind)) return { ...v.parse(Head, raw), kind: 'newer', newer: kind }
  const read = v.safeParse(rows[kind].shape, raw)
  if (read.success) return read.output
  throw new Error(`event ${kind}: ${v.getDotPath(read.issues[0]) ?? 'the whole'}: ${read.issues[0].message}`)
}

/** The chat after one more event. Pure; it never looks at how much of the log it is given, so it also folds what one audience may see. */
export function fold(chat: Chat, event: ChatEvent): Chat {
  // Each entry of the table gives a new chat: writing to it spares copying all of it once more.
  const next = event.kind === 'newer' ? { ...chat, fromTheFuture: true } : foldKnown(chat, event)
  next.seq = event.seq
  next.lastId = event.id
  next.lastAt = event.at
  return next
}
const foldKnown = <K extends Kind>(chat: Chat, event: KnownEvent<K>): Chat => rows[event.kind].fold(chat, event)

const patronView = <K extends Kind>(event: KnownEvent<K>): PatronEvent | null => rows[event.kind].patron(event)
const librarianView = <K extends Kind>(event: KnownEvent<K>): LibrarianEvent | null => rows[event.kind].librarian(event)

/** The event as a patron may see it, fields too, or null. Patrons know a librarian by name alone: in what they get, the name stands for the id. */
export function seenByPatron(event: ChatEvent): PatronEvent | null {
  const seen = event.kind === 'newer' ? event : patronView(event)
  return seen && seen.by.role === 'librarian' ? { ...seen, by: nameAlone(seen.by) } : seen
}

/** The event as a librarian of this chat may see it, fields too, or null. */
export function seenByLibrarian(event: ChatEvent): LibrarianEvent | null {
  return event.kind === 'newer' ? event : librarianView(event)
}

/** The event with these words in the place of its own: of a message its text, of the beginning its question. */
export function reworded<E extends object>(event: E, text: string): E {
  return 'text' in event ? { ...event, text } : 'question' in event ? { ...event, question: text } : event
}
