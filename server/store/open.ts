import type { Store } from './port.ts'
import { openSqliteStore } from './sqlite.ts'

export interface StoreSettings {
  /** The data folder. */
  folder: string
}

/** The store that the settings name. Rejects, saying what is wrong and where, before anything was written. */
export function openStore({ folder }: StoreSettings): Promise<Store> {
  return openSqliteStore({ folder })
}
