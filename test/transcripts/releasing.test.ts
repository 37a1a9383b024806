import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Transcript } from '../../shared/transcript.ts'
import type { Store } from '../../server/store/port.ts'
import { createErasures } from '../../server/erasures.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { newPlace, noteChange, noteWeek, releasedFrom, shelfOf, type Place } from '../../server/transcripts/shelf/places.ts'
import { manyWorked } from '../setup/shelf.ts'
import { createAudit } from '../../server/transcripts/shelf/audit.ts'
import { matchOf } from '../../server/transcripts/shelf/query.ts'
import { createMasking } from '../../server/transcripts/shelf/masking.ts'
import { createReadingRoom } from '../../server/transcripts/shelf/reading-room.ts'
import { createReleasing } from '../../server/transcripts/shelf/releasing.ts'
import type { Search } from '../../server/transcripts/shelf/find.ts'
import { noteWorkers } from '../../server/transcripts/shelf/workers.ts'
import { ShelfThread } from '../../server/transcripts/shelf/shelf-thread.ts'

const day = 86_400_000
/** A Wednesday. */
const wednesday = Date.UTC(2026, 10, 4, 15)
const monday = Date.UTC(2026, 10, 16)

let folder: string
let store: Store
let now: number
const closing: (() => Promise<void>)[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-releasing-'))
  store = await openSqliteStore({ folder })
  now = wednesday
})
afterEach(async () => {
  await close()
  await store.close()
  rmSync(folder, { recursive: true })
})
async function close(): Promise<void> {
  for (const each of closing.splice(0).reverse()) await each()
}

function node(at = folder) {
  const thread = new ShelfThread(at)
  const log = pino({ level: 'silent' })
  const releasing = createReleasing({ records: store.records, thread, names: [], log, now: () => now })
  closing.push(() => thread.close(), () => releasing.close())
  const audit = createAudit({ records: store.records, now: () => now })
  const masking = createMasking({ records: store.records, signals: store.signals, releasing, audit, erasures: createErasures(folder) })
  masking.hear('main')
  const room = createReadingRoom({ records: store.records, thread, releasing, masking, audit })
  const everything = { library: 'main', match: null, desk: null, from: null, to: null, readLevel: null, answered: null, tag: null, waited: null, before: null }
  const find = (search: Partial<Search> & { words?: string } = {}) => {
    const { words, ...rest } = search
    return room.search({ ...everything, ...rest, match: matchOf(words ?? '') })
  }
  const questions = async (search: Partial<Search> & { words?: string } = {}) => (await find(search)).transcripts.map(({ question }) => question).sort()
  return { releasing, room, find, questions, look: () => releasing.look('main') }
}

const said = (text: string, more: Partial<Transcript> = {}): Transcript => ({
  desk: 'reference', month: '2026-11', kind: 'chat', ended: 'closed', waited: 12, length: 300, readLevel: 2, tags: [], answered: null, comment: '',
  lines: [{ at: 0, by: 'patron', what: 'message', text }, { at: 20, by: 'librarian', librarian: 1, what: 'message', text: 'On the second floor.' }], ...more,
})
async function put(transcript: Transcript, endedAt = wednesday, library = 'main'): Promise<Place> {
  const place = newPlace(endedAt, now)
  await manyWorked(store.records, library, transcript)
  await noteWeek(store.records, library, place.week)
  await store.records.put(library, shelfOf(place.week), place.id, transcript, 0)
  return place
}
const putAll = (count: number, more: Partial<Transcript> = {}, word = 'maps') => Promise.all(Array.from({ length: count }, (_, n) => put(said(`Where are the ${word} of number${n}?`, more))))
const files = (at = folder) => readdirSync(at).filter((name) => name.startsWith('shelf')).map((name) => readFileSync(join(at, name), 'latin1')).join()

