import { DateTime } from 'luxon'
import * as v from 'valibot'
import { isOver, noChat, type Chat, type Line } from '../../shared/chat.ts'
import { fold, type ChatEvent } from '../../shared/events.ts'
import { anonymise, type AnonymiseSettings, type Known, type SaidTurn } from './anonymise.ts'

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0))
/** `librarian`: 1 for the first of them in this transcript, 2 for the next; the same person has another number in another transcript. */
const head = { at: seconds, by: v.picklist(['patron', 'librarian', 'clock']), librarian: v.optional(v.number()) }

export const TranscriptLine = v.variant('what', [
  v.object({ ...head, what: v.picklist(['message', 'note', 'answer']), text: v.string() }),
  v.object({ ...head, what: v.literal('happening'), happening: v.string() }),
])
export type TranscriptLine = v.InferOutput<typeof TranscriptLine>

/**
 * A finished chat, de-identified: all that a supervisor may ever read of it. It holds no id, no name, no address, and no time but the month
 * that it began in; `at`, `waited` and `length` count seconds from its beginning.
 */
export const Transcript = v.object({
  desk: v.string(),
  /** In the library's time zone: 2026-11. */
  month: v.pipe(v.string(), v.regex(/^\d{4}-\d\d$/)),
  /** `left`: asked while nobody was there, and answered later. */
  kind: v.picklist(['chat', 'left']),
  ended: v.picklist(['closed', 'abandoned']),
  /** Until somebody took the chat, or answered the question that was left; null where nobody did. */
  waited: v.nullable(seconds),
  length: seconds,
  readLevel: v.nullable(v.number()),
  tags: v.array(v.string()),
  answered: v.nullable(v.picklist(['yes', 'partly', 'no'])),
  comment: v.string(),
  /** The question first. */
  lines: v.array(TranscriptLine),
})
export type Transcript = v.InferOutput<typeof Transcript>

/** What is known of the library that the chat was in. `staff`: names and addresses of all who work there. */
export interface Around {
  staff: readonly string[]
  zone: string
  settings: AnonymiseSettings
}

/**
 * The transcript of a chat from its whole log. Null where there is to be none: it is not over, its patron asked that nothing be kept, or it
 * holds something that only a newer Heartdesk understands. Pure; takes milliseconds, so it belongs in a worker. Throws as `anonymise` does.
 */
export function transcriptOf(events: readonly ChatEvent[], around: Around): Transcript | null {
  const chat = events.reduce(fold, noChat)
  if (!isOver(chat) || !chat.keep || chat.fromTheFuture) return null
  const isLeft = events.some((event) => event.kind === 'question-left')
  const rated = events.findLast((event) => event.kind === 'chat-rated')
  const after = (at: number): number => Math.floor((at - chat.startedAt) / 1000)
  const said = chat.lines.flatMap((line): SaidTurn[] => (line.what === 'happening' ? [] : [{ from: line.what === 'note' ? 'note' : line.by.role === 'patron' ? 'patron' : 'librarian', text: line.text }]))
  // All together, so that one person has one placeholder in each of them.
  const turns: SaidTurn[] = [{ from: 'patron', text: chat.question }, ...said, { from: 'patron', text: rated?.comment ?? '' }, ...chat.tags.map((text): SaidTurn => ({ from: 'note', text }))]
  const masked = anonymise(turns, knownOf(chat, events, around.staff), around.settings).map(({ text }) => text)
  const next = (): string => masked.shift() ?? ''
  const numberOf = numbering()
  const headOf = ({ at, by }: Pick<Line, 'at' | 'by'>) => ({ at: after(at), by: by.role, ...(by.role === 'librarian' && { librarian: numberOf(by.staff) }) })
  // In the order of the turns: each takes the next masked text.
  const question: TranscriptLine = { at: 0, by: 'patron', what: 'message', text: next() }
  const lines = chat.lines.map((line): TranscriptLine => (line.what === 'happening' ? { ...headOf(line), what: 'happening', happening: line.happening } : { ...headOf(line), what: line.what, text: next() }))
  const comment = next()
  const answer = chat.lines.find((line) => line.what === 'answer')
  const met = isLeft ? (answer?.at ?? null) : chat.acceptedAt
  return {
    desk: chat.desk,
    month: DateTime.fromMillis(chat.startedAt, { zone: around.zone }).toFormat('yyyy-MM'),
    kind: isLeft ? 'left' : 'chat',
    ended: chat.status === 'abandoned' ? 'abandoned' : 'closed',
    waited: met === null ? null : after(met),
    length: after(chat.endedAt ?? chat.lastAt),
    readLevel: chat.readLevel,
    tags: masked,
    answered: chat.answered,
    comment,
    lines: [question, ...lines],
  }
}

/** Everyone whom the system knows in a chat: its form, every address that was left, all who had a hand in it under the name they had then. */
function knownOf(chat: Chat, events: readonly ChatEvent[], staff: readonly string[]): Known {
  const addresses = events.flatMap((event) => ((event.kind === 'question-left' || event.kind === 'address-left') && event.email !== null ? [event.email] : []))
  const colleagues = events.flatMap((event) => [
    ...(event.by.role === 'librarian' ? [event.by.name] : []),
    ...((event.kind === 'colleague-asked' || event.kind === 'chat-transferred') && event.colleague ? [event.colleague.name] : []),
  ])
  return { patron: [chat.name, ...addresses], staff: [...new Set([...colleagues, ...staff])] }
}

/** Numbers people as they are met. */
function numbering(): (staff: string) => number {
  const met: string[] = []
  return (staff) => {
    if (!met.includes(staff)) met.push(staff)
    return met.indexOf(staff) + 1
  }
}
