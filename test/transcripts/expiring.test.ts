import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import type { Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { openIndex } from '../../server/transcripts/shelf/open-index.ts'
import { clearShelf, newPlace, noteChange, noteWeek, shelfOf, timeIsOver, weeksOf } from '../../server/transcripts/shelf/places.ts'
import { createReleasing } from '../../server/transcripts/shelf/releasing.ts'
import { createSearchIndex } from '../../server/transcripts/shelf/search-index.ts'
import { ShelfFailed, ShelfThread } from '../../server/transcripts/shelf/shelf-thread.ts'
import { talk } from '../setup/shelf.ts'

const now = Date.UTC(2026, 10, 28)
const everything = { library: 'main', match: null, desk: null, from: null, to: null, readLevel: null, answered: null, tag: null, waited: null, before: null, limit: 100 }

let folder: string
let store: Store
const closing: (() => Promise<void>)[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-expiring-'))
  store = await openSqliteStore({ folder })
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await store.close()
  rmSync(folder, { recursive: true })
})

/** One transcript a word, each put into the week. */
async function put(week: string, words: string[], month = '2026-10'): Promise<string[]> {
  await noteWeek(store.records, 'main', week)
  return Promise.all(words.map(async (word) => {
    const { id } = newPlace(0, now)
    await store.records.put('main', shelfOf(week), id, talk(`Where is the ${word}?`, { month }), 0)
    return id
  }))
}
function node(name: string) {
  const at = join(folder, name)
  const thread = new ShelfThread(at, { shipped: shippedRules, own: null })
  const releasing = createReleasing({ records: store.records, thread, names: [], log: pino({ level: 'silent' }), now: () => now })
  closing.push(() => releasing.close(), () => thread.close())
  return { thread, releasing, files: () => readdirSync(at).map((file) => readFileSync(join(at, file), 'latin1')).join() }
}
const numbered = (word: string, count: number) => Array.from({ length: count }, (_, n) => `${word}${n}`)

describe('the time of a transcript', () => {
  test('is over so many months after the end of the earliest chat of its week, and never later than its patron was told', () => {
    // Released on a Monday one to two weeks after its chat: of that week, the first chats ended on the Monday a fortnight before.
    expect(timeIsOver('2026-11-16', 24, Date.UTC(2028, 10, 1))).toBe(false)
    expect(timeIsOver('2026-11-16', 24, Date.UTC(2028, 10, 2))).toBe(true)
    expect(timeIsOver('2026-11-16', 0, Date.UTC(2026, 10, 2))).toBe(true)
  })

  test('takes it from the records, and from the index and the disk of every node; where too few of a month are left, they wait', async () => {
    await put('2026-10-12', numbered('quagmire', 4))
    await put('2026-11-16', numbered('zither', 6), '2026-11')
    await put('2026-11-09', numbered('newt', 2))
    const nodes = [node('a'), node('b')]
    for (const { releasing } of nodes) await releasing.look('main')
    for (const { files } of nodes) expect(files()).toMatch(/quagmire[^]*zither|zither[^]*quagmire/)
    await clearShelf(store.records, 'main', 1, Date.UTC(2026, 9, 29))
    expect(await weeksOf(store.records, 'main')).toEqual(['2026-11-09', '2026-11-16'])
    for (const { releasing, files } of nodes) {
      await releasing.look('main')
      expect(files()).not.toContain('quagmire')
      // Two of that month are left: too few.
      expect(files()).not.toContain('newt')
      expect(files()).toContain('zither')
      expect(releasing.standing('main')).toEqual({ isWhole: true, weeks: { taken: 2, all: 2 }, problem: null })
    }
  })
})

test('a transcript that comes late into a week that is in the index is shown too', async () => {
  await put('2026-11-16', numbered('zither', 5))
  const { releasing, files } = node('a')
  await releasing.look('main')
  const [late = ''] = await put('2026-11-16', ['latecomer'])
  await noteChange(store.records, 'main', { id: late, week: '2026-11-16' })
  await releasing.look('main')
  expect(files()).toContain('latecomer')
})

test('while an index is made anew it says how far it is, the newest week first; where the disk is full it says so, shows nothing by half, and goes on later', async () => {
  for (const week of ['2026-10-12', '2026-10-19', '2026-11-16']) await put(week, numbered(`w${week.replace(/\D/g, '')}x`, 5), week.slice(0, 7))
  const { thread, releasing, files } = node('a')
  const ask = thread.ask.bind(thread)
  const seen: unknown[] = []
  const asking = vi.spyOn(thread, 'ask').mockImplementation(async (request, shape) => {
    if (request.do === 'take-in') seen.push([request.week, releasing.standing('main')])
    if (request.do === 'take-in' && request.week === '2026-10-12') throw new ShelfFailed('database or disk is full')
    return ask(request, shape)
  })
  await expect(releasing.look('main')).rejects.toThrow('disk is full')
  expect(seen).toEqual([
    ['2026-11-16', { isWhole: false, weeks: { taken: 0, all: 3 }, problem: null }],
    ['2026-10-19', { isWhole: false, weeks: { taken: 1, all: 3 }, problem: null }],
    ['2026-10-12', { isWhole: false, weeks: { taken: 2, all: 3 }, problem: null }],
  ])
  expect(releasing.standing('main')).toEqual({ isWhole: false, weeks: { taken: 2, all: 3 }, problem: 'database or disk is full' })
  expect(files()).not.toContain('w20261012x')
  asking.mockRestore()
  await releasing.look('main')
  expect(releasing.standing('main')).toEqual({ isWhole: true, weeks: { taken: 3, all: 3 }, problem: null })
  expect(files()).toContain('w20261012x4')
})

test('where SQLite finds the disk full in the middle of a batch, none of the batch is there', () => {
  const file = join(folder, 'small.sqlite')
  const database = openIndex(file)
  const index = createSearchIndex(database, file)
  const come = Array.from({ length: 50 }, (_, n) => ({ id: n.toString(16).padStart(32, '0'), week: '2026-11-16', transcript: talk(`Where is zither${n}? ${'Long ago '.repeat(300)}`) }))
  index.takeIn('main', '2026-11-16', come.map(({ id }) => ({ id, desk: 'reference', month: '2026-10' })))
  database.exec('PRAGMA max_page_count = 60')
  expect(() => index.show('main', come)).toThrow('full')
  expect(index.find(everything)).toMatchObject({ count: 0, hits: [] })
  expect(index.ready('main', 100)).toHaveLength(50)
  database.exec('PRAGMA max_page_count = 100000')
  index.show('main', come)
  expect(index.find(everything)).toMatchObject({ count: 50 })
  index.close()
})
