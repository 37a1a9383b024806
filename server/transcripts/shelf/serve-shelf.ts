import type { MessagePort } from 'node:worker_threads'
import { parseEvent } from '../../../shared/events.ts'
import type { LogEvent } from '../../store/port.ts'
import { transcriptOf, type Around } from '../transcript.ts'

/** What the server asks of its shelf's worker thread. */
export type ShelfRequest = { do: 'transcribe'; events: LogEvent[]; around: Around }
export type ToShelf = { ask: number; request: ShelfRequest }
/** And what comes back. An error is told by its kind alone: its message might quote a chat. */
export type FromShelf = { ready: true } | { ask: number; answer: unknown } | { ask: number; failed: string }

/** The life of the shelf's worker: one request after the other, remembering none. */
export function serveShelf(port: MessagePort): void {
  const send = (message: FromShelf): void => port.postMessage(message)
  port.on('message', ({ ask, request }: ToShelf) => {
    try {
      send({ ask, answer: carryOut(request) })
    } catch (error) {
      send({ ask, failed: error instanceof Error ? error.name : 'unknown' })
    }
  })
  send({ ready: true })
}

const carryOut = ({ events, around }: ShelfRequest): unknown => transcriptOf(events.map(parseEvent), around)
