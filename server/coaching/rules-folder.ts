import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { RuleFile } from './rule-file.ts'
import type { Problem } from './yaml-file.ts'

/** Where rules lie: the folder that Heartdesk ships, and a library's own over it, or null. */
export interface RuleFolders {
  shipped: string
  own: string | null
}

/** Reads every YAML file of both folders, in the order of their paths. A folder or file that can't be read is a problem, not an exception. */
export function readFolders({ shipped, own }: RuleFolders): { files: RuleFile[]; problems: Problem[] } {
  const problems: Problem[] = []
  const files = [{ folder: shipped, own: false }, ...(own === null ? [] : [{ folder: own, own: true }])].flatMap((from) =>
    each(from.folder, problems, (file) => [{ path: relative(from.folder, file).split(sep).join('/'), text: textOf(file), own: from.own }]))
  return { files, problems }
}

/** No rule or list is as long (bytes). Each is read again whenever one of them changes. */
const tooLarge = 500_000
const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Letters that are not UTF-8 would come out as other letters, and nobody would be told why a phrase is never found. */
function textOf(file: string): string {
  if (statSync(file).size > tooLarge) throw new Error(`it is larger than ${tooLarge / 1000} KB, which no rule or list is`)
  const bytes = readFileSync(file)
  try {
    return utf8.decode(bytes)
  } catch {
    throw new Error('it is not saved as UTF-8: save it again, with UTF-8 as its encoding')
  }
}

/** A text that changes when any rule file is added, removed or written. */
export function fingerprint({ shipped, own }: RuleFolders): string {
  return [shipped, ...(own === null ? [] : [own])].flatMap((folder) => each(folder, [], (file) => {
    const { mtimeMs, size } = statSync(file)
    return [`${file} ${mtimeMs} ${size}`]
  })).join('\n')
}

function each<T>(folder: string, problems: Problem[], read: (file: string) => T[]): T[] {
  const attempt = <R>(path: string, act: () => R[]): R[] => {
    try {
      return act()
    } catch (error) {
      problems.push({ file: path, line: 0, field: '', expected: `can't be read (${error instanceof Error ? error.message : String(error)})` })
      return []
    }
  }
  return attempt(folder, () => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    .filter((path) => mayBeRule.test(path) && !hidden.test(path)).sort()
    .flatMap((path) => attempt(join(folder, path), () => {
      if (path.endsWith('.txt')) throw new Error('its name should end in .yaml, not in .txt')
      return read(join(folder, path))
    }))
}

/** Some editors hang a .txt on what they save: that is told, for it would never speak. */
const mayBeRule = /\.ya?ml(?:\.txt)?$/i
/** What editors and file systems keep beside a file is nobody's rule. */
const hidden = /(?:^|[\\/])\./
