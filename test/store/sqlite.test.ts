import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqliteStore } from '../../server/store/sqlite.ts'

test('smoke', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heartdesk-'))
  const store = await openSqliteStore({ folder })
  const heard: unknown[] = []
  store.logs.follow('main', '', (e) => void heard.push(...e))
  const e = (seq: number) => ({ seq, id: 'e' + seq, at: 1, text: 'hello' })
  expect(await store.logs.append({ log: 'main/a', after: 0, events: [e(1), e(2)], once: 'p:1', live: true })).toEqual({ outcome: 'appended', last: 2 })
  expect(await store.logs.append({ log: 'main/a', after: 0, events: [e(1), e(2)], once: 'p:1', live: true })).toEqual({ outcome: 'already', last: 2 })
  expect(await store.logs.append({ log: 'main/a', after: 0, events: [e(1), e(2)], once: 'p:2', live: true })).toEqual({ outcome: 'conflict', last: 2 })
  expect(await store.logs.mask('main/a', { ...e(2), id: 'x', at: 9, text: 'gone' })).toBe(true)
  expect(await store.logs.read('main/a')).toEqual([e(1), { ...e(2), text: 'gone' }])
  expect(await store.logs.live('main')).toEqual(['main/a'])
  expect(await store.records.put('main', 'c', 'i', { a: 1 }, 0)).toBe(1)
  expect(await store.records.put('main', 'c', 'i', { a: 1 }, 0)).toBe(null)
  expect(await store.records.get('main', 'c', 'i')).toEqual({ id: 'i', value: { a: 1 }, version: 1 })
  expect(await store.records.list('main', 'c')).toEqual([{ id: 'i', value: { a: 1 }, version: 1 }])
  expect(await store.records.remove('main', 'c', 'i')).toBe(true)
  expect(await store.logs.erase('main/a')).toBe(true)
  expect(await store.logs.read('main/a')).toEqual([])
  console.log(heard)
  await store.close()
})
