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
    each(from.folder, problems, (file) => [{ path: relative(from.folder, file).split(sep).join('/'), text: readFileSync(file, 'utf8'), own: from.own }]))
  return { files, problems }
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
    .filter((path) => /\.ya?ml$/.test(path)).sort()
    .flatMap((path) => attempt(join(folder, path), () => read(join(folder, path))))
}
