import { newKey, noKey } from './seal.ts'
import type { Database } from './database.ts'

/** A slot's row is never deleted and never changes its size: see schema.ts. */
export function createKeys(database: Database) {
  const reuse = database.prepare('UPDATE keys SET free = 0, key = ? WHERE slot = (SELECT slot FROM keys WHERE free = 1 LIMIT 1) RETURNING slot')
  const add = database.prepare('INSERT INTO keys (free, key) VALUES (0, ?) RETURNING slot')
  const set = database.prepare('UPDATE keys SET free = ?, key = ? WHERE slot = ?')
  return {
    /** A slot with a new key in it. */
    take(): { slot: number; key: Buffer } {
      const key = newKey()
      const { slot } = reuse.get(key) ?? add.get(key)
      return { slot, key }
    },
    /** Overwrites the slot's key with a new one. */
    renew(slot: number): Buffer {
      const key = newKey()
      set.run(0, key, slot)
      return key
    },
    /** Overwrites the slot's key with nothing. */
    drop(slot: number): void {
      set.run(1, noKey, slot)
    },
  }
}
export type Keys = ReturnType<typeof createKeys>
