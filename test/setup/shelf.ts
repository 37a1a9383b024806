import { expect, vi } from 'vitest'
import * as v from 'valibot'
import { Transcript } from '../../shared/transcript.ts'
import { logName } from '../../server/rooms.ts'
import type { Records } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { manyWork, noteWorkers } from '../../server/transcripts/shelf/workers.ts'
import { hasCome, newPlace, noteWeek, Place, placesOf, shelfOf, weeksOf, type Week } from '../../server/transcripts/shelf/places.ts'

const day = 86_400_000
/** A Monday that has come, whenever the tests run. */
export const lastMonday = (): Week => {
  const now = new Date()
  return new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10)
}

/** Waits until a running server has made the transcripts of so many chats, each of all that was said in it. */
export const areShelved = (folder: string, count: number, library = 'main'): Promise<void> =>
  vi.waitFor(async () => {
    const store = await openSqliteStore({ folder })
    try {
      const places = await store.records.list(library, placesOf)
      expect(places).toHaveLength(count)
      for (const { id, value } of places) expect(v.parse(Place, value).seq).toBe((await store.logs.read(logName(library, id))).at(-1)?.seq)
    } finally {
      await store.close()
    }
  }, { timeout: 60_000, interval: 200 })

async function withRecords<T>(folder: string, work: (records: Records) => Promise<T>): Promise<T> {
  const store = await openSqliteStore({ folder })
  try {
    return await work(store.records)
  } finally {
    await store.close()
  }
}

/** Puts transcripts on the shelf of a server that is stopped, in a week that has come; gives their ids. */
export const fillShelf = (folder: string, transcripts: readonly Transcript[], library = 'main'): Promise<string[]> =>
  withRecords(folder, async (records) => {
    for (const transcript of transcripts) await manyWorked(records, library, transcript)
    const week = lastMonday()
    await noteWeek(records, library, week)
    const ids = transcripts.map(() => newPlace(0, 0).id)
    for (const [n, transcript] of transcripts.entries()) await records.put(library, shelfOf(week), ids[n] ?? '', transcript, 0)
    return ids
  })

/** Notes that enough librarians worked at a desk in a month for the desk to be told. */
export const manyWorked = (records: Records, library: string, at: { desk: string; month: string }): Promise<void> =>
  noteWorkers(records, library, at, Array.from({ length: manyWork }, (_, n) => `worker-${n}`), Date.now())

/** What waits on the shelf of a server that is stopped comes, as if its weeks had passed. */
export const letWeeksPass = (folder: string, library = 'main'): Promise<void> => withRecords(folder, (records) => weeksPass(records, library))

/** The same in any store, while nobody makes a transcript in it. */
export async function weeksPass(records: Records, library = 'main'): Promise<void> {
  const come = lastMonday()
  for (const week of await weeksOf(records, library)) {
    if (hasCome(week, Date.now())) continue
    for (const { id, value } of await records.list(library, shelfOf(week))) {
      await records.put(library, shelfOf(come), id, value, 0)
      await records.remove(library, shelfOf(week), id)
    }
  }
  for (const { id, value, version } of await records.list(library, placesOf)) {
    const place = v.parse(Place, value)
    if (!place.withdrawn) await records.put(library, placesOf, id, { ...place, week: come }, version)
  }
  await noteWeek(records, library, come)
}

/** Thanks that were sent to a server that is stopped arrive, as if their Monday had come. */
export const letThanksArrive = (folder: string, library = 'main'): Promise<void> =>
  withRecords(folder, async (records) => {
    for (const { id, value, version } of await records.list(library, 'thanks')) {
      const count = Object.values(v.parse(v.record(v.string(), v.number()), value)).reduce((sum, one) => sum + one, 0)
      await records.put(library, 'thanks', id, { [lastMonday()]: count }, version)
    }
  })

/** A transcript in which a patron asks and a librarian answers. */
export const talk = (question: string, more: Partial<Transcript> = {}, answer = 'On the second floor, beside the atlases.'): Transcript => ({
  desk: 'reference', month: '2026-10', kind: 'chat', ended: 'closed', waited: 12, length: 300, readLevel: 2, tags: [], answered: null, comment: '',
  lines: [
    { at: 0, by: 'patron', what: 'message', text: question }, { at: 12, by: 'librarian', librarian: 1, what: 'happening', happening: 'chat-accepted' },
    { at: 40, by: 'librarian', librarian: 1, what: 'message', text: answer }, { at: 300, by: 'librarian', librarian: 1, what: 'happening', happening: 'chat-closed' },
  ],
  ...more,
})
