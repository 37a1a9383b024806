import { expect, test } from 'vitest'
import { createLimit } from '../../server/limit.ts'

test('given a limit of two in ten seconds, when each of two keys is used, then each has two, and all have two again once the time is over', () => {
  let now = 5_000
  const limit = createLimit(2, 10, () => now)
  const thrice = (key: string) => [limit.spend(key), limit.spend(key), limit.spend(key)]
  expect([thrice('one'), thrice('other')]).toEqual([[true, true, false], [true, true, false]])
  now = 14_999
  expect(limit.spend('one')).toBe(false)
  now = 15_000
  expect([thrice('one'), thrice('other')]).toEqual([[true, true, false], [true, true, false]])
})

test('a use that is given back can be used again, but never more than there were; a key that is forgotten begins anew', () => {
  const limit = createLimit(2, 10, () => 0)
  limit.giveBack('one')
  expect([limit.spend('one'), limit.spend('one'), limit.spend('one')]).toEqual([true, true, false])
  limit.giveBack('one')
  expect([limit.spend('one'), limit.spend('one')]).toEqual([true, false])
  limit.forget('one')
  expect([limit.spend('one'), limit.spend('one'), limit.spend('one')]).toEqual([true, true, false])
})
