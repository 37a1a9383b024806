import * as v from 'valibot'
import { isIn, noChat, questionSeq, type Chat, type Line } from './chat.ts'
import { By, Id, Librarian, nameAlone } from './who.ts'

/** What every event carries: its number in the log, a random id, a time (epoch ms) that never runs back, and who did it. */
export const Head = v.object({ seq: v.pipe(v.number(), v.integer(), v.minValue(1)), id: Id, at: v.number(), by: By })
export type Head = v.InferOutput<typeof Head>

type Full<K extends string, S extends v.ObjectEntries> = Head & { kind: K } & v.InferOutput<v.ObjectSchema<S, undefined>>

/**
 * One kind of event. `patron` and `librarian` give the event as that person may see it, or null where it is not for them:
 * this table is the only place where that is decided.
 */
interface Entry<K extends string, S extends v.ObjectEntries, P, L> {
  shape: S
  /** A new chat, never the one that it was given. */
  fold: (chat: Chat, event: Full<K, S>) => Chat
  patron: (event: Full<K, S>) => P
  librarian: (event: Full<K, S>) => L
}
function kind<K extends string, S extends v.ObjectEntries, P extends Full<K, S> | null, L extends Full<K, S> | null>(name: K, entry: Entry<K, S, P, L>) {
  return { ...entry, shape: v.object({ ...Head.entries, kind: v.literal(name), ...entry.shape }) }
}

const seen = <E>(event: E): E => event
const hidden = () => null

const said = (event: Head & { messageId: string; text: string }, what: 'message' | 'note' | 'answer'): Line => ({
  seq: event.seq, at: event.at, by: event.by, what, messageId: event.messageId, text: event.text, masked: false,
})
const happened = (event: Head, happening: string, to?: string): Line => ({
  seq: event.seq, at: event.at, by: event.by, what: 'happening', happening, ...(to !== undefined && { to }),
})
/** (Assigned to what nothing was assigned to, because V8 is slow to spread what was made by spreading: 2 us for each message.) */
const withLine = (chat: Chat, line: Line, change?: Partial<Chat>): Chat => Object.assign({ ...noChat }, chat, { lines: [...chat.lines, line] }, change)

const without = (librarians: Librarian[], staff: string) => librarians.filter((one) => one.staff !== staff)
const joined = (chat: Chat, by: By, first: boolean): Partial<Chat> => {
  if (by.role !== 'librarian') return {}
  const one = { staff: by.staff, name: by.name }
  return {
    librarians: first ? [one] : isIn(chat, one.staff) ? chat.librarians : [...chat.librarians, one],
    hands: [...without(chat.hands, one.staff), one],
    asked: without(chat.asked, one.staff),
  }
}
const over = (event: Head): Partial<Chat> => ({ endedAt: event.at, endedBy: event.by.role, waitingSince: null, meantFor: null, asked: [] })

const text = v.string()
const asking = { desk: Id, name: text, question: text, page: text, locale: text, keep: v.boolean(), shared: v.boolean() }
const begun = (event: Head & { desk: string; name: string; question: string; page: string; locale: string; keep: boolean }): Partial<Chat> => ({
  desk: event.desk, name: event.name, question: event.question, page: event.page, locale: event.locale, keep: event.keep, startedAt: event.at,
})

