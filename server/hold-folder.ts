import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { isBusy, makeDataFolder } from './store/sqlite/database.ts'

/**
 * Holds the data folder for this server, until the process ends, by whatever: two servers on one folder would each think that nobody is at the desk of the other. The programs of the command line work
 * beside a server and hold nothing. Node has no locks of its own; SQLite's go with the process, so none is left behind.
 * Throws where another server holds it, or nothing can be written to it.
 */
export function holdFolder(folder: string): { release: () => void } {
  makeDataFolder(folder)
  const lock = new DatabaseSync(join(folder, 'in-use.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    if (!isBusy(error)) throw error
    throw new Error(`the data folder ${folder} is in use by another Heartdesk: end that one, or set HEARTDESK_DATA to another folder. Several servers share a Redis (REDIS_URL), and each has a folder of its own`, { cause: error })
  }
  return { release: () => lock.close() }
}
