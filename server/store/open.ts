import type { Durability } from './durability.ts'
import type { Store } from './port.ts'
import { openRedisStore } from './redis.ts'
import { openSqliteStore } from './sqlite.ts'

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
