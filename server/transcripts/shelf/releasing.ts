import type { Logger } from 'pino'
import * as v from 'valibot'
import type { Records } from '../../store/port.ts'
import { Transcript, type TranscriptPage } from '../../../shared/transcript.ts'
import { Change, changesOf, hasCome, shelfOf, weeksOf, type Week } from './places.ts'
import { ShelfFailed, type ShelfThread } from './shelf-thread.ts'

/** How many transcripts go into the index at once: a search that comes meanwhile waits for no more than these. */
const atOnce = 50
const lookEvery = 60_000

const Weeks = v.array(v.string())
const Ready = v.array(v.object({ id: v.string(), week: v.string() }))
const Stamps = v.array(v.object({ id: v.string(), stamp: v.string() }))
const Nothing = v.undefined()

type Standing = Pick<TranscriptPage, 'isWhole' | 'weeks' | 'problem'>
/** What is wrong with the disk, in SQLite's words, or the kind of the error. */
const problemOf = (error: unknown): string => (error instanceof ShelfFailed ? error.message : error instanceof Error ? error.name : 'unknown')

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
  const standing = new Map<string, Standing>()
  const standingOf = (library: string): Standing => standing.get(library) ?? { isWhole: false, weeks: { taken: 0, all: 0 }, problem: null }
  const next = new Map<string, Promise<void>>()
  const last = new Map<string, Promise<void>>()

  /** The newest week first, and each whole before the next: what is asked for most can be found soonest. */
  async function takeInWeeks(library: string): Promise<void> {
    const all = (await weeksOf(records, library)).filter((week) => hasCome(week, now())).sort().reverse()
    const taken = new Set(await thread.ask({ do: 'weeks', library }, Weeks))
    for (const week of taken) if (!all.includes(week)) await forgetWeek(library, week)
    const told = (isWhole: boolean) => standing.set(library, { isWhole, weeks: { taken: all.filter((week) => taken.has(week)).length, all: all.length }, problem: null })
    for (const week of all.filter((one) => !taken.has(one))) {
      told(false)
      const come = (await records.list(library, shelfOf(week))).flatMap(({ id, value }) => {
        const read = v.safeParse(Transcript, value)
        return read.success ? [{ id, desk: read.output.desk, month: read.output.month }] : []
      })
      await thread.ask({ do: 'take-in', library, week, come }, Nothing)
      await showWhatIsReady(library)
      taken.add(week)
    }
    told(standingOf(library).isWhole)
  }

  async function forgetWeek(library: string, week: Week): Promise<void> {
    while (await thread.ask({ do: 'forget-week', library, week, limit: atOnce }, v.boolean()));
  }

  async function showWhatIsReady(library: string): Promise<void> {
    for (;;) {
      const ready = await thread.ask({ do: 'ready', library, limit: atOnce }, Ready)
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

  /** Only now is what was taken out gone from this node's disk. */
  async function scrub(): Promise<void> {
    const times = await thread.ask({ do: 'taken-out' }, v.number())
    if (times === 0) return
    for (let from: number | null = 1; from !== null;) from = await thread.ask({ do: 'scrub', from }, v.nullable(v.number()))
    await thread.ask({ do: 'scrubbed', times }, Nothing)
  }

  async function lookNow(library: string): Promise<void> {
    await takeInWeeks(library)
    await takeChanges(library)
    await showWhatIsReady(library)
    await scrub()
    await thread.ask({ do: 'looked', at: now() }, Nothing)
    standing.set(library, { ...standingOf(library), isWhole: true })
  }

  /** One look at a time. What is asked for while one goes on is one more, which begins when that has ended. */
  function look(library: string): Promise<void> {
    const waiting = next.get(library)
    if (waiting) return waiting
    const before = last.get(library) ?? Promise.resolve()
    const mine = before.catch(() => {}).then(() => {
      next.delete(library)
      return lookNow(library).catch((error: unknown) => {
        standing.set(library, { ...standingOf(library), problem: problemOf(error) })
        throw error
      })
    })
    next.set(library, mine)
    last.set(library, mine)
    return mine
  }

  const lookSoon = (library: string): void => {
    look(library).catch((error: unknown) => {
      parts.log.warn({ library, problem: problemOf(error) }, 'the transcripts’ index is not up to date: it will be looked after again')
    })
  }
  const looking = setInterval(() => parts.names.forEach(lookSoon), lookEvery).unref()

  return {
    look,
    lookSoon,
    /** How far the index of this node has come: not all the way while it is being made anew. */
    standing: standingOf,
    isWhole: (library: string): boolean => standingOf(library).isWhole,
    async close(): Promise<void> {
      clearInterval(looking)
      await Promise.allSettled(last.values())
    },
  }
}
export type Releasing = ReturnType<typeof createReleasing>
