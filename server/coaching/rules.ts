import * as v from 'valibot'
import { checks as closedList } from './checks.ts'
import type { Check, Look } from './check.ts'
import { isFields, plainDesks, readDesks } from './desk-rules.ts'
import type { DeskTable } from './desk-rules.ts'
import { readLists } from './reading/lists.ts'
import { createReader } from './reading/read-draft.ts'
import type { DraftToRead, Reading } from './reading/reading.ts'
import { readRehearsals, rehearsalsFolder } from './rehearsal/read-rehearsals.ts'
import type { Rehearsal } from './rehearsal/rehearsal.ts'
import { behaviours, ruleFields } from './rule.ts'
import type { Behaviour, RuleText } from './rule.ts'
import { problemsOf, readYaml } from './yaml-file.ts'
import type { RuleFile } from './rule-file.ts'
import type { Problem, Yaml } from './yaml-file.ts'

/** A rule ready to be used: what its file says, and the look that its check made of it. */
export interface Rule extends RuleText {
  behaviour: Behaviour
  file: string
  look: Look
}

/** Everything that the coach goes by. Files with a problem are left out; what is said about them is in `problems`. */
export interface RuleBook {
  rules: readonly Rule[]
  desks: DeskTable
  /** How drafts are read with these word lists. */
  read: (draft: DraftToRead) => Reading
  /** The scripted patrons of the rehearsal room. */
  rehearsals: readonly Rehearsal[]
  problems: readonly Problem[]
}

/** A rule in force, with the plain fields that it was made from: what a library's own file is laid over. */
interface Entry {
  rule: Rule
  path: string
  own: boolean
  fields: Record<string, unknown>
}

/**
 * Reads rule files and desks.yaml; word lists (under lists/) are the reading's, rehearsals/ the rehearsal room's. Pure: the same texts give the same book.
 * A file of the library's own replaces the shipped rule with its id or its path, field by field: `id` and `level: off` are enough to
 * switch one off. Every mistake in every file is told, not only the first; a shipped rule stays where the file laid over it has one.
 */
export function readRules(files: readonly RuleFile[], checks: Readonly<Record<string, Check>> = closedList): RuleBook {
  const problems: Problem[] = []
  const entries = new Map<string, Entry>()
  const ruleFiles = files.filter(({ path }) => !path.startsWith('lists/') && !path.startsWith(rehearsalsFolder) && path !== 'desks.yaml')
  for (const file of [...ruleFiles.filter(({ own }) => !own), ...ruleFiles.filter(({ own }) => own)]) {
    const name = nameOf(file)
    const { yaml, problems: unreadable } = readYaml(name, file.text)
    problems.push(...unreadable)
    if (yaml === null) continue
    const given = yaml.value
    if (!isFields(given)) {
      problems.push(yaml.problem([], 'expected a rule: lines such as "id: greet-first"'))
      continue
    }
    const under = file.own ? shippedUnder(file.path, String(given['id']), entries) : undefined
    const same = entries.get(String(given['id']))
    if (file.own && same?.own === true) {
      problems.push(yaml.problem(['id'], sameId(same.rule.id, same)))
      continue
    }
    const behaviour = behaviours.find((one) => file.path.startsWith(`${one}/`)) ?? under?.rule.behaviour
    if (behaviour === undefined) {
      problems.push(yaml.problem([], `a rule file lies in one of the folders ${behaviours.join(', ')}`))
      continue
    }
    const fields = { ...under?.fields, ...given }
    const rule = readRule(yaml, fields, { behaviour, file: name }, checks, problems)
    if (rule === null) continue
    const twin = entries.get(rule.id)
    if (twin !== undefined && twin !== under) {
      problems.push(yaml.problem(['id'], sameId(rule.id, twin)))
      continue
    }
    if (under !== undefined) entries.delete(under.rule.id)
    entries.set(rule.id, { rule, path: file.path, own: file.own, fields })
  }
  const rules = [...entries.values()].map(({ rule }) => rule)
  const names = new Set(rules.flatMap(({ id, number }) => [id, ...(number === undefined ? [] : [number])]))
  const { desks, problems: wrongDesks } = readDesks(files.filter(({ path }) => path === 'desks.yaml'), names)
  const { lists, problems: wrongLists } = readLists(files)
  const { rehearsals, problems: wrongRehearsals } = readRehearsals(files)
  return { rules, desks: desks ?? plainDesks, read: createReader(lists), rehearsals, problems: [...problems, ...wrongDesks, ...wrongLists, ...wrongRehearsals] }
}

const sameId = (id: string, { rule: { file } }: Entry): string => `${id} is the id of ${file} too; each rule needs an id of its own`

/** A file as it is called in what people are told. */
const nameOf = ({ own, path }: RuleFile): string => (own ? `your ${path}` : path)

/** The shipped rule that a file of the library's own is laid over: the one with its id, or else with its path. */
function shippedUnder(path: string, id: string, entries: ReadonlyMap<string, Entry>): Entry | undefined {
  const shipped = [...entries.values()].filter(({ own }) => !own)
  return shipped.find(({ rule }) => rule.id === id) ?? shipped.find((entry) => entry.path === path)
}

function readRule(
  yaml: Yaml, fields: unknown, from: { behaviour: Behaviour; file: string }, checks: Readonly<Record<string, Check>>, problems: Problem[],
): Rule | null {
  const named = isFields(fields) && typeof fields['check'] === 'string' ? fields['check'] : ''
  const check = checks[named]
  const shape = v.strictObject({
    ...ruleFields,
    ...check?.fields,
    check: v.pipe(v.string(`one of ${Object.keys(checks).join(', ')}`), v.check((name) => name in checks, `one of ${Object.keys(checks).join(', ')}`)),
  })
  const read = v.safeParse(shape, fields)
  if (!read.success) problems.push(...problemsOf(yaml, read.issues, shape.entries))
  if (!read.success || check === undefined) return null
  return { ...read.output, ...from, look: check.prepare(read.output) }
}
