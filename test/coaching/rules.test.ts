import { describe, expect, test } from 'vitest'
import { examplesGoneWrong } from '../../server/coaching/examples.ts'
import { behaviours } from '../../server/coaching/rule.ts'
import { readRules } from '../../server/coaching/rules.ts'
import type { RuleFile } from '../../server/coaching/rule-file.ts'
import { told } from '../../server/coaching/yaml-file.ts'
import { shippedBook, shippedFiles } from './shipped.ts'

describe('the rules that are shipped', () => {
  test('can all be read', () => {
    expect(shippedBook.problems.map(told)).toEqual([])
  })

  test.each(shippedBook.rules.map((rule) => ({ id: rule.id, rule })))('$id nudges and stays quiet as its examples say', ({ rule }) => {
    expect(examplesGoneWrong(rule, shippedBook)).toEqual([])
  })

  test('are R1 to R18, in all six behaviours', () => {
    const numbers = new Set(shippedBook.rules.map(({ number }) => number))
    expect([...numbers].sort()).toEqual(Array.from({ length: 18 }, (_, index) => `R${index + 1}`).sort())
    expect(new Set(shippedBook.rules.map(({ behaviour }) => behaviour))).toEqual(new Set(behaviours))
  })

  test('pause only where an unanswered goodbye, a secret, or a vague research question is at stake', () => {
    expect(shippedBook.rules.filter(({ level }) => level === 'pause').map(({ number, id }) => [number, id]).sort()).toEqual([
      ['R10', 'never-ask-for-a-pin'], ['R15', 'ask-if-answered'], ['R4', 'restate-a-vague-question'],
    ])
  })
})

const good = `id: say-sorry-once
name: Sorry once
check: says
phrases: [sorry sorry]
level: margin
asks: Once may be enough. Is it?
why: Our own policy.
source: House style of the town library, page 4
example: I'm sorry about the lift.
examples:
  nudge: [{ chat: [{ patron: where is it }], draft: Sorry sorry! }]
  quiet: [{ draft: "Sorry about the lift." }]
`
const own = (path: string, text: string): RuleFile => ({ path, text, own: true })
const told$ = (...files: RuleFile[]): string[] => readRules([...shippedFiles, ...files]).problems.map(told)
const without = (field: string): string => good.split('\n').filter((line) => !line.startsWith(field)).join('\n')

describe("a library's own rule files", () => {
  test('add a rule', () => {
    const { rules, problems } = readRules([...shippedFiles, own('engagement/say-sorry-once.yaml', good)])
    expect(problems).toEqual([])
    expect(rules.find(({ id }) => id === 'say-sorry-once')).toMatchObject({ behaviour: 'engagement', level: 'margin' })
  })

  test('switch a shipped rule off with two lines', () => {
    const { rules, problems } = readRules([...shippedFiles, own('use-their-name.yaml', 'id: use-their-name\nlevel: off\n')])
    expect(problems).toEqual([])
    expect(rules.find(({ id }) => id === 'use-their-name')).toMatchObject({ level: 'off', behaviour: 'approachability' })
    expect(rules).toHaveLength(shippedBook.rules.length)
  })

  test('replace a shipped rule by its path, under a name of their own', () => {
    const { rules } = readRules([...shippedFiles, own('engagement/no-judging.yaml', 'id: no-judging-here\nphrases: [nobody reads that]\nexamples: {nudge: [{draft: Nobody reads that.}], quiet: [{draft: Yes.}]}')])
    expect(rules.some(({ id }) => id === 'no-judging')).toBe(false)
    expect(rules.find(({ id }) => id === 'no-judging-here')).toMatchObject({ phrases: ['nobody reads that'], number: 'R8' })
  })

  test('change one line of what a kind of desk does', () => {
    const { desks, problems } = readRules([...shippedFiles, own('desks.yaml', 'children:\n  patience: 45\n')])
    expect(problems).toEqual([])
    expect(desks.children.patience).toBe(45)
    expect(desks.reference).toEqual(shippedBook.desks.reference)
  })
})

