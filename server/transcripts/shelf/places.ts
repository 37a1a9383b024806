import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import * as v from 'valibot'
import { chatOf, libraryOf } from '../../rooms.ts'
import type { LogName, Records } from '../../store/port.ts'

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

/** The id says nothing of the chat: it is random. */
export const newPlace = (endedAt: number): Place => ({ id: randomBytes(16).toString('hex'), week: releasedFrom(endedAt), seq: 0, withdrawn: false })

/** A withdrawal outlasts everyone who may just be making that transcript (ms). */
const remembered = 24 * 3_600_000

/** Takes the transcript of a chat away for good, and sees to it that nobody puts one there any more. Called before the chat is erased because somebody asked for it. */
export async function withdraw(records: Records, log: LogName): Promise<void> {
  const [library, chat] = [libraryOf(log), chatOf(log)]
  for (;;) {
    const stored = await records.get(library, placesOf, chat)
    const place = stored ? v.parse(Place, stored.value) : { id: '', week: '', seq: 0, withdrawn: true }
    const mine = await records.put(library, placesOf, chat, { ...place, withdrawn: true } satisfies Place, stored?.version ?? 0, Date.now() + remembered)
    if (mine === null) continue
    if (place.id !== '') await records.remove(library, shelfOf(place.week), place.id)
    return
  }
}
