import { backupDatabase, restoreDatabase } from '../store/sqlite/backup.ts'
import { allSheets, declinedOf, keysOf } from '../trial/shelves.ts'
import { eraseAgain } from '../erase-again.ts'
import { erasuresIn } from '../erasures.ts'
import { erasingParts } from './erasing-parts.ts'
import { Usage, withStore, type Command, type Given } from './command.ts'

/** The one file that is meant. Redis has its own ways, which also know its cluster. */
function fileOf({ args: [file, ...more], settings }: Given): string {
  if (settings.redis !== null) throw new Error('REDIS_URL is set: save Redis with its own means (its append-only file, or BGSAVE)')
  if (file === undefined || more.length > 0) throw new Usage('which file?')
  return file
}

/** What belongs to a librarian alone, and is in no copy that others keep: what their practice has shown, and what they have asked of the coach. */
const personal = ['practice', 'wishes']
/** What a trial of the coach records goes at its end, and a copy would outlive it. */
const ofTrials = [keysOf, declinedOf, ...allSheets]
/** What opens doors: a session that was ended since, or a link that was used since, must not open one again. */
const doors = ['sessions', 'tickets', 'invites']

/** Copies the embedded database into a file, while a server may be running. */
export const backup: Command = {
  usage: ['backup FILE'],
  does: 'copies the database into a new file, whole and consistent, while the server runs, but for each librarian’s own practice; keep it as safe as the data folder',
  run: async (given) => {
    const file = fileOf(given)
    const { folder, libraries } = given.settings
    backupDatabase(folder, file, libraries.flatMap((library) => [...personal, ...ofTrials, ...doors].map((collection) => ({ library, collection }))))
    console.log(`the database of ${folder} is in ${file}`)
  },
}

/** Puts a copy back, into a data folder that holds no database. */
export const restore: Command = {
  usage: ['restore FILE'],
  does: 'puts such a copy into a data folder without a database; what was erased on request since it was made is erased again, by the list in that folder',
  run: async (given) => {
    const file = fileOf(given)
    const { folder, libraries } = given.settings
    restoreDatabase(folder, file)
    console.log(`${file} is the database of ${folder} now`)
    await withStore(given, async (store) => {
      const parts = erasingParts(folder, store)
      const again = await eraseAgain(parts, parts.erasures, libraries)
      console.log(again === null ? `there is no ${erasuresIn(folder)}, the list of what was erased since: if you have one, put it there before the server starts` : `erased again: ${again}`)
    })
  },
}
