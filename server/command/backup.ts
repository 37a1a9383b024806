import { backupDatabase, restoreDatabase } from '../store/sqlite/backup.ts'
import { Usage, type Command, type Given } from './command.ts'

/** The one file that is meant. Redis has its own ways, which also know its cluster. */
function fileOf({ args: [file, ...more], settings }: Given): string {
  if (settings.redis !== null) throw new Error('REDIS_URL is set: save Redis with its own means (its append-only file, or BGSAVE)')
  if (file === undefined || more.length > 0) throw new Usage('which file?')
  return file
}

/** What belongs to a librarian alone, and is in no copy that others keep: what their practice has shown, and what they have asked of the coach. */
const personal = ['practice', 'wishes']

/** Copies the embedded database into a file, while a server may be running. */
export const backup: Command = {
  usage: ['backup FILE'],
  does: 'copies the database into a new file, whole and consistent, while the server runs, but for each librarian’s own practice; keep it as safe as the data folder',
  run: async (given) => {
    const file = fileOf(given)
    const { folder, libraries } = given.settings
    backupDatabase(folder, file, libraries.flatMap((library) => personal.map((collection) => ({ library, collection }))))
    console.log(`the database of ${folder} is in ${file}`)
  },
}

/** Puts a copy back, into a data folder that holds no database. */
export const restore: Command = {
  usage: ['restore FILE'],
  does: 'puts such a copy into an empty data folder; what was erased since it was made is in it again',
  run: async (given) => {
    const file = fileOf(given)
    restoreDatabase(given.settings.folder, file)
    console.log(`${file} is the database of ${given.settings.folder} now`)
  },
}
