import { expect, test } from 'vitest'
import { deskStatus, isWithinHours, opensAt } from '../../server/hours.ts'
import { newLibrary } from '../../server/libraries.ts'
import type { Desk } from '../../shared/desk.ts'

const [desk] = newLibrary('main').desks
if (!desk) throw new Error('a new library has a desk')
const closed: Desk['hours'] = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
const open = (hours: Partial<Desk['hours']>, holidays: Desk['holidays'] = []): Desk => ({ ...desk, hours: { ...closed, ...hours }, holidays })
const at = (time: string) => Date.parse(time)

test('hours are those of the library’s time zone', () => {
  const nine = open({ monday: [{ from: '09:00', to: '12:00' }] })
  expect(isWithinHours(nine, 'America/New_York', at('2026-11-23T13:59:00Z'))).toBe(false)
  expect(isWithinHours(nine, 'America/New_York', at('2026-11-23T14:00:00Z'))).toBe(true)
  expect(isWithinHours(nine, 'America/New_York', at('2026-11-23T17:00:00Z'))).toBe(false)
  expect(opensAt(nine, 'America/New_York', at('2026-11-23T18:00:00Z'))).toBe(at('2026-11-30T14:00:00Z'))
})

test('over a change of the clock, nine is still nine', () => {
  const daily = open({ saturday: [{ from: '09:00', to: '17:00' }], sunday: [{ from: '09:00', to: '17:00' }] })
  // Berlin goes from summer time to winter time on 25 October 2026.
  expect(opensAt(daily, 'Europe/Berlin', at('2026-10-23T12:00:00Z'))).toBe(at('2026-10-24T07:00:00Z'))
  expect(opensAt(daily, 'Europe/Berlin', at('2026-10-24T20:00:00Z'))).toBe(at('2026-10-25T08:00:00Z'))
})

test('an hour that the clock jumps over begins when the clock has jumped; one that comes twice is open both times', () => {
  // In Berlin, 29 March 2026 has no 02:30, and 25 October 2026 has two.
  const night = open({ sunday: [{ from: '02:30', to: '04:00' }] })
  expect(opensAt(night, 'Europe/Berlin', at('2026-03-28T12:00:00Z'))).toBe(at('2026-03-29T01:30:00Z'))
  expect(isWithinHours(night, 'Europe/Berlin', at('2026-03-29T01:29:00Z'))).toBe(false)
  expect(isWithinHours(night, 'Europe/Berlin', at('2026-03-29T01:30:00Z'))).toBe(true)
  expect(isWithinHours(night, 'Europe/Berlin', at('2026-03-29T02:00:00Z'))).toBe(false)
  for (const time of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:59:00Z']) expect(isWithinHours(night, 'Europe/Berlin', at(time)), time).toBe(true)
  expect(isWithinHours(night, 'Europe/Berlin', at('2026-10-25T03:00:00Z'))).toBe(false)
})

test('the day is the library’s day, not the server’s', () => {
  const monday = open({ monday: [{ from: '00:00', to: '24:00' }] })
  expect(isWithinHours(monday, 'Pacific/Auckland', at('2026-11-22T12:00:00Z'))).toBe(true)
  expect(isWithinHours(monday, 'Pacific/Auckland', at('2026-11-23T11:00:00Z'))).toBe(false)
  expect(isWithinHours(monday, 'Pacific/Honolulu', at('2026-11-23T09:59:00Z'))).toBe(false)
  expect(isWithinHours(monday, 'Pacific/Honolulu', at('2026-11-24T09:59:00Z'))).toBe(true)
})

test('a desk may be open until midnight, and from midnight on', () => {
  const late = open({ friday: [{ from: '20:00', to: '24:00' }], saturday: [{ from: '00:00', to: '02:00' }] })
  for (const time of ['2026-11-27T23:59:59Z', '2026-11-28T00:00:00Z', '2026-11-28T01:59:00Z']) expect(isWithinHours(late, 'UTC', at(time)), time).toBe(true)
  expect(isWithinHours(late, 'UTC', at('2026-11-28T02:00:00Z'))).toBe(false)
})

test('a holiday stands before its weekday, closed or with hours of its own', () => {
  const monday = [{ from: '09:00', to: '17:00' }]
  const holidays = [{ date: '2026-11-23', name: 'Founders’ day', hours: [] }, { date: '2026-11-30', name: 'St Andrew’s', hours: [{ from: '13:00', to: '15:00' }] }]
  const library = open({ monday }, holidays)
  expect(isWithinHours(library, 'UTC', at('2026-11-23T10:00:00Z'))).toBe(false)
  expect(opensAt(library, 'UTC', at('2026-11-23T10:00:00Z'))).toBe(at('2026-11-30T13:00:00Z'))
})

test('a desk without any hours opens at no time that could be told', () => {
  expect(opensAt(open({}), 'UTC', at('2026-11-23T10:00:00Z'))).toBeNull()
})

test('what a widget is told is right again when the day is over and when the hours begin', () => {
  const library = { ...newLibrary('main'), zone: 'UTC' }
  const one = open({ monday: [{ from: '09:00', to: '17:00' }], tuesday: [{ from: '09:00', to: '17:00' }] })
  const told = (time: string) => deskStatus(library, one, false, at(time))
  expect(told('2026-11-23T08:00:00Z')).toMatchObject({ opensAt: at('2026-11-23T09:00:00Z'), coming: [{ date: '2026-11-23' }, {}, {}, {}, {}, {}, {}] })
  expect(told('2026-11-23T08:59:59Z').opensAt).toBe(at('2026-11-23T09:00:00Z'))
  expect(told('2026-11-23T09:00:00Z').opensAt).toBe(at('2026-11-24T09:00:00Z'))
  expect(told('2026-11-24T00:00:00Z').coming[0]).toMatchObject({ date: '2026-11-24' })
  expect(told('2026-11-23T08:00:00Z').coming[0]).toMatchObject({ date: '2026-11-23' })
})
