import * as v from 'valibot'
import { isFields } from '../desk-rules.ts'
import type { RuleFile } from '../rule-file.ts'
import { problemsOf, readYaml, type Problem, type Yaml } from '../yaml-file.ts'
import { Rehearsal } from './rehearsal.ts'

/** Where rehearsals lie in a rules folder. */
export const rehearsalsFolder = 'rehearsals/'

/**
 * Reads the scripted patrons. A file of the library's own stands in the place of the shipped one with its id or its path; every mistake is
 * told, by file and field, and a file that has one is left out.
 */
export function readRehearsals(files: readonly RuleFile[]): { rehearsals: Rehearsal[]; problems: Problem[] } {
  const problems: Problem[] = []
  const read = new Map<string, { rehearsal: Rehearsal; file: RuleFile }>()
  const ours = files.filter(({ path }) => path.startsWith(rehearsalsFolder))
  for (const file of [...ours.filter(({ own }) => !own), ...ours.filter(({ own }) => own)]) {
    const { yaml, problems: unreadable } = readYaml(file.own ? `your ${file.path}` : file.path, file.text)
    problems.push(...unreadable)
    const rehearsal = yaml && parsed(yaml, problems)
    if (!yaml || !rehearsal) continue
    const twin = read.get(rehearsal.id)
    if (twin && twin.file.own === file.own) {
      problems.push(yaml.problem(['id'], `${rehearsal.id} is the id of ${twin.file.path} too; each rehearsal needs an id of its own`))
      continue
    }
    for (const [id, one] of read) if (file.own && one.file.path === file.path) read.delete(id)
    read.set(rehearsal.id, { rehearsal, file })
  }
  return { rehearsals: [...read.values()].map(({ rehearsal }) => rehearsal), problems }
}

function parsed(yaml: Yaml, problems: Problem[]): Rehearsal | null {
  const result = v.safeParse(Rehearsal, yaml.value)
  if (!result.success) {
    problems.push(...(isFields(yaml.value) ? problemsOf(yaml, result.issues, Rehearsal.entries) : [yaml.problem([], 'expected a rehearsal: lines such as "id: a-fine"')]))
    return null
  }
  const wrong = lost(result.output).map(({ path, expected }) => yaml.problem(path, expected))
  problems.push(...wrong)
  return wrong.length === 0 ? result.output : null
}

/** Names that lead nowhere, and states and ends to which nothing leads. */
function lost(rehearsal: Rehearsal): { path: (string | number)[]; expected: string }[] {
  const { states, ends, begins, examples } = rehearsal
  const ways = Object.entries(states).flatMap(([name, { reactions, otherwise }]) =>
    Object.entries({ reactions, otherwise }).flatMap(([list, answers]) => answers.map(({ to }, index) => ({ path: ['states', name, list, index, 'to'], to }))))
  const known = [...Object.keys(states), ...Object.keys(ends)]
  const toEnds = [
    { path: ['left-alone'], to: rehearsal['left-alone'] }, { path: ['examples', 'good', 'ends'], to: examples.good.ends }, { path: ['examples', 'poor', 'ends'], to: examples.poor.ends },
  ]
  const reached = new Set([begins, rehearsal['left-alone'], ...ways.map(({ to }) => to)])
  return [
    ...(Object.hasOwn(states, begins) ? [] : [{ path: ['begins'], expected: `there is no state of this name; there are: ${Object.keys(states).join(', ')}` }]),
    ...ways.flatMap(({ path, to }) => (to === undefined || known.includes(to) ? [] : [{ path, expected: `there is no state or end of this name; there are: ${known.join(', ')}` }])),
    ...toEnds.flatMap(({ path, to }) => (Object.hasOwn(ends, to) ? [] : [{ path, expected: `there is no end of this name; there are: ${Object.keys(ends).join(', ')}` }])),
    ...Object.keys(states).flatMap((name) => (Object.hasOwn(ends, name) ? [{ path: ['ends', name], expected: 'a state has this name already' }] : [])),
    ...known.flatMap((name) => (reached.has(name) ? [] : [{ path: [Object.hasOwn(states, name) ? 'states' : 'ends', name], expected: 'nothing leads here' }])),
  ]
}
