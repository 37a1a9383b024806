import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createChats } from '../../server/chats.ts'
import { createPresence, type Presence } from '../../server/presence.ts'
import { StoreAway, type Records, type Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'

/** Presence while its store comes and goes. */
const sam = { staff: 'sam', name: 'Sam' }
let folder: string
let store: Store
let presence: Presence
let isAway: boolean
let telling: () => Promise<void>
let told: string[][]
let beat: () => void

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-presence-'))
  store = await openSqliteStore({ folder })
  isAway = false
  told = []
  telling = async () => void told.push(presence.colleagues('main').map((one) => one.name))
  const { records } = store
  const when = <T>(asked: () => Promise<T>) => (isAway ? Promise.reject<T>(new StoreAway('away')) : asked())
  const there: Records = {
    ...records,
    get: (...asked) => when(() => records.get(...asked)),
    list: (...asked) => when(() => records.list(...asked)),
    put: (...asked) => when(() => records.put(...asked)),
    replace: (...asked) => when(() => records.replace(...asked)),
    remove: (...asked) => when(() => records.remove(...asked)),
  }
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] })
  presence = createPresence({ records: there, signals: store.signals, chats: createChats(store.logs), onChange: () => telling() })
  beat = () => void vi.advanceTimersByTime(10_000)
  await presence.watch('main')
})
afterEach(async () => {
  presence.close()
  vi.useRealTimers()
  await store.close()
  rmSync(folder, { recursive: true })
})

test('given the store is away when a librarian has left, then that is no failure of the node, and their record stays until it expires', async () => {
  const failed = vi.fn()
  process.on('unhandledRejection', failed)
  await presence.arrive('main', sam, ['reference'])
  await vi.waitUntil(() => told.length === 1, { timeout: 60_000 })
  presence.leave('main', 'sam')
  isAway = true
  beat()
  await turn()
  await turn()
  process.off('unhandledRejection', failed)
  expect(failed).not.toHaveBeenCalled()
  expect((await store.records.list('main', 'presence')).map(({ id }) => id)).toEqual(['sam'])
})

test('given that who is there could not be told, then it is told with the next beat', async () => {
  const tell = telling
  const failed = new Promise<void>((resolve) => {
    telling = () => (resolve(), Promise.reject(new StoreAway('away')))
  })
  await presence.arrive('main', sam, ['reference'])
  await failed
  expect(told).toEqual([])
  telling = tell
  beat()
  await vi.waitUntil(() => told.length === 1, { timeout: 60_000 })
  expect(told).toEqual([['Sam']])
})

test('given a librarian whose line comes back on another node, when the first node lets them go, then their desk was open all the while', async () => {
  const heard: boolean[] = []
  const other = createPresence({ records: store.records, signals: store.signals, chats: createChats(store.logs), onChange: async () => void heard.push(other.isOpen('main', 'reference')) })
  await other.watch('main')
  await presence.setOwn('main', 'sam', { available: true, desks: ['reference'], cap: 3, restsUntil: null })
  await presence.arrive('main', sam, ['reference'])
  await vi.waitUntil(() => other.isOpen('main', 'reference'), { timeout: 60_000, interval: 1 })
  const expiries = async () => {
    for await (const some of store.records.all('main')) for (const { collection, expiresAt } of some) if (collection === 'presence') return expiresAt ?? 0
    return 0
  }
  await other.arrive('main', sam, ['reference'])
  const left = new Promise<void>((resolve) => store.signals.hear('main', (signal) => JSON.stringify(signal).includes('"left"') && resolve()))
  presence.leave('main', 'sam')
  vi.advanceTimersByTime(5_000)
  await left
  await vi.waitUntil(() => expiries().then((at) => at > Date.now() + 20_000), { timeout: 60_000, interval: 1 })
  vi.advanceTimersByTime(1_001)
  await turn()
  expect([other.isOpen('main', 'reference'), heard.slice(heard.indexOf(true))]).toEqual([true, [true]])
  other.leave('main', 'sam')
  vi.advanceTimersByTime(5_000)
  await vi.waitUntil(() => !other.isOpen('main', 'reference'), { timeout: 60_000, interval: 50 })
  other.close()
})

test('given a desk that an admin has taken from a librarian who takes chats there, then it is not open any more, and nobody waits at it for them', async () => {
  await presence.setOwn('main', 'sam', { available: true, desks: ['reference', 'children'], cap: 3, restsUntil: null })
  await presence.arrive('main', sam, ['reference', 'children'])
  await vi.waitUntil(() => presence.isOpen('main', 'children'), { timeout: 60_000 })
  presence.leave('main', 'sam')
  await presence.arrive('main', sam, ['reference'])
  await vi.waitUntil(() => !presence.isOpen('main', 'children'), { timeout: 60_000 })
  expect(presence.isOpen('main', 'reference')).toBe(true)
  expect((await presence.own('main', 'sam', ['reference'])).desks).toEqual(['reference'])
})
