import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks } from '../../server/coaching/checks.ts'
import { ruleFields } from '../../server/coaching/rule.ts'
import { root } from '../../server/root.ts'
import { handbook, madeFromHere } from './handbook.ts'
import { examplesGoneWrong } from '../../server/coaching/examples.ts'
import { told } from '../../server/coaching/yaml-file.ts'
import { readRules } from '../../server/coaching/rules.ts'
import { shippedBook, shippedFiles } from './shipped.ts'

const written = readFileSync(join(root, 'docs/coaching-rules.md'), 'utf8')
const [byHand = ''] = written.split(madeFromHere)

test('the handbook tells the rules as they are (npx vitest run test/coaching/handbook.test.ts -u writes it anew)', async () => {
  await expect(byHand + handbook(shippedBook, checks, shippedFiles)).toMatchFileSnapshot(join(root, 'docs/coaching-rules.md'))
})

test('the part written by hand names every field that a rule can have', () => {
  for (const field of Object.keys(ruleFields)) expect(byHand).toContain(`\`${field}\``)
})

/** The YAML that the part written by hand shows, without the indent of the list that it may stand in. */
const blocks = [...byHand.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => (text.startsWith('   ') ? text.replace(/^ {3}/gm, '') : text))

test('what the walkthrough tells a librarian to write is a rule that works', () => {
  const [rule = '', off = '', desks = ''] = blocks
  const book = readRules([
    ...shippedFiles, { path: 'engagement/youre-welcome.yaml', text: rule, own: true }, { path: 'off.yaml', text: off, own: true }, { path: 'desks.yaml', text: desks, own: true },
  ])
  expect(book.problems).toEqual([])
  const mine = book.rules.find(({ id }) => id === 'youre-welcome')
  expect(mine && examplesGoneWrong(mine, book)).toEqual([])
  expect(book.rules.find(({ id }) => id === 'use-their-name')?.level).toBe('off')
  expect(book.desks.children.levels['R15']).toBe('margin')
})

test('what it says of mistakes is what is said of them', () => {
  const [block = ''] = blocks
  const text = block.replace('level: margin', 'level: mild').replace(/source: .*\n/, '')
  for (const problem of readRules([...shippedFiles, { path: 'engagement/youre-welcome.yaml', text, own: true }]).problems) expect(byHand).toContain(told(problem))
})
