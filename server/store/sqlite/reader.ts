import * as v from 'valibot'
import type { FeedEntry, KeptRecord, LogEvent, LogName, StoredRecord } from '../port.ts'
import { Event } from '../texts.ts'
import { openToRead } from './database.ts'
import { hashOf, unseal } from './seal.ts'

interface EventRow { seq: number; body: Uint8Array; key: Uint8Array }
interface FeedRow extends EventRow { cursor: number; name: LogName }
interface ShelvedRow extends RecordRow { slot: number; shelf: Uint8Array; expires: number | null }
interface RecordRow { version: number; body: Uint8Array; key: Uint8Array }

const Value = v.tuple([v.string(), v.string()])
const ValueInCollection = v.tuple([v.string(), v.string(), v.string()])

/** The first and the last name that a log of the library could have: '0' is the letter after '/'. */
const namesOf = (library: string) => [`${library}/`, `${library}0`] as const

function eventOf({ seq, body, key }: EventRow): LogEvent {
  try {
    return v.parse(Event, JSON.parse(unseal(key, seq, body)))
  } catch (error) {
    throw new Error(`event ${seq} can't be read: the database is damaged`, { cause: error })
  }
}

/** One damaged log must not keep the others from their followers: whoever reads it is told. */
function entryOf({ cursor, name, ...row }: FeedRow): { at: number; log: LogName; event: LogEvent }[] {
  try {
    return [{ at: cursor, log: name, event: eventOf(row) }]
  } catch {
    return []
  }
}

function recordOf({ version, body, key }: RecordRow): StoredRecord {
  const [id, text] = v.parse(Value, JSON.parse(unseal(key, 0, body)))
  return { id, value: JSON.parse(text), version }
}

/** The record with its collection, or nothing where it is of another library. */
function keptOf(library: string, row: ShelvedRow): KeptRecord[] {
  const read = v.safeParse(ValueInCollection, JSON.parse(unseal(row.key, 0, row.body)))
  if (!read.success) throw new Error('a record was written before records said which collection they are of: it can be read, but not moved')
  const [id, text, collection] = read.output
  if (!hashOf(library, collection).equals(row.shelf)) return []
  return [{ id, collection, value: JSON.parse(text), version: row.version, expiresAt: row.expires }]
}

/** The connection that reads. It sees what is committed, and never waits for the one that writes. */
export function createReader(file: string) {
  // The statements alone do not keep the database from being collected.
  const database = openToRead(file)
  const slot = 'logs JOIN keys USING (slot)'
  const events = database.prepare(`SELECT seq, body, key FROM ${slot} JOIN events ON log = slot WHERE name = ? AND seq > ? ORDER BY seq LIMIT ?`)
  const marked = database.prepare('SELECT seq FROM logs JOIN events ON log = slot WHERE name = ? AND mark = ?')
  const live = database.prepare('SELECT name FROM logs WHERE live = 1 AND name > ? AND name < ?')
  const names = database.prepare('SELECT name FROM logs WHERE name > ? AND name < ? ORDER BY name LIMIT ?')
  const appended = database.prepare(
    `SELECT cursor, name, seq, body, key FROM events CROSS JOIN ${slot} WHERE log = slot AND cursor > ? AND cursor <= ? AND name > ? AND name < ? ORDER BY cursor`,
  )
  const erased = database.prepare('SELECT cursor, name FROM erased WHERE cursor > ? AND cursor <= ? AND name > ? AND name < ? ORDER BY cursor')
  const end = database.prepare('SELECT max(ifnull((SELECT max(cursor) FROM events), 0), ifnull((SELECT max(cursor) FROM erased), 0)) AS cursor')
  const found = 'SELECT version, body, key FROM records JOIN keys USING (slot) WHERE (expires IS NULL OR expires > ?)'
  const record = database.prepare(`${found} AND place = ?`)
  const shelf = database.prepare(`${found} AND shelf = ?`)
  const shelved = database.prepare('SELECT slot, shelf, expires, version, body, key FROM records JOIN keys USING (slot) WHERE (expires IS NULL OR expires > ?) AND slot > ? ORDER BY slot LIMIT ?')

  return {
    read(log: LogName, after: number, limit: number): LogEvent[] {
      const rows: EventRow[] = events.all(log, after, limit === Infinity ? -1 : limit)
      return rows.map(eventOf)
    },
    appended(log: LogName, once: string): number | null {
      const row: { seq: number } | undefined = marked.get(log, hashOf(log, once))
      return row?.seq ?? null
    },
    live(library: string): LogName[] {
      const rows: { name: LogName }[] = live.all(...namesOf(library))
      return rows.map(({ name }) => name)
    },
    names(library: string, after: string, limit: number): LogName[] {
      const [first, last] = namesOf(library)
      const rows: { name: LogName }[] = names.all(after > first ? after : first, last, limit)
      return rows.map(({ name }) => name)
    },
    /** The feed's entries of a library above one cursor, up to another, in order. */
    feed(library: string, above: number, upTo: number): FeedEntry[] {
      const [first, last] = namesOf(library)
      const said: FeedRow[] = appended.all(above, upTo, first, last)
      const gone: FeedRow[] = erased.all(above, upTo, first, last)
      return [...said.flatMap(entryOf), ...gone.map((row) => ({ at: row.cursor, log: row.name, event: null }))]
        .sort((a, b) => a.at - b.at)
        .map(({ at, log, event }) => ({ cursor: String(at), log, event }))
    },
    feedEnd(): number {
      return end.get().cursor
    },
    record(library: string, collection: string, id: string): StoredRecord | null {
      const row: RecordRow | undefined = record.get(Date.now(), hashOf(library, collection, id))
      return row ? recordOf(row) : null
    },
    records(library: string, collection: string): StoredRecord[] {
      const rows: RecordRow[] = shelf.all(Date.now(), hashOf(library, collection))
      return rows.map(recordOf)
    },
    /** Every record of the library, so many at a time. */
    *all(library: string, atOnce: number): Generator<KeptRecord[]> {
      for (let after = -1; ;) {
        const rows: ShelvedRow[] = shelved.all(Date.now(), after, atOnce)
        const last = rows.at(-1)
        if (!last) return
        yield rows.flatMap((row) => keptOf(library, row))
        after = last.slot
      }
    },
    close(): void {
      database.close()
    },
  }
}
export type Reader = ReturnType<typeof createReader>
