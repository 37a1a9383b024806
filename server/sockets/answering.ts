import * as v from 'valibot'
import type { Logger } from 'pino'
import { refuse, type Refusal } from '../../shared/refusals.ts'
import { StoreAway } from '../store/port.ts'

/** How many things one connection may ask for at once, and how many more each second: more than a person can, less than a program would. */
const burst = 40
const perSecond = 8

/** A connection's own measure: gives false while it asks for too much. */
export function createMeasure(now: () => number = Date.now): () => boolean {
  let left = burst
  let at = now()
  return () => {
    left = Math.min(burst, left + ((now() - at) / 1000) * perSecond)
    at = now()
    if (left < 1) return false
    left -= 1
    return true
  }
}

/**
 * Answers what came over a socket: parses it, does the work, and gives the result or a refusal to whoever asked. What is no such
 * frame is refused as `not-understood`, naming the field; a store that is away is `not-saved`, and the client tries again. Nothing
 * that a client sends can throw past here.
 */
export function createAnswering(log: Logger, measure: () => boolean) {
  return async function answer<S extends v.GenericSchema, R extends object>(
    shape: S,
    raw: unknown,
    reply: unknown,
    work: (input: v.InferOutput<S>) => Promise<R>,
  ): Promise<void> {
    const send = (result: R | Refusal) => {
      if (typeof reply === 'function') reply(result)
    }
    if (!measure()) return send(refuse('too-fast'))
    const read = v.safeParse(shape, raw)
    if (!read.success) return send(refuse('not-understood', { field: v.getDotPath(read.issues[0]) ?? 'the whole' }))
    try {
      send(await work(read.output))
    } catch (error) {
      if (!(error instanceof StoreAway)) log.error({ problem: error instanceof Error ? error.name : 'unknown', stack: stackOf(error) }, 'a command failed')
      send(refuse('not-saved'))
    }
  }
}
export type Answering = ReturnType<typeof createAnswering>

/** Where it failed, without the message: a message can quote a patron. */
export const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).join('\n') : '')
