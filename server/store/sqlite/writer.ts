import * as v from 'valibot'
import { one, whyAway, type Database } from './database.ts'
import { createKeys } from './keys.ts'
import { version } from './schema.ts'
import type { Committed, Outcome, Write, Written } from './write.ts'
import { writeLogs } from './write-logs.ts'
import { writeRecords } from './write-records.ts'

/** Writes to a database that `openToWrite` opened, and closes it. (It keeps the database itself: statements alone do not, and crash.) */
export function createWriter(database: Database) {
  const keys = createKeys(database)
  const logs = writeLogs(database, keys)
  const records = writeRecords(database, keys)
  const begin = database.prepare('BEGIN IMMEDIATE')
  const end = database.prepare('COMMIT')
  const feedEnd = database.prepare('SELECT max(ifnull((SELECT max(cursor) FROM events), 0), ifnull((SELECT max(cursor) FROM erased), 0)) AS cursor')

  /** A write that changes nothing, to see whether the disk takes one. */
  function touch(): Written {
    database.exec(`PRAGMA user_version = ${version}`)
    return { cursor: 0 }
  }

  function write(one: Write, next: () => number): Written {
    switch (one.kind) {
      case 'append': return logs.append(one, next)
      case 'mask': return logs.mask(one)
      case 'erase': return logs.erase(one, next)
      case 'put': return records.put(one, Date.now())
      case 'remove': return records.remove(one, Date.now())
      case 'sweep': return records.sweep(one)
      case 'probe': return touch()
    }
  }

  function together(group: Write[]): Committed {
    const began = performance.now()
    begin.run()
    try {
      const before: number = feedEnd.get().cursor
      let cursor = before
      const next = () => (cursor += 1)
      const outcomes = group.map((one) => write(one, next))
      end.run()
      return { before, outcomes, took: performance.now() - began }
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  }

  return {
    /**
     * Writes the group and commits once; it is on the disk when this returns. Where one of them fails by its own fault, each is
     * written by itself, so that only that one fails. Throws where the store can't be written to (`whyAway`).
     */
    commit(group: Write[]): Committed {
      try {
        return together(group)
      } catch (error) {
        if (whyAway(error) !== null) throw error
        if (group.length === 1) return { before: -1, took: 0, outcomes: [{ failed: error instanceof Error ? error.message : String(error) }] }
      }
      const alone = group.map((one) => this.commit([one]))
      return { before: -1, took: alone.reduce((sum, { took }) => sum + took, 0), outcomes: alone.flatMap<Outcome>(({ outcomes }) => outcomes) }
    },
    /** Moves what was written into the database's own file and empties the journal beside it. False: somebody is reading, try again. */
    emptyJournal(): boolean {
      return one(database, 'PRAGMA wal_checkpoint(TRUNCATE)', v.number()) === 0
    },
    close(): void {
      // Closing does not do this while there are statements, and statements end only with the garbage.
      this.emptyJournal()
      database.close()
    },
  }
}
export type Writer = ReturnType<typeof createWriter>
