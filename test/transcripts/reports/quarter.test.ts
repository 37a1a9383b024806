import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Measure } from '../../../shared/reports.ts'
import { isOpen, newQuarter, quarterOf, withMonth, type Quarter } from '../../../server/transcripts/reports/quarter.ts'
import { enoughChats, enoughLibrarians, withoutSmall, type Cells } from '../../../server/transcripts/reports/small-cells.ts'
import type { Tally } from '../../../server/transcripts/reports/tally.ts'

const tally = (cells: Tally['cells'], who: string[] = ['a'], desk = 'reference'): Tally => ({ month: '2026-10', desk, cells, who })
const many = (count: number, cells: Tally['cells'], who = ['a'], desk = 'reference') => Array.from({ length: count }, () => tally(cells, who, desk))
const each = (who: string[], cells: Tally['cells'], desk = 'reference') => who.map((one) => tally(cells, [one], desk))
const of = (quarter: Quarter, measure: Measure) => quarter.published.filter((one) => one.measure === measure).map(({ desks, from, to, cells, rest }) => ({ desks: desks.join(), from, to, cells, rest }))
const fresh = () => newQuarter('a salt for tests')
const five = ['ana', 'ben', 'cai', 'dot', 'eli']

describe('of how the service went', () => {
  it('each desk’s month is shown, whoever worked there', () =>
    expect(of(withMonth(fresh(), '2026-10', [...many(9, { came: ['taken'] }), ...many(5, { came: ['left'] }, [], 'kids')]), 'came')).toEqual([
      { desks: 'reference', from: '2026-10', to: '2026-10', cells: { taken: 9 }, rest: 0 }, { desks: 'kids', from: '2026-10', to: '2026-10', cells: { left: 5 }, rest: 0 },
    ]))
  it('small cells are not: fewer than five are told together', () =>
    expect(of(withMonth(fresh(), '2026-10', [...many(9, { came: ['taken'] }), ...many(4, { came: ['left'] }), ...many(2, { came: ['abandoned'] })]), 'came')).toMatchObject([{ cells: { taken: 9 }, rest: 6 }]))
  it('one small cell alone takes the smallest of the others with it: it can’t be had by subtraction', () =>
    expect(of(withMonth(fresh(), '2026-10', [...many(9, { came: ['taken'] }), ...many(6, { came: ['left'] }), ...many(2, { came: ['abandoned'] })]), 'came')).toMatchObject([{ cells: { taken: 9 }, rest: 8 }]))
  it('a desk that had few chats is not there at all', () => expect(of(withMonth(fresh(), '2026-10', many(4, { came: ['taken'] })), 'came')).toEqual([]))
})

describe('of people', () => {
  it('a number needs five librarians, however many chats there were', () => {
    expect(of(withMonth(fresh(), '2026-10', many(50, { hours: ['1-10'] }, ['ana', 'ben', 'cai', 'dot'])), 'hours')).toEqual([])
    expect(of(withMonth(fresh(), '2026-10', each(five, { hours: ['1-10'] })), 'hours')).toEqual([{ desks: 'reference', from: '2026-10', to: '2026-10', cells: { '1-10': 5 }, rest: 0 }])
  })
  it('what has too few waits for the months after it, and is told with them', () => {
    const october = withMonth(fresh(), '2026-10', each(five.slice(0, 3), { mood: ['upset-calm'] }))
    expect(of(october, 'mood')).toEqual([])
    const november = withMonth(october, '2026-11', each(five.slice(2), { mood: ['upset-calm'] }))
    expect(of(november, 'mood')).toEqual([{ desks: 'reference', from: '2026-10', to: '2026-11', cells: { 'upset-calm': 6 }, rest: 0 }])
    expect(of(withMonth(november, '2026-12', each(five, { mood: ['upset-calm'] })), 'mood')[1]).toMatchObject({ from: '2026-12', to: '2026-12', cells: { 'upset-calm': 5 } })
  })
  it('at the end of the quarter small desks are told together, and what is left is forgotten', () => {
    const chats = [...each(five.slice(0, 3), { upset: ['fines'] }), ...each(five.slice(3), { upset: ['fines'] }, 'kids'), ...each(['ana'], { upset: ['rooms'] }, 'kids')]
    const over = [...['2026-10', '2026-11']].reduce((quarter, month) => withMonth(quarter, month, []), fresh())
    const closed = withMonth(over, '2026-12', chats)
    expect(of(closed, 'upset')).toEqual([{ desks: 'kids,reference', from: '2026-12', to: '2026-12', cells: { fines: 5 }, rest: 0 }])
    expect(closed).toMatchObject({ salt: null, waiting: {} })
    expect(JSON.stringify(closed)).not.toMatch(/ana|eli|salt for/)
  })
})

