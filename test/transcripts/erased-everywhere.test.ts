import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { erasingParts } from '../../server/command/erasing-parts.ts'
import { createChats } from '../../server/chats.ts'
import { eraseAgain } from '../../server/erase-again.ts'
import { eraseChat, eraseOnRequest } from '../../server/erase.ts'
import { hide } from '../../server/hide.ts'
import { createLibraries } from '../../server/libraries.ts'
import { createOwnPractice } from '../../server/own-practice.ts'
import { createDirectory } from '../../server/staff/directory.ts'
import { StoreAway, type LogName, type Store } from '../../server/store/port.ts'
import { openRedisStore } from '../../server/store/redis.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { createCounting } from '../../server/transcripts/reports/counting.ts'
import { Place, placesOf, weeksOf, clearShelf } from '../../server/transcripts/shelf/places.ts'
import { createReleasing } from '../../server/transcripts/shelf/releasing.ts'
import { createShelving } from '../../server/transcripts/shelf/shelving.ts'
import { ShelfThread } from '../../server/transcripts/shelf/shelf-thread.ts'
import { accepts, ana, asks, ends, events, patron, sam, says, type Told } from '../shared/story.ts'
import { newWord } from '../setup/plain-words.ts'
import { startRedis } from '../setup/redis.ts'

/** Erased means gone from the disk, of everything that holds a patron's words, on both stores: the raw files are read for a planted word. */
interface OnDisk { open: (folder: string) => Promise<Store>; files: (folder: string) => Buffer; destroy: () => Promise<void> }
const inFolder = (folder: string): Buffer => Buffer.concat(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => readFileSync(join(folder, name))))
const stores: [string, () => Promise<OnDisk>][] = [
  ['the embedded store', async () => ({ open: (folder) => openSqliteStore({ folder }), files: inFolder, destroy: async () => {} })],
  ['the store in Redis', async () => {
    const redis = await startRedis()
    return { open: () => openRedisStore({ url: redis.url }), files: (folder) => Buffer.concat([redis.files(), inFolder(folder)]), destroy: () => redis.remove() }
  }],
]

