import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { erasingParts } from '../../../server/command/erasing-parts.ts'
import { eraseOnRequest } from '../../../server/erase.ts'
import { createLibraries, newLibrary } from '../../../server/libraries.ts'
import { createDirectory } from '../../../server/staff/directory.ts'
import type { Following, LogName, Store } from '../../../server/store/port.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { countedFrom, createCounting, quartersOf, StandingTally, talliesBegin, tallyShelf } from '../../../server/transcripts/reports/counting.ts'
import { Quarter } from '../../../server/transcripts/reports/quarter.ts'
import { ShelfThread } from '../../../server/transcripts/shelf/shelf-thread.ts'
import { createShelving } from '../../../server/transcripts/shelf/shelving.ts'
import { accepts, ana, asks, clock, ends, events, leaves, patron, sam, says, type Told } from '../../shared/story.ts'

const ended: Told[] = [asks, accepts(sam), says(sam, 'In the attic.'), ends]
const rates: Told = [patron, { kind: 'chat-rated', answered: 'yes', comment: 'Ruth says thanks' }]
const quietly: Told = [patron, { kind: 'chat-requested', desk: 'reference', name: 'Ruth', question: 'Is there a quiet room?', page: '', locale: 'en', keep: false, shared: false }]
const late = Date.UTC(2026, 9, 30, 9)
const nextMonth = Date.UTC(2026, 10, 9)

let folder: string
let store: Store
let now: number
type Node = { following: Following; thread: ShelfThread; look: () => Promise<void>; close: () => Promise<void> }
const nodes: Node[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-counting-'))
  store = await openSqliteStore({ folder })
  await store.records.put('main', 'settings', 'library', { ...newLibrary('main'), zone: 'Europe/Berlin' }, 0)
  now = late
})
afterEach(async () => {
  await stop()
  await store.close()
  rmSync(folder, { recursive: true })
})

async function node(): Promise<Node> {
  const thread = new ShelfThread(join(folder, `node-${nodes.length}`))
  const libraries = createLibraries(store.records, store.signals, ['main'])
  const log = pino({ level: 'silent' })
  const counting = createCounting({ records: store.records, libraries, thread, names: [], log, now: () => now })
  const shelving = createShelving({ store, libraries, directory: createDirectory(store.records), thread, counting, log, now: () => now })
  const one = { following: await shelving.follow('main'), thread, look: () => counting.look('main'), close: counting.close }
  nodes.push(one)
  return one
}
async function stop(): Promise<void> {
  for (const { following, thread, close } of nodes.splice(0)) {
    await following.stop()
    await close()
    await thread.close()
  }
}
const tell = (log: LogName, told: Told[], from = 0, at = late) =>
  store.logs.append({ log, after: from, events: events(told).slice(from).map((event) => ({ ...event, at: at + event.seq * 1000 })), once: null, live: false })
async function standing(): Promise<(StandingTally & { chat: string })[]> {
  const shelves = await Promise.all(talliesBegin.map((letter) => store.records.list('main', tallyShelf(letter))))
  return shelves.flat().map(({ id, value }) => ({ chat: id, ...v.parse(StandingTally, value) }))
}
type StandingTally = v.InferOutput<typeof StandingTally>
/** Waits until what stands of a chat has all that was told so far. */
const until = (chat: string, seq: number) => vi.waitFor(async () => expect(await standing()).toContainEqual(expect.objectContaining({ chat, seq })), { timeout: 60_000 })
const published = async () => {
  const quarters = (await store.records.list('main', quartersOf)).map(({ value }) => v.parse(Quarter, value))
  return quarters.flatMap(({ published: all }) => all)
}
const came = async () => (await published()).filter(({ measure }) => measure === 'came').map(({ desks, from, cells, rest }) => ({ desks: desks.join(), from, cells, rest }))

test('a month is counted on the Monday on which its last transcripts are released', () =>
  expect([countedFrom('2026-10', 'Europe/Berlin'), countedFrom('2026-11', 'Europe/Berlin'), countedFrom('2026-05', 'America/New_York')]).toEqual(['2026-11-09', '2026-12-14', '2026-06-15']))

