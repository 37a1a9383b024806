import type { Store } from './port.ts'
import { openRedisStore } from './redis.ts'
import { openSqliteStore } from './sqlite.ts'

/** What Redis must have done with a write before it acknowledges it: put it on the disk, or only promise to within a second. */
export const durabilities = ['always', 'everysec'] as const
export type Durability = (typeof durabilities)[number]

export interface StoreSettings {
  /** The data folder of the embedded store. */
  folder: string
  /** `redis[s]://[user:password@]host[:port][/database]`, or null for the embedded store. */
  redis: string | null
  durability: Durability
}

/** The store that the settings name. Rejects, saying what is wrong and where, before anything was written. */
export function openStore({ folder, redis, durability }: StoreSettings): Promise<Store> {
  return redis === null ? openSqliteStore({ folder }) : openRedisStore({ url: redis, durability })
}
