import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { changeRecord } from '../../server/change-record.ts'
import { StoreAway, type Records, type Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'

const Heard = v.array(v.string())
const place = ['main', 'heard', 'today'] as const
let folder: string
let store: Store
/** The store's records, with the number of times that something was put, and what is done before. */
let records: Records
let puts: number
let before: () => Promise<unknown>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-change-'))
  store = await openSqliteStore({ folder })
  puts = 0
  before = async () => {}
  records = {
    ...store.records,
    async put(...asked) {
      puts += 1
      await before()
      return store.records.put(...asked)
    },
  }
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const add = (word: string) => changeRecord(records, Heard, place, (was) => [...(was ?? []), word])
const there = async () => (await store.records.get(...place))?.value

test('given fifty changes of one record at once, then all are in it, in turn, and those that came while the first was written are written together', async () => {
  const words = Array.from({ length: 50 }, (_, index) => `word ${index}`)
  await Promise.all(words.map(add))
  expect(await there()).toEqual(words)
  expect(puts).toBe(2)
})

test('given somebody else who was first, then changes are made on what they wrote', async () => {
  before = async () => {
    before = async () => {}
    await store.records.put(...place, ['theirs'], 0)
  }
  await Promise.all([add('one'), add('two')])
  expect(await there()).toEqual(['theirs', 'one', 'two'])
})

test('given a change that fails among others, then it alone is rejected', async () => {
  const all = await Promise.allSettled([add('one'), add('two'), changeRecord(records, Heard, place, () => { throw new Error('no such word') }), add('three')])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(await there()).toEqual(['one', 'two', 'three'])
})

test('given a change that changes nothing, then nothing is written', async () => {
  await add('one')
  await changeRecord(records, Heard, place, (was) => was ?? [])
  expect(puts).toBe(1)
})

test('given a store that is away, then the changes are rejected, and later ones are made', async () => {
  before = async () => { throw new StoreAway('away') }
  expect((await Promise.allSettled([add('one'), add('two')])).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  before = async () => {}
  await add('three')
  expect(await there()).toEqual(['three'])
})
