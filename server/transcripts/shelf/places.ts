import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import * as v from 'valibot'
import { chatOf, libraryOf } from '../../rooms.ts'
import type { LogName, Records } from '../../store/port.ts'
import { forgetMasks } from './masks.ts'

const day = 86_400_000

/** A Monday, as a date: 2026-12-07. */
export type Week = string

/**
 * Where the transcript of a chat stands, and how much of the chat it holds. The only thing that leads from a chat to its transcript: it goes when the original is
 * erased, and then nobody can say any more whose transcript it is. `withdrawn`: there is to be none.
 */
export const Place = v.object({ id: v.string(), week: v.string(), seq: v.number(), withdrawn: v.boolean() })
export type Place = v.InferOutput<typeof Place>

export const placesOf = 'transcript-places'

/** The collection of records in which the transcripts of one week stand. */
export const shelfOf = (week: Week): string => `transcripts-${week}`

/**
 * When a chat that ended then (epoch ms) may be seen by supervisors: the first Monday that is a week later. All of a week come together, so
 * that nobody can tell by a transcript's appearing on which day its chat was.
 */
export function releasedFrom(endedAt: number): Week {
  const weekLater = DateTime.fromMillis(endedAt, { zone: 'utc' }).plus({ days: 7 })
  const monday = weekLater.startOf('week')
  return (monday < weekLater ? monday.plus({ weeks: 1 }) : monday).toISODate() ?? ''
}

/** The id says nothing of the chat: it is random. What comes late stands in a week that nobody has looked at yet. */
export function newPlace(endedAt: number, now: number): Place {
  const late = releasedFrom(now - 6 * day)
  const due = releasedFrom(endedAt)
  return { id: randomBytes(16).toString('hex'), week: due < late ? late : due, seq: 0, withdrawn: false }
}

/** Whether that Monday has come, by UTC. */
export const hasCome = (week: Week, now: number): boolean => week <= new Date(now).toISOString().slice(0, 10)

/**
 * Whether the time of what stands in a week is over: so many months after the end of its earliest chat, which was at most two weeks before. 0 months: at once.
 */
export const timeIsOver = (week: Week, keepMonths: number, now: number): boolean => DateTime.fromISO(week, { zone: 'utc' }).minus({ weeks: 2 }).plus({ months: keepMonths }).toMillis() <= now

/** Every week in which a transcript stands. */
export async function weeksOf(records: Records, library: string): Promise<Week[]> {
  return v.parse(Weeks, (await records.get(library, 'shelf', 'weeks'))?.value ?? [])
}
const Weeks = v.array(v.string())

/** Notes that a transcript stands in this week. */
export async function noteWeek(records: Records, library: string, week: Week): Promise<void> {
  for (;;) {
    const stored = await records.get(library, 'shelf', 'weeks')
    const weeks = v.parse(Weeks, stored?.value ?? [])
    if (weeks.includes(week) || (await records.put(library, 'shelf', 'weeks', [...weeks, week].sort(), stored?.version ?? 0)) !== null) return
  }
}

/** Erases the transcripts of weeks whose time is over, on every node: each node's index follows. */
export async function clearShelf(records: Records, library: string, keepMonths: number, now: number): Promise<void> {
  for (const week of (await weeksOf(records, library)).filter((one) => timeIsOver(one, keepMonths, now))) {
    for (const { id } of await records.list(library, shelfOf(week))) await records.remove(library, shelfOf(week), id)
    await forgetWeek(records, library, week)
  }
}

async function forgetWeek(records: Records, library: string, week: Week): Promise<void> {
  for (;;) {
    const stored = await records.get(library, 'shelf', 'weeks')
    if (!stored || (await records.put(library, 'shelf', 'weeks', v.parse(Weeks, stored.value).filter((one) => one !== week), stored.version)) !== null) return
  }
}

/** That a transcript is another than it was, or gone: each node's index looks at these. */
export const Change = v.object({ week: v.string(), stamp: v.string() })
export const changesOf = 'transcript-changes'
/** How long a change is remembered (ms). An index that has not been looked after for longer is made anew. */
export const changesLast = 90 * day

export async function noteChange(records: Records, library: string, { id, week }: Pick<Place, 'id' | 'week'>): Promise<void> {
  for (;;) {
    const version = (await records.get(library, changesOf, id))?.version ?? 0
    if ((await records.put(library, changesOf, id, { week, stamp: randomBytes(6).toString('hex') } satisfies v.InferOutput<typeof Change>, version, Date.now() + changesLast)) !== null) return
  }
}

/** Whether somebody asked for this chat to be erased. */
export async function isWithdrawn(records: Records, log: LogName): Promise<boolean> {
  const stored = await records.get(libraryOf(log), placesOf, chatOf(log))
  return stored !== null && v.parse(Place, stored.value).withdrawn
}

/** A withdrawal outlasts everyone who may just be making that transcript (ms). */
const remembered = day

/** Takes the transcript of a chat away for good, and sees to it that nobody puts one there any more. Called before the chat is erased because somebody asked for it. Gives where it stood, or null. */
export async function withdraw(records: Records, log: LogName): Promise<Place | null> {
  const [library, chat] = [libraryOf(log), chatOf(log)]
  for (;;) {
    const stored = await records.get(library, placesOf, chat)
    const place = stored ? v.parse(Place, stored.value) : { id: '', week: '', seq: 0, withdrawn: true }
    const mine = await records.put(library, placesOf, chat, { ...place, withdrawn: true } satisfies Place, stored?.version ?? 0, Date.now() + remembered)
    if (mine === null) continue
    if (place.id === '') return null
    await forgetMasks(records, library, place.id)
    await records.remove(library, shelfOf(place.week), place.id)
    await noteChange(records, library, place)
    return place
  }
}