describe('when a transcript is released', () => {
  test('on a Monday, no sooner than a week after its chat', () => {
    for (let hour = 0; hour < 15 * 24; hour += 5) {
      const endedAt = wednesday + hour * 3_600_000
      const released = Date.parse(releasedFrom(endedAt))
      expect(new Date(released).getUTCDay()).toBe(1)
      expect(released - endedAt).toBeGreaterThanOrEqual(7 * day)
      expect(released - endedAt).toBeLessThan(14 * day)
    }
  })
  test('one that is late comes with those of a Monday that has not been looked at', () => {
    expect(newPlace(wednesday - 60 * day, wednesday).week).toBe('2026-11-09')
    expect(newPlace(wednesday, wednesday).week).toBe('2026-11-16')
  })
})

test('what is not released is found by nobody, counted nowhere, opened by nobody, and no word of it is in the index', async () => {
  const { look, find, room } = node()
  const places = await putAll(6, {}, 'salamanders')
  now = monday - 60_000
  await look()
  expect(await find({ words: 'salamanders' })).toMatchObject({ transcripts: [], count: 0, isWhole: true })
  expect(await room.open('main', places[0]?.id ?? '', 'vi-1')).toBeNull()
  expect(files()).not.toContain('salamander')
  now = monday
  await look()
  expect(await find({ words: 'salamanders' })).toMatchObject({ count: 6, isWhole: true })
  expect(await room.open('main', places[0]?.id ?? '', 'vi-1')).toMatchObject({ desk: 'reference' })
})

test('a desk’s month is seen when it has five, and not before', async () => {
  const { look, questions, find } = node()
  await putAll(4, {}, 'newts')
  await putAll(5, { desk: 'children' }, 'owls')
  await putAll(4, { month: '2026-10' }, 'moles')
  now = monday
  await look()
  expect(await questions()).toHaveLength(5)
  expect((await find({ words: 'newts' })).count).toBe(0)
  expect(files()).not.toMatch(/newts|moles/)
  await put(said('And the fifth newts?'), now)
  now += 14 * day
  await look()
  expect((await find({ words: 'newts' })).count).toBe(5)
  expect((await find({ words: 'moles' })).count).toBe(0)
})

test('what is said again or masked later is found as it is now, and nothing of what it was', async () => {
  const { look, find } = node()
  const [first] = await putAll(5, {}, 'salamanders')
  now = monday
  await look()
  if (!first) throw new Error('there are five')
  const { version } = (await store.records.get('main', shelfOf(first.week), first.id)) ?? { version: 0 }
  await store.records.put('main', shelfOf(first.week), first.id, said('Where are the lizards?', { answered: 'yes' }), version)
  await noteChange(store.records, 'main', first)
  await look()
  expect((await find({ words: 'salamanders' })).count).toBe(4)
  expect((await find({ words: 'lizards', answered: 'yes' })).transcripts).toMatchObject([{ id: first.id, excerpt: ['Where are the ', 'lizards', '?\nOn the second floor.\n'] }])
})

test('one that is taken away leaves the index and its files; where too few are left, so do the others', async () => {
  const { look, find, questions } = node()
  const places = [...(await putAll(5)), await put(said('Where are the quagmires?'))]
  now = monday
  await look()
  expect(files()).toContain('quagmire')
  const last = places[5]
  if (!last) throw new Error('there are six')
  await store.records.remove('main', shelfOf(last.week), last.id)
  expect((await find({ words: 'quagmires' })).transcripts).toEqual([])
  await noteChange(store.records, 'main', last)
  await look()
  expect((await find({ words: 'quagmires' })).count).toBe(0)
  expect(files()).not.toContain('quagmire')
  const other = places[0]
  if (!other) throw new Error('there are more')
  await store.records.remove('main', shelfOf(other.week), other.id)
  await noteChange(store.records, 'main', other)
  await look()
  expect(await questions()).toEqual([])
  expect(files()).not.toContain('number3')
})

test('an index that was deleted, damaged or of another version is made again, and another node’s is the same', async () => {
  await putAll(7)
  now = monday
  const first = node()
  await first.look()
  const before = await first.questions()
  expect(before).toHaveLength(7)
  await close()

  const spoils = [() => rmSync(join(folder, 'shelf.sqlite')), () => writeFileSync(join(folder, 'shelf.sqlite'), randomBytes(40_000))]
  for (const spoil of spoils) {
    spoil()
    const again = node()
    expect((await again.find()).isWhole).toBe(false)
    await again.look()
    expect(await again.questions()).toEqual(before)
    expect((await again.find()).isWhole).toBe(true)
    await close()
  }
  const elsewhere = join(folder, 'another')
  const other = node(elsewhere)
  await other.look()
  expect(await other.questions()).toEqual(before)
  expect(existsSync(join(elsewhere, 'shelf.sqlite'))).toBe(true)
})

