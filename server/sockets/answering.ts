import * as v from 'valibot'
import type { Logger } from 'pino'
import { refuse, type Refusal } from '../../shared/refusals.ts'
import { StoreAway } from '../store/port.ts'

/** How many things one connection may ask for at once, and how many more each second: more than a person can, less than a program would. */
const burst = 40
const perSecond = 8

/** How many things a connection may ask for still, and when that was so (epoch ms). */
export interface Measure { left: number; at: number }
export const fullMeasure = (): Measure => ({ left: burst, at: Date.now() })

/** Takes one from the measure; false while the connection asks for too much. */
export function spend(measure: Measure): boolean {
  const now = Date.now()
  measure.left = Math.min(burst, measure.left + ((now - measure.at) / 1000) * perSecond)
  measure.at = now
  if (measure.left < 1) return false
  measure.left -= 1
  return true
}

/**
 * Answers what came over a socket: parses it, does the work, and gives the result or a refusal to whoever asked. What is no such
 * frame is refused as `not-understood`, naming the field; a store that is away is `not-saved`, and the client tries again. Nothing
 * that a client sends can throw past here.
 */
export function createAnswering(log: Logger) {
  return async function answer<S extends v.GenericSchema, R extends object>(
    { data }: { data: { measure: Measure } },
    shape: S,
    raw: unknown,
    reply: unknown,
    work: (input: v.InferOutput<S>) => Promise<R>,
  ): Promise<void> {
    const send = (result: R | Refusal) => {
      if (typeof reply === 'function') reply(result)
    }
    if (!spend(data.measure)) return send(refuse('too-fast'))
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
