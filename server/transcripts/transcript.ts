import { DateTime } from 'luxon'
import { isOver, noChat, type Chat, type Line } from '../../shared/chat.ts'
import { fold, type ChatEvent } from '../../shared/events.ts'
import type { Transcript, TranscriptLine } from '../../shared/transcript.ts'
import { anonymise, type AnonymiseSettings, type Known, type SaidTurn } from './anonymise.ts'

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
