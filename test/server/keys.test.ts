import { expect, test } from 'vitest'
import { hashOfCode, logOfKey, newCode } from '../../server/keys.ts'

const key = 'k'.repeat(43)

test('a log’s name begins with its library and does not hold the key', () => {
  expect(logOfKey('main', key)).toMatch(/^main\/[\w-]{22}$/)
  expect(logOfKey('main', key)).toBe(logOfKey('main', key))
  expect(logOfKey('main', key)).not.toContain('kkk')
})

test('one key in two libraries is two chats', () => {
  expect(logOfKey('a', key).slice(2)).not.toBe(logOfKey('b', key).slice(2))
})

test('a return code is found again however it was copied', () => {
  const code = newCode()
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  const hash = hashOfCode(code)
  expect(hash).not.toBeNull()
  expect(hashOfCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(hash)
  expect(hashOfCode('0110-0000-0000-0000')).toBe(hashOfCode('oIlo-0000-0000-0000'))
})

test('what can be no code is none', () => {
  for (const typed of ['', 'abc', 'UUUU-UUUU-UUUU-UUUU', '7KQ2-M4TX-0VHW-PZ3', '7KQ2-M4TX-0VHW-PZ3B-7']) expect(hashOfCode(typed)).toBeNull()
})
