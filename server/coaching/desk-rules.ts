import * as v from 'valibot'
import { deskKinds } from '../../shared/desk.ts'
import type { DeskKind } from '../../shared/desk.ts'
import { levels, line } from './rule.ts'
import type { Level } from './rule.ts'
import type { RuleFile } from './rule-file.ts'
import { problemsOf, readYaml } from './yaml-file.ts'
import type { Problem } from './yaml-file.ts'

const entries = {
  name: line('what this kind of desk is called'),
  patience: v.pipe(v.number('seconds, such as 90'), v.minValue(10, 'at least 10 seconds'), v.maxValue(3600, 'at most 3600 seconds')),
  'cold-from': v.pipe(v.number('a number from 0 to 1'), v.minValue(0, 'a number from 0 to 1'), v.maxValue(1, 'a number from 0 to 1')),
  'plain-here': v.optional(v.array(line('a word of the trade, such as database'), 'a list of words'), []),
  levels: v.optional(v.record(v.string(), v.picklist(levels, `one of ${levels.join(', ')}`), 'rules by number or id, each with a level'), {}),
}
const Desks = v.strictObject({ ...v.entriesFromList(deskKinds, v.strictObject(entries, 'name, patience, cold-from, plain-here, levels')) })

/** What one kind of desk changes. */
export interface DeskRules {
  name: string
  /** R3: how many seconds a patron waits here before a word is due. */
  patience: number
  /** How cold (0 to 1) a draft must read here before tone is asked about. */
  coldFrom: number
  /** R9: words of the trade that patrons of this desk use themselves. */
  plainHere: readonly string[]
  /** Levels by a rule's number or id, in place of the rule's own. */
  levels: Readonly<Record<string, Level>>
}
export type DeskTable = Readonly<Record<DeskKind, DeskRules>>

/** The table where no desks.yaml can be read: no rule is changed. */
export const plainDesks: DeskTable = forEachKind((kind) => ({ name: kind, patience: 90, coldFrom: 0.9, plainHere: [], levels: {} }))

function forEachKind(make: (kind: DeskKind) => DeskRules): DeskTable {
  const [reference, circulation, children, research, technical] = deskKinds
  return {
    reference: make(reference), circulation: make(circulation), children: make(children), research: make(research), technical: make(technical),
  }
}

/**
 * Reads what each kind of desk changes. A library's own file needs only what differs: it is laid over the shipped one, kind by kind, and one with a mistake is left out.
 * @param rules ids and numbers of the rules that there are
 * @returns the table, or null where there is none, and all problems
 */
export function readDesks(files: RuleFile[], rules: ReadonlySet<string>): { desks: DeskTable | null; problems: Problem[] } {
  let table: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const { path, text, own } of files) {
    const { yaml, problems: unreadable } = readYaml(own ? `your ${path}` : path, text)
    problems.push(...unreadable)
    if (yaml === null || yaml.value === null) continue
    if (!isFields(yaml.value)) {
      problems.push(yaml.problem([], 'expected kinds of desks: lines such as "children:", and under it "  patience: 45"'))
      continue
    }
    const laid = { ...table }
    for (const [kind, change] of Object.entries(yaml.value)) laid[kind] = overlaid(table[kind], change)
    const read = v.safeParse(Desks, laid)
    const wrong = read.success ? (own ? levelsOfNoRule(yaml.value, rules) : []).map((at) => yaml.problem(at, 'there is no rule of this number or id')) : problemsOf(yaml, read.issues, Desks.entries)
    problems.push(...wrong)
    if (wrong.length === 0) table = laid
  }
  const read = v.safeParse(Desks, table)
  if (!read.success) return { desks: null, problems }
  const { output } = read
  return { desks: forEachKind((kind) => ({ ...output[kind], coldFrom: output[kind]['cold-from'], plainHere: output[kind]['plain-here'] })), problems }
}

const levelsOfNoRule = (desks: Record<string, unknown>, rules: ReadonlySet<string>): string[][] => Object.entries(desks).flatMap(([kind, desk]) =>
  (isFields(desk) && isFields(desk['levels']) ? Object.keys(desk['levels']).filter((rule) => !rules.has(rule)).map((rule) => [kind, 'levels', rule]) : []))

export const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function overlaid(under: unknown, over: unknown): unknown {
  if (!isFields(under) || !isFields(over)) return over
  const levels = isFields(under['levels']) && isFields(over['levels']) ? { levels: { ...under['levels'], ...over['levels'] } } : {}
  return { ...under, ...over, ...levels }
}
