import type { Database } from '../../store/sqlite/database.ts'
import type { Transcript } from '../../../shared/transcript.ts'
import type { Phrases } from '../topics/phrases.ts'
import { createTopicIndex } from '../topics/topic-index.ts'
import { facetsOf } from './facets.ts'
import { createFind, mark } from './find.ts'
import type { Week } from './places.ts'
import { slotsOf } from './slots.ts'
import { scrub } from './scrub.ts'

/** How many transcripts a desk's month needs before any of them may be seen. */
export const enough = 5
/** Where one stands; and what stands there, null where nothing does any more. */
export interface Standing { id: string; week: Week }
/** `phrases`: what its question is about; left out where that is not to be counted. */
export interface Come extends Standing { transcript: Transcript | null; phrases?: Phrases }
interface Bucket { desk: string; month: string }

/** How many pages one `scrub` looks at: some milliseconds, so that no search waits long for it. */
const pagesAtOnce = 2000

/** The read model of the shelf: what may be seen of the transcripts, and where to find a word. Everything in it is made from the records. `file`: where the database is. */
export function createSearchIndex(database: Database, file: string) {
  const bucket = 'library = :library AND desk = :desk AND month = :month'
  const slotOf = database.prepare('SELECT slot, desk, month FROM shown WHERE library = ? AND id = ?')
  const weekOf = database.prepare('SELECT week FROM shown WHERE library = ? AND id = ?')
  const isTaken = database.prepare('SELECT 1 FROM shown WHERE slot = ?')
  const insert = database.prepare('INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertWords = database.prepare('INSERT INTO words (rowid, said, facets) VALUES (?, ?, ?)')
  const deletions = ['DELETE FROM words WHERE rowid = ?', 'DELETE FROM shown WHERE slot = ?'].map((sql) => database.prepare(sql))
  const wait = database.prepare('INSERT OR IGNORE INTO waiting VALUES (?, ?, ?, ?, ?)')
  const waited = database.prepare('SELECT desk, month FROM waiting WHERE library = ? AND id = ?')
  const stopWaiting = database.prepare('DELETE FROM waiting WHERE library = ? AND id = ?')
  const ready = database.prepare(`
    SELECT id, week FROM waiting AS w WHERE library = ?
      AND (SELECT count(*) FROM (SELECT 1 FROM waiting WHERE library = w.library AND desk = w.desk AND month = w.month LIMIT ${enough}))
        + (SELECT count(*) FROM (SELECT 1 FROM shown WHERE library = w.library AND desk = w.desk AND month = w.month LIMIT ${enough})) >= ${enough} LIMIT ?`)
  const inBucket = database.prepare(`SELECT (SELECT count(*) FROM waiting WHERE ${bucket}) + (SELECT count(*) FROM shown WHERE ${bucket}) AS count`)
  const shownInBucket = database.prepare(`SELECT slot, id, week FROM shown WHERE ${bucket}`)
  const weeks = database.prepare('SELECT week FROM weeks WHERE library = ?')
  const noteWeek = database.prepare('INSERT OR IGNORE INTO weeks VALUES (?, ?)')
  const forgetWeek = database.prepare('DELETE FROM weeks WHERE library = ? AND week = ?')
  const ofWeek = database.prepare(`
    SELECT id FROM shown WHERE library = :library AND week = :week UNION ALL SELECT id FROM waiting WHERE library = :library AND week = :week LIMIT :limit`)
  const changes = database.prepare('SELECT id, stamp FROM changes WHERE library = ?')
  const noteChange = database.prepare('INSERT OR REPLACE INTO changes VALUES (?, ?, ?)')
  const forgetChange = database.prepare('DELETE FROM changes WHERE library = ? AND id = ?')

  const noteTakenOut = database.prepare('UPDATE taken_out SET times = times + 1')
  const takenOut = database.prepare('SELECT times FROM taken_out')
  const noteScrubbed = database.prepare('UPDATE taken_out SET times = times - ?')
  const topics = createTopicIndex(database)
  const find = createFind(database)
  const lookedSince = database.prepare('SELECT at AS since FROM looked')
  const noteLook = database.prepare('UPDATE looked SET at = ?')

  function together<T>(work: () => T): T {
    database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      database.exec('COMMIT')
      return result
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  /** In the month, at what chance there is in the id. */
  function freeSlot(id: string, month: string): number {
    let slot = slotsOf(month) + (Number.parseInt(id.slice(0, 9), 16) || 0)
    while (isTaken.get(slot)) slot += 1
    return slot
  }

  function put(library: string, { id, week, phrases }: Omit<Come, 'transcript'>, transcript: Transcript): void {
    const { desk, month, kind, ended, waited: seconds, readLevel, answered, tags, comment, lines } = transcript
    const slot = freeSlot(id, month)
    insert.run(slot, library, id, week, desk, month, kind, ended, seconds, readLevel, answered)
    insertWords.run(slot, [...lines.flatMap((line) => ('text' in line ? [line.text] : [])), comment, ...tags].join('\n').replaceAll(mark, ' '), facetsOf(library, transcript))
    const [first] = lines
    if (phrases && first && 'text' in first) topics.put(slot, library, transcript, phrases, first.text.length)
  }

  function drop(slot: number): void {
    topics.drop(slot)
    for (const statement of deletions) statement.run(slot)
    noteTakenOut.run()
  }

  /** Takes these out. Where too few of a month are left for any to be seen, the others wait again. */
  function takeOut(library: string, ids: readonly string[]): void {
    const buckets = new Map<string, Bucket>()
    for (const id of ids) {
      const found: (Bucket & { slot: number }) | undefined = slotOf.get(library, id)
      const other: Bucket | undefined = found ?? waited.get(library, id)
      if (!other) continue
      if (found) drop(found.slot)
      stopWaiting.run(library, id)
      buckets.set(`${other.month} ${other.desk}`, { desk: other.desk, month: other.month })
    }
    for (const { desk, month } of buckets.values()) {
      const { count }: { count: number } = inBucket.get({ library, desk, month })
      if (count >= enough) continue
      const left: (Standing & { slot: number })[] = shownInBucket.all({ library, desk, month })
      for (const one of left) {
        drop(one.slot)
        wait.run(library, one.id, one.week, desk, month)
      }
    }
  }

  return {
    weeks(library: string): Week[] {
      const rows: { week: Week }[] = weeks.all(library)
      return rows.map(({ week }) => week)
    },
    /** A week has come: all of it waits, until `ready` says which of it may be shown. */
    takeIn(library: string, week: Week, come: { id: string; desk: string; month: string }[]): void {
      together(() => {
        for (const { id, desk, month } of come) if (!slotOf.get(library, id)) wait.run(library, id, week, desk, month)
        noteWeek.run(library, week)
      })
    },
    /** What waits in months that have enough. */
    ready: (library: string, limit: number): Standing[] => ready.all(library, limit),
    /** Shows what `ready` named; `null` where there is no transcript any more. */
    show(library: string, come: Come[]): void {
      together(() => {
        for (const one of come) {
          const { id, transcript } = one
          if (!transcript) takeOut(library, [id])
          else if (!slotOf.get(library, id)) {
            stopWaiting.run(library, id)
            put(library, one, transcript)
          }
        }
      })
    },
    changes(library: string): { id: string; stamp: string }[] {
      return changes.all(library)
    },
    /** A transcript is another than it was, or gone; or one came late, into a week that is in here: it waits, until `ready` says that it may be shown. */
    change(library: string, come: Come, stamp: string): void {
      const { id, transcript } = come
      together(() => {
        const was: { slot: number } | undefined = slotOf.get(library, id)
        if (!transcript) takeOut(library, [id])
        else if (was) {
          drop(was.slot)
          put(library, come, transcript)
        } else wait.run(library, id, come.week, transcript.desk, transcript.month)
        noteChange.run(library, id, stamp)
      })
    },
    /** A week whose time is over: takes out at most `limit` of it. True: there is more of it. */
    forgetWeek(library: string, week: Week, limit: number): boolean {
      const some: { id: string }[] = ofWeek.all({ library, week, limit })
      together(() => {
        takeOut(library, some.map(({ id }) => id))
        if (some.length < limit) forgetWeek.run(library, week)
      })
      return some.length === limit
    },
    forgetChanges: (library: string, ids: string[]): void => together(() => ids.forEach((id) => void forgetChange.run(library, id))),
    /** Notes that everything up to now (epoch ms) is in it. Once a day is enough. */
    looked(at: number): void {
      const { since }: { since: number } = lookedSince.get()
      if (at - since > 86_400_000) together(() => void noteLook.run(at))
    },
    /** In which week one stands that may be seen, or null. */
    where(library: string, id: string): Week | null {
      const row: { week: Week } | undefined = weekOf.get(library, id)
      return row?.week ?? null
    },
    /** How often something was taken out that may still be somewhere in the files. */
    takenOut(): number {
      const { times }: { times: number } = takenOut.get()
      return times
    },
    /** Scrubs the files from a page on (1 for the first): gives where to go on, null at the end. */
    scrub: (from: number): number | null => scrub(database, file, from, pagesAtOnce),
    /** The files are scrubbed of the first so many that were taken out. */
    scrubbed: (times: number): void => together(() => void noteScrubbed.run(times)),
    find,
    topics: topics.find,
    close(): void {
      database.close()
    },
  }
}
export type SearchIndex = ReturnType<typeof createSearchIndex>