describe('a mistake in a rule file is told with file, line, field and what was expected', () => {
  test.each([
    ['no source', without('source'), 'source: is missing; expected where this comes from'],
    ['no examples', without('examples').replace(/ {2}nudge.*\n {2}quiet.*\n/, ''), 'examples: is missing; expected examples'],
    ['no example that nudges', good.replace(/nudge: .*/, 'nudge: []'), 'examples.nudge: expected a list with at least one example'],
    ['an empty source', good.replace(/source: .*/, 'source: ""'), 'source: expected where this comes from'],
    ['a level that is none', good.replace('margin', 'loud'), 'line 5, level: expected one of margin, pause, off'],
    ['a check that is none', good.replace('check: says', 'check: mutters'), 'check: expected one of '],
    ['a field that is none', `${good}pharses: [x]\n`, 'pharses: is not a field here'],
    ['a stage that is none', `${good}when: { stages: [lunch] }\n`, 'when.stages.0: expected one of opening'],
    ['no phrases for a check that needs them', without('phrases'), 'phrases: is missing'],
    ['a pattern in place of a phrase', good.replace('sorry sorry', '"sorry.*sorry"'), 'phrases.0: expected words'],
    ['no YAML at all', 'id: [unfinished', 'this is not YAML that can be read'],
    ['no rule at all', 'just words', 'expected a rule'],
    ['an id with capitals', good.replace('say-sorry-once', 'SaySorry'), 'id: expected small letters and hyphens'],
  ])('%s', (_what, text, expected) => {
    const problems = told$(own('engagement/mine.yaml', text))
    expect(problems.join('\n')).toContain('your engagement/mine.yaml')
    expect(problems.join('\n')).toContain(expected)
  })

  test('all of them at once', () => {
    expect(told$(own('engagement/mine.yaml', without('source').replace('margin', 'loud')), own('closure/other.yaml', without('why')))).toHaveLength(3)
  })

  test('a file in no behaviour folder, and an id that is taken', () => {
    expect(told$(own('misc/mine.yaml', good))).toEqual([expect.stringContaining('one of the folders inclusion')])
    expect(told$(own('closure/one.yaml', good), own('closure/two.yaml', good))).toEqual([expect.stringContaining('say-sorry-once is the id of your closure/one.yaml too')])
    expect(told$(own('greet.yaml', 'id: greet-first\nlevel: off\n'), own('hello.yaml', 'id: greet-first\nlevel: pause\n'))).toEqual([expect.stringContaining('your hello.yaml, line 1, id: greet-first is the id of your greet.yaml too')])
    const twice = [{ path: 'closure/one.yaml', text: good, own: false }, { path: 'closure/two.yaml', text: good, own: false }]
    expect(told$(...twice)).toEqual([expect.stringContaining('say-sorry-once is the id of closure/one.yaml too')])
  })

  test('a desk that is none, and a patience that is no number', () => {
    expect(told$(own('desks.yaml', 'cellar: { patience: 5 }\n')).join()).toContain('cellar')
    expect(told$(own('desks.yaml', 'research:\n  patience: soon\n'))).toEqual(['your desks.yaml, line 2, research.patience: expected seconds, such as 90, found "soon"'])
  })

  test('a level for a rule that is none, and a file of desks that is a list', () => {
    expect(told$(own('desks.yaml', 'children:\n  levels:\n    R99: off\n    R2: margin\n'))).toEqual(['your desks.yaml, line 3, children.levels.R99: there is no rule of this number or id'])
    expect(told$(own('desks.yaml', '- children\n'))).toEqual([expect.stringContaining('your desks.yaml, line 1: expected kinds of desks')])
    expect(told$(own('desks.yaml', '# nothing yet\n'))).toEqual([])
  })

  test('leaves the shipped desks in force under an own file that is wrong', () => {
    expect(readRules([...shippedFiles, own('desks.yaml', 'research:\n  patience: soon\n')]).desks).toEqual(shippedBook.desks)
  })

  test('leaves the shipped rule in force under an own file that is wrong', () => {
    const { rules } = readRules([...shippedFiles, own('use-their-name.yaml', 'id: use-their-name\nlevel: lowd\n')])
    expect(rules.find(({ id }) => id === 'use-their-name')).toMatchObject({ level: 'margin' })
  })
})
