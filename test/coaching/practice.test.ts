import { describe, expect, test } from 'vitest'
import { myPractice } from '../../server/coaching/my-practice.ts'
import { afterDismissal, afterMessage, boostsAfter, fadesAfter, noPractice } from '../../server/coaching/practice.ts'
import type { Practice, Sent } from '../../server/coaching/practice.ts'
import { noWishes, ownWishes, quieted, toMargin, turned } from '../../server/coaching/wishes.ts'
import { weeksLater } from '../../server/coaching/weeks.ts'
import { shippedBook } from './shipped.ts'

const week = '2026-W48'
const asks = 'ask-if-answered'
const sent = (what: Partial<Sent>): Sent => ({ week, met: [], shown: null, withheld: [], ...what })
const after = (practice: Practice, times: number, what: Partial<Sent>): Practice =>
  Array.from({ length: times }).reduce<Practice>((so) => afterMessage(so, sent(what)), practice)
const faded = (practice: Practice): string[] => ownWishes(noWishes, practice).faded

describe('a rule that a librarian meets unprompted', () => {
  const fluent = after(noPractice, fadesAfter, { met: [asks] })

  test('goes quiet after several times in a row, and not before', () => {
    expect(faded(after(noPractice, fadesAfter - 1, { met: [asks] }))).toEqual([])
    expect(faded(fluent)).toEqual([asks])
  })

  test('starts over when a nudge was needed, heeded or not', () => {
    const nearly = after(noPractice, fadesAfter - 1, { met: [asks] })
    expect(faded(after(afterMessage(nearly, sent({ met: [asks], shown: asks })), 1, { met: [asks] }))).toEqual([])
    expect(faded(after(afterMessage(nearly, sent({ shown: asks })), 1, { met: [asks] }))).toEqual([])
  })

  test('comes back rarely, as a booster, once it was missed a few times', () => {
    const missing = after(fluent, boostsAfter - 1, { withheld: [asks] })
    expect(faded(missing)).toEqual([asks])
    expect(faded(after(missing, 1, { withheld: [asks] }))).toEqual([])
  })

  test('is quiet again when the booster was not needed after all', () => {
    const due = after(fluent, boostsAfter, { withheld: [asks] })
    expect(faded(after(due, 1, { met: [asks] }))).toEqual([asks])
  })

  test('speaks as before when the booster was passed by', () => {
    const due = after(fluent, boostsAfter, { withheld: [asks] })
    expect(faded(after(due, 1, { shown: asks }))).toEqual([])
  })
})

describe('waving a nudge off', () => {
  test('"already did" counts as met, "not here" counts for nothing', () => {
    const nearly = after(noPractice, fadesAfter - 1, { met: [asks] })
    expect(faded(afterDismissal(nearly, asks, 'already-did', week))).toEqual([asks])
    expect(faded(afterDismissal(nearly, asks, 'not-here', week))).toEqual([])
  })

  test('"quiet this rule" is for that rule and lasts until it is taken back', () => {
    const wishes = quieted(noWishes, asks, true)
    expect(ownWishes(wishes, noPractice).quiet).toEqual([asks])
    expect(ownWishes(quieted(wishes, asks, false), noPractice).quiet).toEqual([])
  })

  test('a pause can become a mark, and the whole coach can be off', () => {
    expect(ownWishes(toMargin(noWishes, asks, true), noPractice).toMargin).toEqual([asks])
    expect(ownWishes(turned(noWishes, true), noPractice).off).toBe(true)
  })
})

describe('My practice', () => {
  const { rules } = shippedBook
  const page = (practice: Practice, wishes = noWishes, at = week) => myPractice(practice, wishes, rules, at)

  test('says in kind words what comes by itself, week by week', () => {
    const practice = after(afterMessage(noPractice, sent({ week: weeksLater(week, -1), shown: asks })), fadesAfter, { met: [asks] })
    const [mine] = page(practice).rules
    expect(mine).toMatchObject({ rule: asks, number: 'R15', comesByItself: true })
    expect(mine?.words).toContain('by itself')
    expect(mine?.weeks).toHaveLength(12)
    expect(mine?.weeks.slice(-2)).toEqual([
      { week: '2026-W47', occasions: 1, byItself: 0 }, { week: '2026-W48', occasions: 5, byItself: 5 },
    ])
  })

  test('keeps twelve weeks and no more', () => {
    const old = afterMessage(noPractice, sent({ week: weeksLater(week, -12), met: [asks] }))
    const now = afterMessage(old, sent({ met: ['restate-the-question'] }))
    expect(Object.keys(now.weeks)).toEqual([week])
    expect(Object.keys(afterMessage(old, sent({ week: weeksLater(week, -1), met: [asks] })).weeks)).toHaveLength(2)
  })

  test('shows a rule that was quieted although it never had an occasion, and nothing when it was erased', () => {
    expect(page(noPractice, quieted(noWishes, asks, true)).rules).toMatchObject([{ rule: asks, quiet: true }])
    expect(page(noPractice)).toEqual({ off: false, rules: [] })
  })

  test('holds no total over rules: nobody is scored', () => {
    expect(Object.keys(page(after(noPractice, 3, { met: [asks] }))).sort()).toEqual(['off', 'rules'])
  })
})
