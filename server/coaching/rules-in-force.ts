import { fingerprint, readFolders } from './rules-folder.ts'
import type { RuleFolders } from './rules-folder.ts'
import { readRules } from './rules.ts'
import type { RuleFile } from './rule-file.ts'
import type { RuleBook } from './rules.ts'
import { told } from './yaml-file.ts'

/** The rules that the coach goes by, kept up with their files. */
export interface RulesInForce {
  /** The texts that are in force, and the book they make; `problems` are those of the files as they lie there now. */
  now: () => { files: readonly RuleFile[]; book: RuleBook }
  close: () => void
}

/**
 * Reads the folders now and again whenever a file changed. The first reading takes what is good and leaves out what is not; a later
 * one takes all or nothing, so that half an edit never counts. The files are looked at, not watched: watching is silent on mounted drives.
 * @param lookEvery milliseconds between looks
 * @param changed called after each change was read, whether it was taken or not
 */
export function keepRules(
  folders: RuleFolders, lookEvery: number, log: { warn: (about: object, message: string) => void }, changed: (taken: boolean) => void,
): RulesInForce {
  const read = (): { files: RuleFile[]; book: RuleBook } => {
    const { files, problems } = readFolders(folders)
    const book = readRules(files)
    const all = [...problems, ...book.problems]
    for (const problem of all) log.warn({ problem: told(problem) }, 'a coaching rule has a mistake')
    return { files, book: { ...book, problems: all } }
  }
  let seen = fingerprint(folders)
  let now = read()
  const timer = setInterval(() => {
    const lies = fingerprint(folders)
    if (lies === seen) return
    seen = lies
    const next = read()
    const taken = next.book.problems.length === 0
    now = taken ? next : { files: now.files, book: { ...now.book, problems: next.book.problems } }
    changed(taken)
  }, lookEvery).unref()
  return { now: () => now, close: () => clearInterval(timer) }
}
