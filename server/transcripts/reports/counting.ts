import { createHmac, randomBytes } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { DateTime } from 'luxon'
import type { Logger } from 'pino'
import * as v from 'valibot'
import type { Library } from '../../../shared/desk.ts'
import type { Month } from '../../../shared/transcript.ts'
import type { Libraries } from '../../libraries.ts'
import { chatOf, libraryOf } from '../../rooms.ts'
import type { LogEvent, LogName, Records, StoredRecord } from '../../store/port.ts'
import { hasCome, isWithdrawn, releasedFrom } from '../shelf/places.ts'
import type { ShelfThread } from '../shelf/shelf-thread.ts'
import { isOpen, newQuarter, Quarter, quarterOf, withMonth } from './quarter.ts'
import { Tally } from './tally.ts'

export const quartersOf = 'report-quarters'
/** What stands of one chat until its month is counted: its tally, with tokens for librarians, and how many of the chat's events it was made of. */
export const StandingTally = v.object({ seq: v.number(), ...Tally.entries })
type StandingTally = v.InferOutput<typeof StandingTally>

/** Tallies stand in small collections, by the first letter of the chat's id, so that reading them all holds up nobody's message. */
export const talliesBegin = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-']
export const tallyShelf = (chat: string): string => `tallies-${chat.slice(0, 1)}`

const lookEvery = 60_000
/** How many are removed at once: they share the work of leaving the store's files. */
const atOnce = 200
/** How far back months are looked for that nobody has counted: a server may have been off. */
const monthsBack = 12
/** A tally that nobody ever counts goes by itself (ms). */
const forgottenAfter = 550 * 86_400_000

/** The day from which a month is counted (2026-12-14): the Monday on which the last of its transcripts are released. */
export const countedFrom = (month: Month, zone: string): string => releasedFrom(DateTime.fromISO(month, { zone }).endOf('month').toMillis())

/** Takes away what stands of a chat. Where its month is counted already there is nothing, and no number changes. */
export const withoutTally = (records: Records, log: LogName): Promise<boolean> => records.remove(libraryOf(log), tallyShelf(chatOf(log)), chatOf(log))

/**
 * Counts chats for the reports. A chat that is over leaves one small record, put by compare-and-put and replaced when it is rated later: so it counts once, whichever node
 * saw it, and however often. When the month is over and released, one node folds its tallies into the quarter, in one compare-and-put; then they go.
 */
export function createCounting(parts: { records: Records; libraries: Libraries; thread: ShelfThread; names: readonly string[]; log: Logger; now?: () => number }) {
  const { records } = parts
  const now = parts.now ?? Date.now

  /** The quarter of a month, begun where it is not. */
  async function quarterFor(library: string, month: Month): Promise<Quarter> {
    const id = quarterOf(month)
    for (;;) {
      const stored = await records.get(library, quartersOf, id)
      if (stored) return v.parse(Quarter, stored.value)
      await records.put(library, quartersOf, id, newQuarter(randomBytes(32).toString('base64url')), 0)
    }
  }

  /** Makes the tally of a chat as it is now, unless it is there. `read` gives all of its events. */
  async function tally(library: Library, log: LogName, read: (log: LogName) => Promise<LogEvent[]>): Promise<void> {
    const chat = chatOf(log)
    for (;;) {
      // Its version is read before the events: so whoever has read fewer of them can't put theirs over what was made of more.
      const stored = await records.get(library.id, tallyShelf(chat), chat)
      const events = await read(log)
      const seq = events.at(-1)?.seq ?? 0
      if (seq === 0 || (stored && v.parse(StandingTally, stored.value).seq >= seq)) return
      const made = await parts.thread.ask({ do: 'tally', events, zone: library.zone }, v.nullable(Tally))
      if (!made) return
      const quarter = await quarterFor(library.id, made.month)
      if (quarter.salt === null || !isOpen(quarter, made.month)) return
      const salt = quarter.salt
      const who = made.who.map((staff) => createHmac('sha256', salt).update(staff).digest('base64url').slice(0, 16))
      if ((await records.put(library.id, tallyShelf(chat), chat, { ...made, who, seq } satisfies StandingTally, stored?.version ?? 0, now() + forgottenAfter)) === null) continue
      if (await isWithdrawn(records, log)) await withoutTally(records, log)
      return
    }
  }

  async function standing(library: string): Promise<StoredRecord[]> {
    const all: StoredRecord[] = []
    for (const letter of talliesBegin) {
      all.push(...(await records.list(library, tallyShelf(letter))))
      await turn()
    }
    return all
  }

  async function countMonth(library: string, month: Month): Promise<void> {
    const tallies = (await standing(library)).map(({ id, value }) => ({ id, tally: v.parse(StandingTally, value) }))
    const ofMonth = tallies.filter(({ tally: { month: its } }) => its === month).map(({ tally: one }) => one)
    for (;;) {
      const stored = await records.get(library, quartersOf, quarterOf(month))
      const quarter = stored && v.parse(Quarter, stored.value)
      if (!stored || !quarter || !isOpen(quarter, month)) break
      if ((await records.put(library, quartersOf, stored.id, withMonth(quarter, month, ofMonth), stored.version)) !== null) break
    }
    const done = tallies.filter(({ tally: { month: its } }) => its <= month)
    for (let first = 0; first < done.length; first += atOnce) await Promise.all(done.slice(first, first + atOnce).map(({ id }) => records.remove(library, tallyShelf(id), id)))
  }

  async function lookNow(library: string): Promise<void> {
    const zone = (await parts.libraries.get(library))?.zone
    if (zone === undefined) return
    const thisMonth = DateTime.fromMillis(now(), { zone }).startOf('month')
    for (let back = monthsBack; back > 0; back -= 1) {
      const month = thisMonth.minus({ months: back }).toFormat('yyyy-MM')
      if (!hasCome(countedFrom(month, zone), now())) continue
      const stored = await records.get(library, quartersOf, quarterOf(month))
      if (stored && isOpen(v.parse(Quarter, stored.value), month)) await countMonth(library, month)
    }
  }

  /** One look at a time: who asks while one goes on waits for that. */
  const going = new Map<string, Promise<void>>()
  function look(library: string): Promise<void> {
    const mine = going.get(library) ?? lookNow(library).finally(() => going.delete(library))
    going.set(library, mine)
    return mine
  }

  const lookSoon = (library: string): void => {
    look(library).catch((error: unknown) => parts.log.warn({ library, problem: error instanceof Error ? error.name : 'unknown' }, 'a month could not be counted: it will be tried again'))
  }
  const looking = setInterval(() => parts.names.forEach(lookSoon), lookEvery).unref()

  return {
    tally,
    /** Counts every month that is over and released and not counted yet. */
    look,
    lookSoon,
    async close(): Promise<void> {
      clearInterval(looking)
      await Promise.allSettled(going.values())
    },
  }
}
export type Counting = ReturnType<typeof createCounting>
