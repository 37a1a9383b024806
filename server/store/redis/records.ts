import * as v from 'valibot'
import type { Cleaning } from '../cleaning.ts'
import type { KeptRecord, Records, StoredRecord } from '../port.ts'
import { textOf } from '../texts.ts'
import type { Connection } from './connection.ts'
import { recordKey, shelfKey, shelfPrefix } from './keys.ts'
import { put as putScript, remove } from './scripts.ts'

/** How many records are read at once, so that Redis is not held up by a long list. */
const atOnce = 500

/** A record is kept as its version, a space, and its value as JSON. */
function recordOf(id: string, stored: string): StoredRecord {
  const space = stored.indexOf(' ')
  return { id, version: Number(stored.slice(0, space)), value: JSON.parse(stored.slice(space + 1)) }
}

/** Records in Redis: each a key of its own, that Redis drops when it expires; beside them, for each collection, the ids that are in it. */
export function createRecords(redis: Connection, cleaning: Cleaning): Records {
  const put: Records['put'] = async (library, collection, id, value, version, expiresAt) => {
    const keys = [recordKey(library, collection, id), shelfKey(library, collection)]
    const args = [id, String(version), textOf(value), expiresAt === undefined ? '' : String(Math.floor(expiresAt - Date.now()))]
    const now = v.parse(v.number(), await redis.run(putScript, keys, args))
    return now === 0 ? null : now
  }

  async function read(library: string, collection: string, ids: string[]): Promise<StoredRecord[]> {
    const stored = await redis.ask((client) => client.mGet(ids.map((id) => recordKey(library, collection, id))))
    return stored.flatMap((one, index) => (one === null ? [] : [recordOf(ids[index] ?? '', one)]))
  }

  async function* shelf(library: string, collection: string): AsyncIterable<KeptRecord[]> {
    const ids = await redis.ask((client) => client.zRangeWithScores(shelfKey(library, collection), 0, -1))
    const ends = new Map(ids.map(({ value, score }) => [value, Number.isFinite(score) ? score : null]))
    for (let first = 0; first < ids.length; first += atOnce) {
      const found = await read(library, collection, ids.slice(first, first + atOnce).map(({ value }) => value))
      yield found.map((one) => ({ ...one, collection, expiresAt: ends.get(one.id) ?? null }))
    }
  }

  return {
    put,
    async *all(library) {
      const shelves = new Set<string>()
      let cursor = '0'
      do {
        const found = await redis.ask((client) => client.scan(cursor, { MATCH: `${shelfPrefix(library)}*`, COUNT: atOnce }))
        for (const key of found.keys) shelves.add(key)
        cursor = found.cursor
      } while (cursor !== '0')
      for (const key of shelves) yield* shelf(library, key.slice(shelfPrefix(library).length))
    },
    async replace(...given) {
      const now = await put(...given)
      if (now !== null) await cleaning.done()
      return now
    },
    async get(library, collection, id) {
      const stored = await redis.ask((client) => client.get(recordKey(library, collection, id)))
      return stored === null ? null : recordOf(id, stored)
    },
    async list(library, collection) {
      const ids = await redis.ask((client) => client.zRange(shelfKey(library, collection), '-inf', '+inf', { BY: 'SCORE' }))
      const found: StoredRecord[] = []
      for (let first = 0; first < ids.length; first += atOnce) found.push(...(await read(library, collection, ids.slice(first, first + atOnce))))
      return found
    },
    async remove(library, collection, id) {
      const removed = await redis.run(remove, [recordKey(library, collection, id), shelfKey(library, collection)], [id])
      // Nobody waits for this one: a one-time link is taken at once, and writing all files anew can take long.
      if (removed === 1) void cleaning.done().catch(() => {})
      return removed === 1
    },
  }
}
