import { join } from 'node:path'
import { expect, test } from 'vitest'
import { detect } from '../../server/coaching/detect.ts'
import { readFreshDrafts } from './read-fresh-drafts.ts'
import { shippedBook } from './shipped.ts'

const letters = {
  restates: 'r', checks_answered: 'c', invites_back: 'i', closing: 'x', acknowledges: 'a', greets: 'g', uses_name: 'n', blames: 'b', jargon: 'j', bare_link: 'l', refers: 'f', asks_private_data: 'd',
} as const
const behaviours = Object.keys(letters).filter((name): name is keyof typeof letters => name in letters)

/** Every fresh draft, with what was found in it. */
const drafts = readFreshDrafts(join(import.meta.dirname, 'fresh-drafts')).map((one) => {
  const { id, desk, conversation, draft } = one
  const found = detect(JSON.stringify({ id, desk, conversation, draft }), shippedBook)
  return { ...one, found, nudge: found.nudges.map(({ rule, level }) => rule + (level === 'pause' ? 'p' : ''))[0] ?? '' }
})

/** Of `some`, those that came out as they should not, as lines to read. */
const share = (some: readonly (typeof drafts)[number][], isRight: (one: (typeof drafts)[number]) => boolean) => {
  const wrong = some.filter((one) => !isRight(one))
  return { right: 1 - wrong.length / some.length, wrong: wrong.map(({ id, draft, nudge }) => `${id} ${nudge} ${draft}`).join('\n') }
}

test('drafts that deserve no nudge are left alone, nine in ten', () => {
  const { right, wrong } = share(drafts.filter(({ right }) => right?.includes('')), ({ right, nudge }) => right?.includes(nudge) ?? false)
  expect(right, wrong).toBeGreaterThanOrEqual(0.9)
})

test('closings that need the question asked are noticed, and so is what else deserves a nudge', () => {
  const closings = share(drafts.filter(({ right }) => right?.join() === 'R15p'), ({ nudge }) => nudge === 'R15p')
  expect(closings.right, closings.wrong).toBeGreaterThanOrEqual(0.85)
  const all = share(drafts.filter(({ right }) => right !== undefined && !right.includes('')), ({ right, nudge }) => right?.includes(nudge) ?? false)
  expect(all.right, all.wrong).toBeGreaterThanOrEqual(0.85)
})

test.each(behaviours)('%s is read as it was labelled, nineteen times in twenty', (name) => {
  const { right, wrong } = share(drafts.filter(({ undecided }) => !undecided.includes(letters[name])), ({ labels, found }) => labels.includes(letters[name]) === found.behaviours[name])
  expect(right, wrong).toBeGreaterThanOrEqual(0.95)
})
