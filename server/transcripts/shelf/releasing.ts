import type { Logger } from 'pino'
import * as v from 'valibot'
import type { Records } from '../../store/port.ts'
import { Transcript } from '../../../shared/transcript.ts'
import { Change, changesOf, hasCome, shelfOf, weeksOf } from './places.ts'
import { ShelfFailed, type ShelfThread } from './shelf-thread.ts'

/** How many transcripts go into the index at once: a search that comes meanwhile waits for no more than these. */
const atOnce = 50
const lookEvery = 60_000

const Weeks = v.array(v.string())
const Standing = v.array(v.object({ id: v.string(), week: v.string() }))
const Stamps = v.array(v.object({ id: v.string(), stamp: v.string() }))
const Nothing = v.undefined()

/** The transcript that stands there, or null: none any more, or one that can't be read. */
export async function readTranscript(records: Records, library: string, { id, week }: { id: string; week: string }): Promise<Transcript | null> {
  const read = v.safeParse(Transcript, (await records.get(library, shelfOf(week), id))?.value)
  return read.success ? read.output : null
}

/**
 * Brings this node's index up to what the records hold and may be seen: weeks that have come, and what has changed in them. It goes on from where the index stands, so a
 * node that was off, and an index that was deleted, are the same to it. Looks by itself once a minute, and whenever `look` is called.
 */
export function createReleasing(parts: { records: Records; thread: ShelfThread; names: readonly string[]; log: Logger; now?: () => number }) {
  const { records, thread } = parts
  const now = parts.now ?? Date.now
  /** Libraries whose index has all that may be seen. */
  const whole = new Set<string>()
  const next = new Map<string, Promise<void>>()
  const last = new Map<string, Promise<void>>()

  async function takeInWeeks(library: string): Promise<void> {
    const taken = new Set(await thread.ask({ do: 'weeks', library }, Weeks))
    for (const week of await weeksOf(records, library)) {
      if (!hasCome(week, now()) || taken.has(week)) continue
      whole.delete(library)
      const come = (await records.list(library, shelfOf(week))).flatMap(({ id, value }) => {
        const read = v.safeParse(Transcript, value)
        return read.success ? [{ id, desk: read.output.desk, month: read.output.month }] : []
      })
      await thread.ask({ do: 'take-in', library, week, come }, Nothing)
    }
  }

  async function showWhatIsReady(library: string): Promise<void> {
    for (;;) {
      const ready = await thread.ask({ do: 'ready', library, limit: atOnce }, Standing)
      if (ready.length === 0) return
      const come = await Promise.all(ready.map(async (one) => ({ ...one, transcript: await readTranscript(records, library, one) })))
      await thread.ask({ do: 'show', library, come }, Nothing)
    }
  }

  async function takeChanges(library: string): Promise<void> {
    const known = new Map((await thread.ask({ do: 'changes', library }, Stamps)).map(({ id, stamp }) => [id, stamp]))
    for (const { id, value } of await records.list(library, changesOf)) {
      const { week, stamp } = v.parse(Change, value)
      const isKnown = known.get(id) === stamp
      known.delete(id)
      if (isKnown) continue
      const come = { id, week, transcript: await readTranscript(records, library, { id, week }) }
      await thread.ask({ do: 'change', library, come, stamp }, Nothing)
    }
    if (known.size > 0) await thread.ask({ do: 'forget-changes', library, ids: [...known.keys()] }, Nothing)
  }

  async function lookNow(library: string): Promise<void> {
    await takeInWeeks(library)
    await takeChanges(library)
    await showWhatIsReady(library)
    await thread.ask({ do: 'looked', at: now() }, Nothing)
    whole.add(library)
  }

  /** One look at a time. What is asked for while one goes on is one more, which begins when that has ended. */
  function look(library: string): Promise<void> {
    const waiting = next.get(library)
    if (waiting) return waiting
    const before = last.get(library) ?? Promise.resolve()
    const mine = before.catch(() => {}).then(() => {
      next.delete(library)
      return lookNow(library)
    })
    next.set(library, mine)
    last.set(library, mine)
    return mine
  }

  const lookSoon = (library: string): void => {
    look(library).catch((error: unknown) => {
      const problem = error instanceof ShelfFailed ? error.message : error instanceof Error ? error.name : 'unknown'
      parts.log.warn({ library, problem }, 'the transcripts’ index is not up to date: it will be looked after again')
    })
  }
  const looking = setInterval(() => parts.names.forEach(lookSoon), lookEvery).unref()

  return {
    look,
    lookSoon,
    /** Whether all that may be seen is in the index of this node: not while it is being made anew. */
    isWhole: (library: string): boolean => whole.has(library),
    async close(): Promise<void> {
      clearInterval(looking)
      await Promise.allSettled(last.values())
    },
  }
}
export type Releasing = ReturnType<typeof createReleasing>
