import type { Database } from './database.ts'
import type { Keys } from './keys.ts'
import { hashOf, seal } from './seal.ts'
import type { Write, Written } from './write.ts'

type Of<K extends Write['kind']> = Extract<Write, { kind: K }>
interface Found { slot: number; version: number; expires: number | null }

/** How many expired records one sweep takes out, so that no write waits long behind it. */
const atOnce = 500

/** The changes of records. Each is called inside a transaction. */
export function writeRecords(database: Database, keys: Keys) {
  const find = database.prepare('SELECT slot, version, expires FROM records WHERE place = ?')
  const insert = database.prepare('INSERT INTO records (slot, place, shelf, version, expires, body) VALUES (?, ?, ?, ?, ?, ?)')
  const update = database.prepare('UPDATE records SET version = ?, expires = ?, body = ? WHERE slot = ?')
  const deleteRecord = database.prepare('DELETE FROM records WHERE slot = ?')
  const expired = database.prepare('SELECT slot FROM records WHERE expires <= ? LIMIT ?')

  const take = (slot: number): void => {
    keys.drop(slot)
    deleteRecord.run(slot)
  }
  const isGone = (found: Found, now: number) => found.expires !== null && found.expires <= now

  return {
    put({ library, collection, id, text, version, expiresAt }: Of<'put'>, now: number): Written {
      const place = hashOf(library, collection, id)
      const found: Found | undefined = find.get(place)
      const current = !found || isGone(found, now) ? 0 : found.version
      if (current !== version) return { cursor: 0, version: null }
      const { slot, key } = found ? { slot: found.slot, key: keys.renew(found.slot) } : keys.take()
      const body = seal(key, 0, JSON.stringify([id, text, collection]))
      if (found) update.run(version + 1, expiresAt, body, slot)
      else insert.run(slot, place, hashOf(library, collection), version + 1, expiresAt, body)
      return { cursor: 0, version: version + 1 }
    },

    remove({ library, collection, id }: Of<'remove'>, now: number): Written {
      const found: Found | undefined = find.get(hashOf(library, collection, id))
      if (!found) return { cursor: 0, done: false }
      take(found.slot)
      return { cursor: 0, done: !isGone(found, now) }
    },

    /** `done`: some were taken out, and there may be more. */
    sweep({ before }: Of<'sweep'>): Written {
      const rows: { slot: number }[] = expired.all(before, atOnce)
      for (const { slot } of rows) take(slot)
      return { cursor: 0, done: rows.length > 0 }
    },
  }
}
