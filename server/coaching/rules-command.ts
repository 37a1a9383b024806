import { existsSync } from 'node:fs'
import { examplesGoneWrong } from './examples.ts'
import { shippedRules } from './create-coach.ts'
import { readFolders } from './rules-folder.ts'
import { readRules } from './rules.ts'
import type { Rule } from './rules.ts'
import { walksGoneWrong } from './rehearsal/walk.ts'
import { told } from './yaml-file.ts'

/** What a look over a folder of rules found. */
export interface Report {
  /** Every mistake, one line each: in which file, at which line, in which field, and what was expected. */
  problems: string[]
  /** The rules that would be in force. */
  rules: readonly Rule[]
  /** What each rule file of the library's own does, one line each. */
  own: string[]
  /** And how many scripted patrons. */
  rehearsals: number
}

/**
 * Checks the rules as they would be in force with a library's own folder laid over the shipped ones: that every file can be read, and that
 * each rule nudges and stays quiet as its own examples say, and each rehearsal ends as its own walks say.
 * @param dir the library's own folder; null checks the shipped rules alone
 */
export function checkRules(dir: string | null): Report {
  const { files, problems } = readFolders({ shipped: shippedRules, own: dir })
  const book = readRules(files)
  const wrong = book.rules.flatMap((rule) => examplesGoneWrong(rule, book).map(({ path, expected }) => `${rule.file}, ${path.join('.')}: ${expected}`))
  const astray = book.rehearsals.flatMap((one) => walksGoneWrong(one, book).map(({ path, expected }) => `rehearsal ${one.id}, ${path.join('.')}: ${expected}`))
  const shipped = readRules(files.filter((file) => !file.own)).rules
  const mine = book.rules.filter(({ file }) => file.startsWith('your ')).map(({ id, file, level }) => {
    const under = shipped.find((one) => one.id === id || `your ${one.file}` === file)
    return `${file}: ${under ? `changes the shipped rule ${under.id}${under.id === id ? '' : `, and calls it ${id}`}` : `a rule of its own, ${id}`}${level === 'off' ? ' (off)' : ''}`
  })
  return { own: mine, problems: [...[...problems, ...book.problems].map(told), ...wrong, ...astray], rules: book.rules, rehearsals: book.rehearsals.length }
}

/**
 * `heartdesk rules check [dir]`: prints what is wrong, or how many rules are in force.
 * @returns the exit code: 0 all is well, 1 a rule is wrong, 2 the command itself was
 */
export async function rulesCommand(args: readonly string[]): Promise<number> {
  const [what, dir, ...rest] = args
  if (what !== 'check' || rest.length > 0) {
    console.error('use: heartdesk rules check [the folder of your own rules]')
    return 2
  }
  if (dir !== undefined && !existsSync(dir)) {
    console.error(`heartdesk: there is no folder ${dir}`)
    return 2
  }
  const { problems, rules, own, rehearsals } = checkRules(dir ?? null)
  for (const problem of problems) console.error(problem)
  for (const one of own) console.log(one)
  const off = rules.filter(({ level }) => level === 'off').length
  console.log(`${rules.length} rules, ${own.length} of them from your folder, ${off} off; ${rehearsals} rehearsals; ${problems.length === 0 ? 'all is well' : `${problems.length} to mend`}`)
  return problems.length === 0 ? 0 : 1
}