test('a transcript that comes while the index is being made is in it in the end, once', async () => {
  await putAll(120)
  now = monday
  const { releasing, find, look } = node()
  const making = releasing.look('main')
  const late = await put(said('Where are the latecomers?'), wednesday - 30 * day)
  await making
  now = Date.parse(late.week)
  await look()
  expect((await find()).count).toBe(121)
  expect((await find({ words: 'latecomers' })).count).toBe(1)
})

describe('what is looked for', () => {
  test('is found by desk, months, READ level, rating, tag and waiting', async () => {
    await putAll(5, { month: '2026-09', readLevel: 5, waited: 400 }, 'a')
    await putAll(5, { month: '2026-10', desk: 'children', answered: 'no', tags: ['Fines', 'printing'] }, 'b')
    await putAll(5, { month: '2026-11', answered: 'yes', waited: null, ended: 'abandoned' }, 'c')
    now = monday
    const { look, find } = node()
    await look()
    const months = async (search: Partial<Search>) => [...new Set((await find(search)).transcripts.map(({ month }) => month))]
    expect(await months({ desk: 'children' })).toEqual(['2026-10'])
    expect(await months({ from: '2026-10' })).toEqual(['2026-11', '2026-10'])
    expect(await months({ from: '2026-09', to: '2026-10' })).toEqual(['2026-10', '2026-09'])
    expect(await months({ readLevel: 5 })).toEqual(['2026-09'])
    expect(await months({ answered: 'none' })).toEqual(['2026-09'])
    expect(await months({ tag: 'fines' })).toEqual(['2026-10'])
    expect(await months({ waited: 300 })).toEqual(['2026-09'])
    expect(await months({ waited: 300, desk: 'children' })).toEqual([])
  })

  test('comes in pages, the newest month first, each once, in no order of time within a month', async () => {
    await putAll(25, { month: '2026-10' })
    const places = await putAll(25, { month: '2026-11' })
    now = monday
    const { look, find } = node()
    await look()
    const pages = [await find({ words: 'maps' })]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await find({ words: 'maps', before: next }))
    const all = pages.flatMap(({ transcripts }) => transcripts)
    expect(pages.map(({ transcripts, count, isMore }) => [transcripts.length, count, isMore])).toEqual([[20, 50, false], [20, 30, false], [10, 10, false]])
    expect(all.map(({ month }) => month)).toEqual([...Array.from({ length: 25 }, () => '2026-11'), ...Array.from({ length: 25 }, () => '2026-10')])
    expect(new Set(all.map(({ id }) => id)).size).toBe(50)
    expect(all.slice(0, 25).map(({ id }) => id)).toEqual(places.map(({ id }) => id).sort().reverse())
  })

  test('is of no other library', async () => {
    await putAll(5)
    for (let n = 0; n < 5; n += 1) await put(said(`Elsewhere ${n}`), wednesday, 'branch')
    now = monday
    const { look, releasing, questions, room, find } = node()
    await look()
    await releasing.look('branch')
    expect(await questions()).not.toContain('Elsewhere 1')
    const [one] = (await find({ library: 'branch' })).transcripts
    expect(one?.question).toContain('Elsewhere')
    expect(await room.open('main', one?.id ?? '', 'vi-1')).toBeNull()
  })
})