test('given chats of all kinds, when their month is over and released, then each counts once and nothing of one of them stands anywhere', async () => {
  const { look } = await node()
  for (let n = 0; n < 6; n += 1) await tell(`main/chat-${n}`, ended)
  for (let n = 0; n < 5; n += 1) await tell(`main/left-${n}`, [leaves])
  for (let n = 0; n < 4; n += 1) await tell(`main/gone-${n}`, [asks, [clock, { kind: 'chat-abandoned' }]])
  await tell('main/quiet', [quietly, accepts(sam), ends])
  for (const [chat, seq] of [['chat-5', 4], ['left-4', 1], ['gone-3', 2], ['quiet', 3]] as const) await until(chat, seq)
  now = nextMonth - 60_000
  await look()
  expect(await came()).toEqual([])
  now = nextMonth
  await look()
  // Four who gave up are a small cell: they are told with the smallest other.
  expect(await came()).toEqual([{ desks: 'reference', from: '2026-10', cells: { taken: 7 }, rest: 9 }])
  expect(await standing()).toEqual([])
  await look()
  expect(await came()).toHaveLength(1)
  expect(JSON.stringify(await published())).not.toMatch(/Ruth|sam-1|Sam|maps|quiet/)
})

describe('a chat counts once', () => {
  test('given that it is rated, tagged and answered later, then as it is in the end', async () => {
    const { look } = await node()
    for (let n = 0; n < 5; n += 1) {
      await tell(`main/chat-${n}`, ended)
      await until(`chat-${n}`, 4)
      await tell(`main/chat-${n}`, [...ended, rates, [sam, { kind: 'read-rated', readLevel: 2 }]], 4)
      await until(`chat-${n}`, 6)
    }
    now = nextMonth
    await look()
    expect((await published()).filter(({ measure }) => measure === 'answered' || measure === 'read').map(({ cells }) => cells)).toEqual([{ 2: 5 }, { yes: 5 }])
  })
  test('given three nodes that all see it, and that all count the month', async () => {
    const all = await Promise.all([node(), node(), node()])
    for (let n = 0; n < 8; n += 1) await tell(`main/chat-${n}`, ended)
    for (let n = 0; n < 8; n += 1) await until(`chat-${n}`, 4)
    now = nextMonth
    await Promise.all(all.map(({ look }) => look()))
    expect(await came()).toEqual([{ desks: 'reference', from: '2026-10', cells: { taken: 8 }, rest: 0 }])
  })
  test('given that the server was off when it ended, and when its month was over', async () => {
    for (let n = 0; n < 5; n += 1) await tell(`main/chat-${n}`, ended)
    await node()
    await until('chat-4', 4)
    await stop()
    now = nextMonth + 100 * 86_400_000
    const { look } = await node()
    await look()
    expect(await came()).toMatchObject([{ from: '2026-10', cells: { taken: 5 } }])
  })
  test('given that it is rated when its month has been counted, then no number changes and nothing stands', async () => {
    const { look } = await node()
    for (let n = 0; n < 5; n += 1) await tell(`main/chat-${n}`, ended)
    await until('chat-4', 4)
    now = nextMonth
    await look()
    const before = await published()
    await tell('main/chat-0', [...ended, rates], 4)
    await tell('main/next', ended, 0, nextMonth)
    await until('next', 4)
    await look()
    expect(await published()).toEqual(before)
    expect((await standing()).map(({ chat }) => chat)).toEqual(['next'])
  })
})

test('given that somebody asks for a chat to be erased before its month is counted, then it does not count', async () => {
  await node()
  await tell('main/chat', ended)
  await until('chat', 4)
  await eraseOnRequest(erasingParts(folder, store), 'main/chat')
  expect(await standing()).toEqual([])
})

test('what stands of a chat names no librarian, and two months’ chats of one can’t be told to be theirs', async () => {
  await node()
  await tell('main/one', ended)
  await tell('main/two', [asks, accepts(ana), accepts(sam), [ana, { kind: 'chat-closed', reason: 'said' }]])
  await tell('main/then', ended, 0, late + 90 * 86_400_000)
  for (const [chat, seq] of [['one', 4], ['two', 4], ['then', 4]] as const) await until(chat, seq)
  const all = await standing()
  expect(JSON.stringify(all)).not.toMatch(/sam-1|ana-1|Sam|Ruth/)
  const tokens = (chat: string) => all.find((one) => one.chat === chat)?.who ?? []
  expect(tokens('two')).toContain(tokens('one')[0])
  expect(tokens('then')).not.toContain(tokens('one')[0])
})
