import { isOver, noChat, type Chat } from '../../shared/chat.ts'
import { fold, parseEvent, seenByLibrarian, seenByPatron, type ChatEvent } from '../../shared/events.ts'
import type { Screen } from '../../shared/screen.ts'
import { summaryOf, type ChatSummary } from '../../shared/wire.ts'
import { chatOf } from '../../server/rooms.ts'
import type { LogEvent, LogName } from '../../server/store/port.ts'
import type { Acknowledged, Written } from './record.ts'

/** A screen that somebody looks at, and the log that it shows. */
export interface Looked { who: string; log: LogName; audience: 'patron' | 'librarian'; screen: Screen }
/** A librarian's queue: every chat of their desk that somebody may still act on. */
export interface Queue { who: string; chats: ChatSummary[] }

export interface Evidence {
  logs: Map<LogName, LogEvent[]>
  acknowledged: readonly Acknowledged[]
  /** What was written, by message id. */
  written: ReadonlyMap<string, Written>
  screens: readonly Looked[]
  queues: readonly Queue[]
  /** What of somebody's is not at rest, each in a line of words. */
  unrest: string[]
}

/** Everything that must not be, each in a line of words. Empty lists are what a run is for. */
export interface Findings {
  /** Acknowledged, and not in its log at its number. */
  lost: string[]
  /** In a log twice, or shown as refused and there all the same. */
  doubled: string[]
  /** A number that is missing or out of its turn, a time that runs back, or a second owner: what only a compare-and-append keeps out. */
  disorder: string[]
  /** Screens and queues that don't show what is in the logs. */
  apart: string[]
  /** Written, neither in a log nor refused, and nobody was told. */
  forgotten: string[]
  /** Still on its way when all was healed: a word without an answer, a page without a line. */
  unanswered: string[]
}

/** Judges what is in the logs and on the screens once all is healed and quiet. */
export function check(evidence: Evidence): Findings {
  const findings: Findings = { lost: [], doubled: [], disorder: [], apart: [], forgotten: [], unanswered: evidence.unrest }
  const there = new Set<string>()
  for (const [log, events] of evidence.logs) checkLog(log, events, there, findings)
  checkAcknowledged(evidence, findings)
  for (const [messageId, { who, text, fate }] of evidence.written) {
    if (fate === 'sent' && !there.has(messageId)) findings.forgotten.push(`${who}: message ${messageId}, «${text}», is neither in a log nor refused`)
  }
  for (const looked of evidence.screens) {
    checkScreen(looked, evidence.logs.get(looked.log) ?? [], findings)
    for (const { messageId, isRefused } of looked.screen.unsent) {
      if (isRefused && there.has(messageId)) findings.doubled.push(`${looked.who}: message ${messageId} is shown as refused, and is in its log`)
    }
  }
  for (const queue of evidence.queues) checkQueue(queue, evidence.logs, findings)
  return findings
}

export const isClean = (findings: Findings): boolean => Object.values(findings).every((some) => some.length === 0)

function checkLog(log: LogName, events: readonly LogEvent[], there: Set<string>, findings: Findings): void {
  let chat: Chat = noChat
  const ids = new Set<string>()
  for (const [index, stored] of events.entries()) {
    const event = parseEvent(stored)
    if (event.seq !== index + 1) findings.disorder.push(`${log}: number ${event.seq} stands where ${index + 1} belongs`)
    if (event.at < chat.lastAt) findings.disorder.push(`${log}: the time of ${event.seq} runs back`)
    if (event.kind === 'chat-accepted' && chat.status !== 'waiting') findings.disorder.push(`${log}: accepted at ${event.seq} while it was ${chat.status}: a second owner`)
    if (isOver(chat) && chat.owed === null && event.kind === 'message-sent') findings.disorder.push(`${log}: said at ${event.seq} after its end`)
    if (ids.has(event.id)) findings.doubled.push(`${log}: event ${event.id} is there twice`)
    ids.add(event.id)
    if ('messageId' in event) {
      if (there.has(event.messageId)) findings.doubled.push(`${log}: message ${event.messageId} is there twice, again at ${event.seq}`)
      there.add(event.messageId)
    }
    chat = fold(chat, event)
  }
}

/** Kinds whose event carries the message id: these must stand exactly where it was acknowledged. */
const carried = new Set(['send-message', 'add-note', 'send-answer'])

function checkAcknowledged({ logs, acknowledged }: Evidence, findings: Findings): void {
  for (const { log, messageId, kind, seq } of acknowledged) {
    const event = logs.get(log)?.[seq - 1]
    const isThere = event !== undefined && (!carried.has(kind) || event['messageId'] === messageId)
    if (!isThere) findings.lost.push(`${log}: ${kind} ${messageId} was acknowledged as ${seq}, and is not there`)
  }
}

const seenBy = (audience: Looked['audience']) => (event: ChatEvent) => (audience === 'patron' ? seenByPatron(event) : seenByLibrarian(event))

function checkScreen({ who, log, audience, screen }: Looked, events: readonly LogEvent[], findings: Findings): void {
  const expected = events.map(parseEvent).flatMap((event) => seenBy(audience)(event) ?? []).reduce<Chat>(fold, noChat)
  const problem = screen.asking ? `still asks after ${screen.chat.seq}`
    : JSON.stringify(screen.chat) !== JSON.stringify(expected) ? `shows up to ${screen.chat.seq} with ${screen.chat.lines.length} lines, where its log has ${expected.seq} and ${expected.lines.length}`
    : screen.held.length > 0 ? `holds ${screen.held.length} events back` : null
  if (problem) findings.apart.push(`${who}, ${log}: ${problem}`)
}

function checkQueue({ who, chats }: Queue, logs: Evidence['logs'], findings: Findings): void {
  const known = new Map(chats.map((one) => [one.chat, one]))
  for (const [log, events] of logs) {
    const chat = events.map(parseEvent).reduce<Chat>(fold, noChat)
    const shown = known.get(chatOf(log))
    const isLive = chat.status !== 'unasked' && !isOver(chat)
    const isShownLive = shown !== undefined && shown.status !== 'closed' && shown.status !== 'abandoned'
    if (isLive ? JSON.stringify(shown) !== JSON.stringify(summaryOf(chatOf(log), chat)) : isShownLive) {
      findings.apart.push(`${who}, queue: ${log} is ${chat.status} and shown as ${shown ? shown.status : 'nothing'}`)
    }
    known.delete(chatOf(log))
  }
  for (const { chat, status } of known.values()) if (status === 'waiting' || status === 'open') findings.apart.push(`${who}, queue: ${chat} is shown as ${status}, and there is no such log`)
}
