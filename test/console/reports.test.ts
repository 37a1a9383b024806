import { describe, expect, test } from 'vitest'
import type { Counted } from '../../shared/reports.ts'
import { fragmentOf, shownIn } from '../../console/reports/address.ts'
import { allOf, byMonth, halfIn, rowsOf, sumOf } from '../../console/reports/sums.ts'

const counted = (month: string, cells: Record<string, number>, rest = 0): Counted => ({ measure: 'waited', desks: ['reference'], from: month, to: month, cells, rest })
const numbers = [counted('2026-09', { 15: 6, 60: 10, none: 40 }), counted('2026-10', { 15: 4, more: 20, none: 50 }, 7), { ...counted('2026-10', { yes: 9 }), measure: 'answered' as const }]
const labels = { 15: 'under 15 s', 30: '15 to 30 s', 60: '30 to 60 s', more: 'longer' }

describe('what a figure is made of', () => {
  test('is the sum of its months, and what can’t be told apart', () => {
    expect(sumOf(numbers, 'waited')).toEqual({ cells: { 15: 10, 60: 10, more: 20, none: 90 }, rest: 7 })
    expect(allOf(sumOf(numbers, 'waited'))).toBe(137)
    expect(byMonth(numbers, 'waited').map(({ month, rest }) => [month, rest])).toEqual([['2026-09', 0], ['2026-10', 7]])
  })
  test('leaves out chats that it does not ask about; shares are of those told apart', () => {
    const rows = rowsOf(sumOf(numbers, 'waited'), labels)
    expect(rows.map(({ label, chats, share }) => [label, chats, share])).toEqual([['under 15 s', 10, 0.25], ['30 to 60 s', 10, 0.25], ['longer', 20, 0.5]])
    expect(halfIn(rows)?.name).toBe('60')
    expect(halfIn([])).toBeNull()
  })
})

describe('the address of a report', () => {
  const today = new Date(2026, 10, 28)
  test('is a year with this month where it says nothing, or nothing that could be meant', () => {
    const year = { from: '2025-12', to: '2026-11', desk: null }
    expect([shownIn('', today), shownIn('from=yesterday&desk=../x&who=Sam', today)]).toEqual([year, year])
  })
  test('finds again what it was made of', () => {
    const shown = { from: '2026-03', to: '2026-02', desk: 'children' }
    expect(shownIn(fragmentOf(shown), today)).toEqual(shown)
  })
})
