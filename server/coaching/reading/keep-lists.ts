import { fingerprint, readFolders, type RuleFolders } from '../rules-folder.ts'
import { readLists, type Lists } from './lists.ts'

/**
 * The word lists as they lie in the folders, for whoever needs nothing else of the rules: read when they are first asked for, and anew where a file has changed since, looked at no more
 * often than `lookEvery` (ms). A later reading with a mistake in it is passed over, as the coach passes over it (rules-in-force.ts tells what is wrong).
 */
export function keepLists(folders: RuleFolders, lookEvery = 10_000, now: () => number = Date.now): () => Lists {
  let lists: Lists | null = null
  let seen = ''
  let lookedAt = 0
  return () => {
    if (lists && now() < lookedAt + lookEvery) return lists
    lookedAt = now()
    const lies = fingerprint(folders)
    if (lists && lies === seen) return lists
    seen = lies
    const { files, problems: unreadable } = readFolders(folders)
    const read = readLists(files)
    if (!lists || unreadable.length + read.problems.length === 0) lists = read.lists
    return lists
  }
}
