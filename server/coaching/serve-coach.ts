import type { MessagePort } from 'node:worker_threads'
import { coach } from './coach.ts'
import { checks } from './checks.ts'
import type { Check } from './check.ts'
import type { ChatDraft, Judgement } from './draft.ts'
import { readRules } from './rules.ts'
import type { RuleFile } from './rule-file.ts'

/** What the server sends its coach's worker thread. */
export type ToWorker = { goBy: RuleFile[] } | { ask: number; chat: ChatDraft }
/** And what comes back. An error is told by its kind alone: its message might quote a draft. */
export type FromWorker = { ready: true } | { ask: number; judgement: Judgement } | { ask: number; failed: string }

/** The coach's life in its worker: takes rules, then answers drafts, one at a time, and remembers none. */
export function serveCoach(port: MessagePort, known: Readonly<Record<string, Check>> = checks): void {
  const send = (message: FromWorker): void => port.postMessage(message)
  let book = readRules([], known)
  port.on('message', (message: ToWorker) => {
    if ('goBy' in message) {
      book = readRules(message.goBy, known)
      send({ ready: true })
      return
    }
    try {
      send({ ask: message.ask, judgement: coach(message.chat, book) })
    } catch (error) {
      send({ ask: message.ask, failed: error instanceof Error ? error.name : 'unknown' })
    }
  })
}