/** Every kind of event there is: one entry a kind. Kinds are only ever added, and a kind's shape only gains optional fields. */
export const eventTable = {
  'chat-requested': kind('chat-requested', {
    shape: asking,
    fold: (chat, event) => ({ ...chat, ...begun(event), status: 'waiting', waitingSince: event.at }),
    patron: seen,
    librarian: seen,
  }),
  'chat-accepted': kind('chat-accepted', {
    shape: {},
    fold: (chat, event) =>
      withLine(chat, happened(event, 'chat-accepted'), {
        ...joined(chat, event.by, true), status: 'open', waitingSince: null, meantFor: null, acceptedAt: chat.acceptedAt ?? event.at,
      }),
    patron: seen,
    librarian: seen,
  }),
  'message-sent': kind('message-sent', {
    shape: { messageId: Id, text },
    fold: (chat, event) => withLine(chat, said(event, 'message')),
    patron: seen,
    librarian: seen,
  }),
  'note-added': kind('note-added', {
    shape: { messageId: Id, text },
    fold: (chat, event) => withLine(chat, said(event, 'note')),
    patron: hidden,
    librarian: seen,
  }),
  'colleague-asked': kind('colleague-asked', {
    shape: { colleague: Librarian },
    fold: (chat, event) =>
      withLine(chat, happened(event, 'colleague-asked', event.colleague.name), { asked: [...without(chat.asked, event.colleague.staff), event.colleague] }),
    patron: hidden,
    librarian: seen,
  }),
  'librarian-joined': kind('librarian-joined', {
    shape: {},
    fold: (chat, event) => withLine(chat, happened(event, 'librarian-joined'), joined(chat, event.by, false)),
    patron: seen,
    librarian: seen,
  }),
  'librarian-left': kind('librarian-left', {
    shape: {},
    fold: (chat, event) =>
      withLine(chat, happened(event, 'librarian-left'), event.by.role === 'librarian' ? { librarians: without(chat.librarians, event.by.staff) } : {}),
    patron: seen,
    librarian: seen,
  }),
  'chat-transferred': kind('chat-transferred', {
    // `reason` is between colleagues; '' for a hand-over without one.
    shape: { desk: Id, colleague: v.nullable(Librarian), reason: text },
    fold: (chat, event) =>
      withLine(chat, happened(event, 'chat-transferred', event.colleague?.name ?? event.desk), {
        desk: event.desk, meantFor: event.colleague, status: 'waiting', waitingSince: event.at, librarians: [], asked: [],
      }),
    patron: (event) => ({ ...event, colleague: event.colleague && nameAlone(event.colleague), reason: '' }),
    librarian: seen,
  }),
  'chat-returned': kind('chat-returned', {
    shape: {},
    fold: (chat, event) =>
      withLine(chat, happened(event, 'chat-returned'), { status: 'waiting', waitingSince: event.at, librarians: [], meantFor: null, asked: [] }),
    patron: seen,
    librarian: seen,
  }),
  'read-rated': kind('read-rated', {
    // The READ scale: 1 = directions, no source, to 6 = in-depth research over days.
    shape: { readLevel: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)) },
    fold: (chat, event) => ({ ...chat, readLevel: event.readLevel }),
    patron: hidden,
    librarian: seen,
  }),
  'chat-tagged': kind('chat-tagged', {
    shape: { tags: v.array(text) },
    fold: (chat, event) => ({ ...chat, tags: event.tags }),
    patron: hidden,
    librarian: seen,
  }),
  'chat-rated': kind('chat-rated', {
    // Hidden from librarians too: a rating never attaches to a person.
    shape: { answered: v.picklist(['yes', 'partly', 'no']), comment: text },
    fold: (chat, event) => ({ ...chat, answered: event.answered }),
    patron: seen,
    librarian: hidden,
  }),
  'question-left': kind('question-left', {
    shape: { ...asking, email: v.nullable(text) },
    fold: (chat, event) => ({ ...chat, ...begun(event), status: 'left', owed: event.email === null ? 'code' : 'email' }),
    patron: seen,
    librarian: (event) => ({ ...event, email: event.email === null ? null : ('(an e-mail address)') }),
  }),
  'answer-promised': kind('answer-promised', {
    shape: {},
    fold: (chat, event) => withLine(chat, happened(event, 'answer-promised'), { owed: chat.owed ?? 'code' }),
    patron: seen,
    librarian: seen,
  }),
  'address-left': kind('address-left', {
    shape: { email: text },
    fold: (chat, event) => withLine(chat, happened(event, 'address-left'), { owed: 'email' }),
    patron: seen,
    librarian: (event) => ({ ...event, email: '(an e-mail address)' }),
  }),
  'answer-sent': kind('answer-sent', {
    shape: { messageId: Id, text },
    fold: (chat, event) =>
      withLine(chat, said(event, 'answer'), {
        ...joined(chat, event.by, false), librarians: chat.librarians, owed: null, ...(chat.status === 'left' && { status: 'closed', ...over(event) }),
      }),
    patron: seen,
    librarian: seen,
  }),
  'chat-closed': kind('chat-closed', {
    shape: { reason: v.picklist(['said', 'idle', 'blocked']) },
    fold: (chat, event) => withLine(chat, happened(event, 'chat-closed'), { status: 'closed', ...over(event) }),
    patron: seen,
    librarian: seen,
  }),
  'chat-abandoned': kind('chat-abandoned', {
    shape: {},
    fold: (chat, event) => withLine(chat, happened(event, 'chat-abandoned'), { status: 'abandoned', ...over(event) }),
    patron: seen,
    librarian: seen,
  }),
  'message-masked': kind('message-masked', {
    // The masked event's own body has been rewritten in the log; this tells every screen that holds the old words.
    shape: { masks: v.number(), text },
    fold: (chat, event) => ({
      ...chat,
      question: event.masks === questionSeq ? event.text : chat.question,
      lines: chat.lines.map((line) => (line.seq === event.masks && line.what !== 'happening' ? { ...line, text: event.text, masked: true } : line)),
    }),
    patron: seen,
    librarian: seen,
  }),
}
