import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Transcript } from '../../../shared/transcript.ts'
import { createLibraries } from '../../../server/libraries.ts'
import type { Store } from '../../../server/store/port.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import type { Period } from '../../../server/transcripts/reports/report.ts'
import { newPlace, noteChange, noteWeek, shelfOf, type Place } from '../../../server/transcripts/shelf/places.ts'
import { createReleasing } from '../../../server/transcripts/shelf/releasing.ts'
import { ShelfThread } from '../../../server/transcripts/shelf/shelf-thread.ts'
import { createTopics, monthsOf } from '../../../server/transcripts/topics/topics.ts'

const ended = Date.UTC(2026, 10, 4, 15)
const released = Date.UTC(2026, 10, 16)

let folder: string
let store: Store
let now: number
const closing: (() => Promise<void>)[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-topics-'))
  store = await openSqliteStore({ folder })
  now = ended
})
afterEach(async () => {
  await close()
  await store.close()
  rmSync(folder, { recursive: true })
})
async function close(): Promise<void> {
  for (const each of closing.splice(0).reverse()) await each()
}

function node() {
  const thread = new ShelfThread(folder)
  const releasing = createReleasing({ records: store.records, thread, names: [], log: pino({ level: 'silent' }), now: () => now })
  closing.push(() => thread.close(), () => releasing.close())
  const find = createTopics({ records: store.records, libraries: createLibraries(store.records, store.signals, ['main']), thread, releasing, now: () => now })
  const topics = (period: Partial<Period> = {}) => find('main', { from: '2026-11', to: '2026-11', desk: null, ...period })
  return { topics, look: () => releasing.look('main') }
}
async function put(question: string, { month = '2026-11', desk = 'reference', more = [] as string[] } = {}): Promise<Place> {
  const place = newPlace(ended, ended)
  const transcript: Transcript = {
    desk, month, kind: 'chat', ended: 'closed', waited: 12, length: 300, readLevel: 2, tags: [], answered: null, comment: '',
    lines: [question, ...more].map((text, index) => ({ at: index, by: 'patron', what: 'message', text })),
  }
  await noteWeek(store.records, 'main', place.week)
  await store.records.put('main', shelfOf(place.week), place.id, transcript, 0)
  return place
}
const putAll = (count: number, question: string, more: Parameters<typeof put>[1] = {}) => Promise.all(Array.from({ length: count }, () => put(question, more)))
async function come(): Promise<ReturnType<typeof node>['topics']> {
  now = released
  const { topics, look } = node()
  await look()
  return topics
}
const words = (all: readonly { words: string }[]) => all.map((one) => one.words)
const files = () => readdirSync(folder).filter((name) => name.startsWith('shelf')).map((name) => readFileSync(join(folder, name), 'latin1')).join()

test('key phrases are counted in questions, the fewest five; subject words are kept', async () => {
  await putAll(7, 'Do you have anything on barn owls?')
  await putAll(4, 'Where is the microfilm reader?')
  const topics = await come()
  expect(await topics()).toMatchObject({ topics: [{ words: 'barn owls', chats: 7, before: null, z: 0 }], growing: [], shrinking: [], isWhole: true })
})

test('what is not released is in no topic, and no word of it is in the index', async () => {
  await putAll(9, 'Do you have anything on salamanders?')
  now = released - 60_000
  const { topics, look } = node()
  await look()
  expect((await topics()).topics).toEqual([])
  expect(files()).not.toContain('salamander')
})

test('a desk, and months, are counted by themselves', async () => {
  await putAll(6, 'Do you have anything on barn owls?')
  await putAll(5, 'Where is the storytime?', { desk: 'children' })
  await putAll(5, 'Where is the harbour museum?', { month: '2026-09' })
  const topics = await come()
  expect(words((await topics({ desk: 'children' })).topics)).toEqual(['storytime'])
  expect(words((await topics({ from: '2026-08', to: '2026-10' })).topics)).toEqual(['harbour museum'])
})

test('what grows and what shrinks, against as many months before', async () => {
  for (const month of ['2026-10', '2026-11']) await putAll(40, 'Where are the opening hours?', { month })
  await putAll(30, 'Do you have passport forms?', { month: '2026-10' })
  await putAll(30, 'Do you have exam papers?', { month: '2026-11' })
  const topics = await come()
  const { growing, shrinking } = await topics()
  expect(growing.map(({ words: phrase, chats, before }) => [phrase, chats, before])).toEqual([['exam papers', 30, null]])
  expect(shrinking.map(({ words: phrase, chats, before }) => [phrase, chats, before])).toEqual([['passport forms', null, 30]])
})

test('questions that keep coming back, over three months, with one of them to read', async () => {
  for (const month of ['2026-08', '2026-10', '2026-11']) await putAll(5, 'Hello there, I wonder how one would renew an old library card?', { month })
  await put('How do I renew my library card?')
  await putAll(20, 'How do I reserve a study room?')
  const { returning } = await (await come())()
  expect(returning).toEqual([{ words: 'renew library card', chats: 16, months: 3, example: 'How do I renew my library card?' }])
})

describe('a transcript that is taken away', () => {
  test('is counted no longer, and no word of it is left in the files', async () => {
    await putAll(6, 'Do you have anything on barn owls?')
    const place = await put('Is there a quagmire?')
    const topics = await come()
    const [one] = await store.records.list('main', shelfOf(place.week))
    for (const id of [place.id, one?.id === place.id ? '' : one?.id ?? '']) {
      await store.records.remove('main', shelfOf(place.week), id)
      await noteChange(store.records, 'main', { id, week: place.week })
    }
    await close()
    const { look } = node()
    await look()
    expect((await topics().catch(() => node().topics())).topics).toMatchObject([{ words: 'barn owls', chats: 5 }])
    expect(files()).not.toContain('quagmire')
  })
})

test('where there is any sign of a crisis, nothing that was asked is a topic', async () => {
  await putAll(6, 'Where is the roof garden?', { more: ['I want to die'] })
  await putAll(6, 'Do you have anything on barn owls?')
  expect(words((await (await come())()).topics)).toEqual(['barn owls'])
})

test('an index that is made anew tells the same', async () => {
  await putAll(7, 'Do you have anything on barn owls?')
  const before = await (await come())()
  await close()
  for (const file of readdirSync(folder).filter((name) => name.startsWith('shelf'))) rmSync(join(folder, file))
  expect(await (await come())()).toEqual(before)
})

test('the months before are as many, and nothing asked for is a year', () => {
  expect(monthsOf({ from: '2026-02', to: '2026-04' }, '2026-11')).toEqual({ from: '2026-02', to: '2026-04', beforeFrom: '2025-11', beforeTo: '2026-01', returningFrom: '2025-05' })
  expect(monthsOf({ from: null, to: null }, '2026-11')).toMatchObject({ from: '2025-12', to: '2026-11', beforeFrom: '2024-12', beforeTo: '2025-11' })
})