test('where few worked at a desk in a month, nobody is told the desk nor which librarian it was, and the desk finds nothing', async () => {
  const alone = { desk: 'children', month: '2026-10' }
  const places = await putAll(5, { desk: 'children', lines: [{ at: 0, by: 'patron', what: 'message', text: 'Where are the owls?' }, { at: 9, by: 'librarian', librarian: 2, what: 'message', text: 'Here.' }] })
  await putAll(5, { month: '2026-10' })
  for (const at of [alone, { desk: 'children', month: '2026-11' }]) await store.records.remove('main', 'desk-workers', `${at.month} ${at.desk}`)
  now = monday
  const { look, find, room } = node()
  await look()
  const id = places[0]?.id ?? ''
  const isHidden = async () => (await room.open('main', id, 'vi-1'))?.desk === ''
  expect(await find({ words: 'owls' })).toMatchObject({ count: 5, transcripts: Array.from({ length: 5 }, () => ({ desk: '' })) })
  expect(await find({ desk: 'children' })).toMatchObject({ count: 0, transcripts: [] })
  expect((await room.open('main', id, 'vi-1'))?.lines.map(({ librarian }) => librarian)).toEqual([undefined, 1])
  expect((await room.exported('main', [id], 'jsonl', 'vi-1')).text).not.toContain('children')
  expect(await find({ desk: 'reference' })).toMatchObject({ count: 5 })
  for (const staff of ['a', 'b', 'c', 'd']) await noteWorkers(store.records, 'main', { desk: 'children', month: '2026-11' }, [staff, 'a'], now)
  expect(await isHidden()).toBe(true)
  expect(JSON.stringify(await store.records.list('main', 'desk-workers'))).not.toMatch(/"[abcd]"/)
  await noteWorkers(store.records, 'main', { desk: 'children', month: '2026-11' }, ['e'], now)
  expect(await isHidden()).toBe(false)
  expect(await find({ desk: 'children' })).toMatchObject({ count: 5 })
  expect((await store.records.get('main', 'desk-workers', '2026-11 children'))?.value).toEqual({ many: true })
})

test('what somebody masks is gone from the transcript, from every node’s index and from the files, and who did it is written down without it', async () => {
  const here = node()
  const there = node(join(folder, 'another'))
  await putAll(4)
  const told = await put(said('I am the lamplighter of Gull Lane, no. 5', { comment: 'gull lane 5 thanks you', tags: ['Gull-Lane 5'] }))
  now = monday
  await Promise.all([here.look(), there.look()])
  expect((await there.find({ words: 'lamplighter' })).count).toBe(1)
  const masked = await here.room.mask('main', told.id, ['Lamplighter', 'Gull Lane, No. 5'], 'vi-1')
  expect(masked).toMatchObject({ lines: [{ text: 'I am the [Masked] of [Masked]' }, {}], comment: 'gull lane 5 thanks you', tags: ['Gull-Lane 5'] })
  expect(await here.room.mask('main', told.id, ['gull lane', 'no'], 'vi-1')).toMatchObject({ lines: [{ text: 'I am the [Masked] of [Masked]' }, {}], comment: '[Masked] 5 thanks you', tags: ['[Masked] 5'] })
  for (const words of ['lamplighter', 'gull', '"gull lane"']) expect((await here.find({ words })).count, words).toBe(0)
  await vi.waitFor(async () => expect((await there.find({ words: 'lamplighter' })).count).toBe(0), { timeout: 60_000 })
  // What it has begun to look at by itself ends with the files clean.
  await there.look()
  expect(files() + files(join(folder, 'another'))).not.toMatch(/lamplighter|gull/i)
  expect(await there.room.open('main', told.id, 'vi-1')).toMatchObject({ comment: '[Masked] 5 thanks you' })
  expect(await here.room.mask('main', 'f'.repeat(32), ['gull'], 'vi-1')).toBeNull()
  const written = await createAudit({ records: store.records, now: () => now }).list('main')
  expect(written.map(({ what }) => what).sort()).toEqual(['transcript-masked', 'transcript-masked', 'transcript-opened'])
  expect(JSON.stringify(written)).not.toMatch(/gull|lamp/i)
})

test('who opens a transcript is written down before they see it, and nothing is where there is none', async () => {
  const [one] = await putAll(5)
  now = monday
  const { look, room } = node()
  await look()
  expect(await room.open('main', one?.id ?? '', 'vi-1')).not.toBeNull()
  expect(await room.open('main', 'f'.repeat(32), 'vi-1')).toBeNull()
  expect((await store.records.list('main', 'audit-2026-11')).map(({ value }) => value)).toEqual([{ at: monday, staff: 'vi-1', what: 'transcript-opened', transcript: one?.id }])
})