describe.each(stores)('%s', (_, make) => {
  let folder: string
  let disk: OnDisk
  let store: Store
  let now = Date.now()
  let look: () => Promise<void>
  const closing: (() => Promise<unknown>)[] = []
  const log = pino({ level: 'silent' })
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heartdesk-erased-'))
    disk = await make()
    store = await disk.open(folder)
    const { records, signals } = store
    const libraries = createLibraries(records, signals, ['main'])
    const thread = new ShelfThread(folder, { shipped: shippedRules, own: null })
    const releasing = createReleasing({ records, thread, names: [], log, now: () => now })
    const counting = createCounting({ records, libraries, thread, names: [], log })
    const shelving = createShelving({ store, libraries, directory: createDirectory(records), thread, counting, log })
    const following = await shelving.follow('main')
    look = () => releasing.look('main')
    closing.push(() => following.stop(), () => releasing.close(), () => thread.close(), () => store.close(), disk.destroy)
  })
  afterAll(async () => {
    for (const close of closing) await close()
    rmSync(folder, { recursive: true })
  })

  const isOnDisk = (word: string) => disk.files(folder).includes(word)
  /** Gone in the end: Redis writes its files anew beside the work, and does not keep everybody waiting for a record that is removed. */
  const isGone = (word: string) => vi.waitFor(() => expect(isOnDisk(word)).toBe(false), { timeout: 60_000, interval: 100 })

  async function chat(word: string): Promise<LogName> {
    const name: LogName = `main/${randomUUID()}`
    const told: Told[] = [[patron, { kind: 'chat-requested', desk: 'reference', name: '', question: `What is a ${word}?`, page: '', locale: 'en', keep: true, shared: false }], accepts(sam), says(sam, `A ${word} is a small ${word}.`), ends]
    const at = Date.now()
    await store.logs.append({ log: name, after: 0, events: events(told).map((event) => ({ ...event, at })), once: null, live: false })
    await vi.waitFor(async () => expect(v.parse(Place, (await store.records.get('main', placesOf, name.slice(5)))?.value).seq).toBe(4), { timeout: 60_000 })
    return name
  }

  test('a chat that its patron has erased: the original, the transcript, the index; only the counts of others stay', async () => {
    const words = Array.from({ length: 6 }, newWord)
    const logs: LogName[] = []
    for (const word of words) logs.push(await chat(word))
    now = Date.now() + 30 * 86_400_000
    await look()
    const [word = ''] = words
    expect(inFolder(folder).includes(word), 'in the index').toBe(true)
    await eraseOnRequest(erasingParts(folder, store), logs[0] ?? 'main/none')
    await look()
    await isGone(word)
    expect(inFolder(folder).includes(words[1] ?? ''), 'the others are still found').toBe(true)

    // The others' transcripts outlive their originals, and go when the shelf's own time is over.
    for (const name of logs.slice(1)) await eraseChat(erasingParts(folder, store), name)
    await look()
    expect(inFolder(folder).includes(words[1] ?? '')).toBe(true)
    await clearShelf(store.records, 'main', 24, now + 800 * 86_400_000)
    expect(await weeksOf(store.records, 'main')).toEqual([])
    await look()
    for (const each of words) await isGone(each)
  })

  test('a message that its librarian hides when the chat is over: in the transcript that takes the place of the other, too', async () => {
    const word = newWord()
    const name = await chat(word)
    const [asked, , said] = events([[patron, { kind: 'chat-requested', desk: 'reference', name: '', question: '…', page: '', locale: 'en', keep: true, shared: false }], accepts(sam), says(sam, '…')])
    for (const hidden of [asked, said]) if (hidden) expect(await store.logs.mask(name, { ...hidden })).toBe(true)
    // Told only now, so that the transcript is made anew after the log's own words have left the files.
    const hides = [1, 3].map((masks, n) => ({ seq: 5 + n, id: randomUUID(), at: Date.now(), by: sam, kind: 'message-masked', masks, text: '…' }))
    await store.logs.append({ log: name, after: 4, events: hides, once: null, live: false })
    await vi.waitFor(async () => expect(v.parse(Place, (await store.records.get('main', placesOf, name.slice(5)))?.value).seq).toBe(6), { timeout: 60_000 })
    await isGone(word)
  })

  test.each([['before the message is hidden', false], ['when screens have been told, and the log not yet written anew', true]])('a message whose librarian hides it while the node dies, %s: when it starts again', async (_, isTold) => {
    const word = newWord()
    const log: LogName = `main/${randomUUID()}`
    await store.logs.append({ log, after: 0, events: events([asks, accepts(sam), says(patron, `My card is ${word}`, 'm-1')]), once: null, live: true })
    const dies: Store['logs'] = {
      ...store.logs,
      async append(given) {
        if (isTold) await store.logs.append(given)
        throw new StoreAway('the node dies here')
      },
    }
    const parts = erasingParts(folder, store)
    await expect(hide({ chats: createChats(dies), logs: dies, erasures: parts.erasures }, log, { kind: 'mask-message', messageId: 'm-2', masks: 3, text: 'My card is […]' }, sam)).rejects.toThrow('the node dies here')
    expect(isOnDisk(word) || JSON.stringify(await store.logs.read(log)).includes(word)).toBe(true)
    expect(await eraseAgain(parts, parts.erasures, ['main'])).toBeGreaterThan(0)
    const [, , said, hidden, ...more] = await store.logs.read(log)
    expect(said).toMatchObject({ kind: 'message-sent', text: isTold ? 'My card is […]' : '…' })
    expect([hidden, more]).toEqual([expect.objectContaining({ kind: 'message-masked', masks: 3 }), []])
    await isGone(word)
    // Once is enough.
    expect(await eraseAgain(parts, parts.erasures, ['main'])).toBe(0)
  })

  test('a message whose librarian may not hide it stays, and nothing is written down', async () => {
    const log: LogName = `main/${randomUUID()}`
    await store.logs.append({ log, after: 0, events: events([asks, accepts(sam), says(patron, 'Hello', 'm-1')]), once: null, live: true })
    const { erasures } = erasingParts(folder, store)
    const before = await erasures.list()
    expect(await hide({ chats: createChats(store.logs), logs: store.logs, erasures }, log, { kind: 'mask-message', messageId: 'm-2', masks: 3, text: '…' }, ana)).toEqual({ refusal: 'not-in-this-chat' })
    expect(await erasures.list()).toEqual(before)
  })

  test('a reported threat that is let go', async () => {
    const word = newWord()
    const name = await chat(word)
    const parts = erasingParts(folder, store)
    await parts.holds.report('main', { id: 'sam-1', name: 'Sam', email: 'sam@library.example', roles: ['librarian'], desks: [] }, { chat: name.slice(5), desk: 'reference', reason: `A threat about the ${word}.` })
    await eraseOnRequest(parts, name)
    const [hold] = await parts.holds.list('main')
    expect(await store.records.list('main', 'held-originals')).toHaveLength(1)
    await parts.holds.endThat('main', name.slice(5), hold?.reportedAt ?? 0)
    await isGone(word)
  })

  test('a librarian’s own practice that they erase', async () => {
    const word = newWord()
    const practice = createOwnPractice({ records: store.records, libraries: createLibraries(store.records, store.signals, ['main']) })
    await practice.dismiss('main', 'sam-1', word, 'not-here')
    expect(await practice.forget('main', 'sam-1')).toBe(true)
    await isGone(word)
  })
})
