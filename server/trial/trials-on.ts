import * as v from 'valibot'
import { Report } from '../../shared/trial.ts'
import type { Records, Signals } from '../store/port.ts'
import { keysOf } from './shelves.ts'

/** A trial, as it is kept: what was agreed, when it ended, and then what it found. */
export const Trial = v.object({ startedAt: v.number(), endsAt: v.number(), withhold: v.number(), endedAt: v.nullable(v.number()), report: v.nullable(Report) })
export type Trial = v.InferOutput<typeof Trial>

export const trialsOf = 'trials'
/** A trial's key lives in a record of its own, which expires with the trial and is removed at its end: then no token leads anywhere. */
export const Key = v.object({ key: v.string() })
const Changed = v.object({ kind: v.literal('trial') })

/** The trial that is on, with its key. */
export interface TrialNow {
  id: string
  trial: Trial
  key: string
}

/** How long a node goes by what it read, where a signal that says otherwise is lost (ms). */
const freshFor = 60_000

/** Which trial is on in a library: read once, and again when a signal says that it began or ended. A minute is the most that a lost signal costs. */
export function createTrialsOn({ records, signals, names, now }: { records: Records; signals: Signals; names: readonly string[]; now: () => number }) {
  const known = new Map<string, { found: TrialNow | null; readAt: number }>()
  for (const name of names) signals.hear(name, (signal) => v.is(Changed, signal) && known.delete(name))

  async function look(library: string): Promise<TrialNow | null> {
    for (const { id, value } of await records.list(library, trialsOf)) {
      const trial = v.parse(Trial, value)
      const key = trial.endedAt === null && trial.endsAt > now() ? await records.get(library, keysOf, id) : null
      if (key) return { id, trial, key: v.parse(Key, key.value).key }
    }
    return null
  }

  return {
    /** The trial that is on now, or null. */
    async get(library: string): Promise<TrialNow | null> {
      let entry = known.get(library)
      if (!entry || now() - entry.readAt > freshFor) known.set(library, (entry = { found: await look(library), readAt: now() }))
      return entry.found && entry.found.trial.endsAt > now() ? entry.found : null
    },
    /** Tells every node of the library that a trial began or ended. */
    changed(library: string): void {
      known.delete(library)
      signals.send(library, { kind: 'trial' })
    },
  }
}
export type TrialsOn = ReturnType<typeof createTrialsOn>
