import { describe, expect, test } from 'vitest'
import { newMonth, sealed, tallied } from '../../server/coaching/counts.ts'
import type { CountsMonth, Entry } from '../../server/coaching/counts.ts'

const rule = 'ask-if-answered'
const by = (staff: string[], desk: string, week: string): Entry[] => staff.map((one) => ({ week, desk, rule, outcome: 'byItself', staff: one }))
const month = (...entries: Entry[][]): CountsMonth => tallied(newMonth('a salt for tests'), entries.flat())
const five = ['ana', 'ben', 'cai', 'dot', 'eli']

describe('what others see of the coach', () => {
  test('nothing of a week that is not over', () => {
    expect(sealed(month(by(five, 'ask', '2026-W46')), '2026-11', '2026-W46').published).toEqual([])
  })

  test('a desk and week that five librarians stand behind', () => {
    expect(sealed(month(by(five, 'ask', '2026-W46')), '2026-11', '2026-W47').published).toEqual([
      { rule, desks: ['ask'], from: '2026-W46', to: '2026-W46', byItself: 5, afterNudge: 0, passed: 0 },
    ])
  })

  test('not one that four stand behind, however often they did it', () => {
    const four = five.slice(1)
    const busy = month(by(four, 'ask', '2026-W46'), by(four, 'ask', '2026-W46'), by(four, 'ask', '2026-W46'))
    expect(sealed(busy, '2026-11', '2026-W47').published).toEqual([])
  })

  test('small desks together, when together they are five people and not the same ones twice', () => {
    const apart = month(by(['ana', 'ben', 'cai'], 'ask', '2026-W46'), by(['dot', 'eli'], 'kids', '2026-W46'))
    expect(sealed(apart, '2026-11', '2026-W47').published).toMatchObject([{ desks: ['ask', 'kids'], byItself: 5 }])
    const same = month(by(['ana', 'ben', 'cai'], 'ask', '2026-W46'), by(['ana', 'ben'], 'kids', '2026-W46'))
    expect(sealed(same, '2026-11', '2026-W47').published).toEqual([])
  })

  test('no small desk by subtraction: a desk that is shown is not in the sum of the others', () => {
    const both = month(by(five, 'ask', '2026-W46'), by(['ana', 'ben'], 'kids', '2026-W46'))
    expect(sealed(both, '2026-11', '2026-W47').published).toMatchObject([{ desks: ['ask'], byItself: 5 }])
  })

  test('weeks that were too small, over the month, once it is over', () => {
    const weeks = month(by(['ana', 'ben', 'cai'], 'ask', '2026-W46'), by(['cai', 'dot', 'eli'], 'ask', '2026-W47'))
    expect(sealed(weeks, '2026-11', '2026-W48').published).toEqual([])
    expect(sealed(weeks, '2026-11', '2026-W50').published).toEqual([
      { rule, desks: ['ask'], from: '2026-W46', to: '2026-W47', byItself: 6, afterNudge: 0, passed: 0 },
    ])
  })

  test('never who: the record names nobody, and when the month is over its tokens and salt are gone', () => {
    const open = month(by(['ana', 'ben'], 'ask', '2026-W46'))
    expect(JSON.stringify(open)).not.toContain('ana')
    const over = sealed(open, '2026-11', '2026-W50')
    expect(over).toEqual({ salt: null, sealed: '2026-W46', open: {}, published: [] })
    expect(tallied(over, by(five, 'ask', '2026-W46'))).toBe(over)
  })

  test('a number that was shown does not move: late entries of a sealed week are dropped', () => {
    const shown = sealed(month(by(five, 'ask', '2026-W46')), '2026-11', '2026-W47')
    const late = sealed(tallied(shown, by(['fay'], 'ask', '2026-W46')), '2026-11', '2026-W48')
    expect(late.published).toEqual(shown.published)
  })
})
