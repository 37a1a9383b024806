import { DateTime } from 'luxon'
import * as v from 'valibot'
import { count, Topic, type Returning, type Topics } from '../../../shared/reports.ts'
import type { Month } from '../../../shared/transcript.ts'
import type { Libraries } from '../../libraries.ts'
import type { Records } from '../../store/port.ts'
import type { Period } from '../reports/report.ts'
import { listed } from '../shelf/reading-room.ts'
import { readTranscript, type Releasing } from '../shelf/releasing.ts'
import type { ShelfThread } from '../shelf/shelf-thread.ts'

/** How many months are looked at for what keeps coming back, and where nobody says how many. */
const year = 12

const Found = v.object({
  topics: v.array(Topic), growing: v.array(Topic), shrinking: v.array(Topic),
  returning: v.array(v.object({ words: v.string(), chats: count, months: count, example: v.nullable(v.object({ id: v.string(), week: v.string() })) })),
})

const later = (month: Month, months: number): Month => DateTime.fromISO(month, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM')

/** The months that are asked for, and as many before them. */
export function monthsOf({ from, to }: Pick<Period, 'from' | 'to'>, thisMonth: Month): { from: Month; to: Month; beforeFrom: Month; beforeTo: Month; returningFrom: Month } {
  const last = to ?? thisMonth
  const first = from ?? later(last, 1 - year)
  const months = Math.round(DateTime.fromISO(last, { zone: 'utc' }).diff(DateTime.fromISO(first, { zone: 'utc' }), 'months').months) + 1
  return { from: first, to: last, beforeFrom: later(first, -months), beforeTo: later(first, -1), returningFrom: later(last, 1 - year) }
}

/** What patrons ask about, from the index of the transcripts that may be read. */
export function createTopics(parts: { records: Records; libraries: Libraries; thread: ShelfThread; releasing: Pick<Releasing, 'isWhole'>; now?: () => number }) {
  const now = parts.now ?? Date.now
  return async (library: string, { desk, ...period }: Period): Promise<Topics> => {
    const zone = (await parts.libraries.get(library))?.zone ?? 'utc'
    const { returning, ...found } = await parts.thread.ask({ do: 'topics', asked: { library, desk, ...monthsOf(period, DateTime.fromMillis(now(), { zone }).toFormat('yyyy-MM')) } }, Found)
    const withQuestions = await Promise.all(returning.map(async ({ example, ...one }): Promise<Returning> => {
      const transcript = example && (await readTranscript(parts.records, library, example))
      return { ...one, example: transcript ? listed('', transcript).question : '' }
    }))
    return { ...found, returning: withQuestions, isWhole: parts.releasing.isWhole(library) }
  }
}
export type FindTopics = ReturnType<typeof createTopics>