test('a month is counted once, in order, and none after the quarter is closed', () => {
  const november = withMonth(fresh(), '2026-11', many(9, { came: ['taken'] }))
  expect(withMonth(november, '2026-11', many(9, { came: ['taken'] }))).toBe(november)
  expect(withMonth(november, '2026-10', many(9, { came: ['taken'] }))).toBe(november)
  expect([isOpen(november, '2026-10'), isOpen(november, '2026-12'), isOpen(withMonth(november, '2026-12', []), '2026-12')]).toEqual([false, true, false])
  expect(['2026-01', '2026-03', '2026-04', '2026-12'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4'])
})

describe('whatever was counted', () => {
  const cells = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.record({ count: fc.integer({ min: 0, max: 12 }), who: fc.uniqueArray(fc.integer({ min: 1, max: 9 }).map(String), { maxLength: 9 }) }))
  const chats = fc.array(fc.record({ desk: fc.constantFrom('x', 'y', 'z'), month: fc.constantFrom('2026-10', '2026-11', '2026-12'), who: fc.uniqueArray(fc.integer({ min: 1, max: 7 }).map(String), { maxLength: 2 }), hour: fc.constantFrom('1-09', '1-10', '2-09'), came: fc.constantFrom('taken', 'left') }), { maxLength: 200 })
    .map((all) => all.map(({ desk, month, who, hour, came }): Tally => ({ desk, month, who, cells: { hours: [hour], came: [came] } })))
  const counted = (all: Tally[]) => ['2026-10', '2026-11', '2026-12'].reduce((quarter, month) => withMonth(quarter, month, all.filter((one) => one.month === month)), fresh())

  test('what is shown is enough, and so is what is left when it is subtracted from all', () => {
    for (const isEnough of [enoughChats, enoughLibrarians]) {
      fc.assert(fc.property(cells, (given: Cells) => {
        const { shown, hidden } = withoutSmall(given, isEnough)
        expect(Object.values(shown).every(isEnough)).toBe(true)
        const left = Object.values(hidden)
        if (Object.keys(shown).length === 0 || left.length === 0) return
        expect(left.length).toBeGreaterThan(1)
        expect(isEnough({ count: left.reduce((sum, { count }) => sum + count, 0), who: left.flatMap(({ who }) => who) })).toBe(true)
      }), { numRuns: 500 })
    }
  })
  test('no number of hours has fewer than five librarians behind it, and no chat is in two', () => {
    fc.assert(fc.property(chats, (all) => {
      const shown = counted(all).published.filter(({ measure }) => measure === 'hours')
      const taken = new Map<string, number>()
      for (const { desks, from, to, cells: numbers } of shown) {
        for (const [hour, number] of Object.entries(numbers)) {
          const behind = all.filter((one) => desks.includes(one.desk) && one.month >= from && one.month <= to && one.cells.hours?.includes(hour))
          expect(behind.length).toBeGreaterThanOrEqual(number)
          expect(new Set(behind.flatMap(({ who }) => who)).size).toBeGreaterThanOrEqual(5)
          taken.set(hour, (taken.get(hour) ?? 0) + number)
        }
      }
      for (const [hour, number] of taken) expect(number).toBeLessThanOrEqual(all.filter((one) => one.cells.hours?.includes(hour)).length)
    }), { numRuns: 300 })
  })
  test('the order in which chats came makes no difference', () => {
    const told = (all: Tally[]) => counted(all).published.map((one) => JSON.stringify({ ...one, cells: Object.entries(one.cells).sort() })).sort()
    fc.assert(fc.property(chats, (all) => {
      expect(told([...all].reverse())).toEqual(told(all))
    }), { numRuns: 100 })
  })
})
