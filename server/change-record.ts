import * as v from 'valibot'
import type { Records } from './store/port.ts'

/** One change that waits for its record. It gives back what it was given where nothing is to be written. */
interface Change {
  to: (was: unknown) => unknown
  until: number | undefined
  resolve: () => void
  reject: (error: unknown) => void
}

/** What waits for each record of a store while the record is being written. */
const waiting = new WeakMap<Records, Map<string, Change[]>>()

/**
 * Reads, changes and writes one record, again where somebody else was first; a change that gives back what it was given writes nothing. Changes of one record that come while it is being
 * written are made in turn and written together: all of a library's librarians are counted in one record, and each would find that another was first. `until`: when it expires (epoch ms).
 * Rejects where `to` throws, for that change alone.
 */
export function changeRecord<S extends v.GenericSchema>(
  records: Records, shape: S, place: readonly [library: string, collection: string, id: string], to: (was: v.InferOutput<S> | null) => v.InferOutput<S>, until?: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const change: Change = {
      until, resolve, reject,
      to(stored) {
        const was = stored === null ? null : v.parse(shape, stored)
        const next = to(was)
        return next === was ? stored : next
      },
    }
    const ofStore = waiting.get(records) ?? new Map<string, Change[]>()
    waiting.set(records, ofStore)
    const key = JSON.stringify(place)
    const before = ofStore.get(key)
    if (before) return void before.push(change)
    const queue = [change]
    ofStore.set(key, queue)
    void writeAll(records, place, queue, () => ofStore.delete(key))
  })
}

/** @param done is called in the same moment in which nothing waits any more: what comes after it begins anew */
async function writeAll(records: Records, place: readonly [string, string, string], queue: Change[], done: () => void): Promise<void> {
  while (queue.length > 0) {
    const group = queue.splice(0)
    await write(records, place, group).catch((error: unknown) => group.forEach(({ reject }) => reject(error)))
  }
  done()
}

/** Makes these changes, one on the other, and writes once. */
async function write(records: Records, place: readonly [string, string, string], changes: readonly Change[]): Promise<void> {
  for (;;) {
    const stored = await records.get(...place)
    const before: unknown = stored?.value ?? null
    let value = before
    let until: number | undefined
    const made: Change[] = []
    for (const change of changes) {
      try {
        const next = change.to(value)
        if (next !== value) until = change.until
        value = next
        made.push(change)
      } catch (error) {
        change.reject(error)
      }
    }
    if (value !== before && (await records.put(...place, value, stored?.version ?? 0, until)) === null) continue
    for (const { resolve } of made) resolve()
    return
  }
}
