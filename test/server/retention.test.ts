import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createChats } from '../../server/chats.ts'
import { erasingParts } from '../../server/command/erasing-parts.ts'
import { eraseOnRequest } from '../../server/erase.ts'
import { createErasures } from '../../server/erasures.ts'
import { createLibraries, newLibrary } from '../../server/libraries.ts'
import type { LogName, Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { createRetention, diesAt } from '../../server/transcripts/retention.ts'
import { noChat } from '../../shared/chat.ts'
import { accepts, asks, chatAfter, ends, events, leaves, patron, sam, says, type Told } from '../shared/story.ts'

const minute = 60_000
const day = 24 * 60 * minute
const asksWithoutTrace: Told = [patron, { kind: 'chat-requested', desk: 'reference', name: '', question: 'Is there a quiet room?', page: '', locale: 'en', keep: false, shared: false }]
const answers: Told = [sam, { kind: 'answer-sent', messageId: 'm', text: 'In the attic.' }]
const ended = (begins: Told = asks): Told[] => [begins, accepts(sam), says(sam, 'Yes, in the attic.'), ends]

let folder: string
let store: Store
/** Stories are told in the first seconds of 1970. */
let now: number
let said: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-retention-'))
  store = await openSqliteStore({ folder })
  now = minute
  said = ''
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

function parts(keepDays = 30) {
  const { records, logs, signals } = store
  const chats = createChats(logs)
  const { codes, holds } = erasingParts(folder, store)
  const libraries = createLibraries(records, signals, ['main'])
  const retention = createRetention({ store, chats, codes, libraries, holds, names: ['main'], log: pino({}, { write: (line) => (said += line) }), now: () => now })
  retention.close()
  const begun = async (log: LogName, told: Told[], keep = true, days = keepDays) => {
    await retention.begin(log, keep, days)
    await store.logs.append({ log, after: 0, events: events(told), once: null, live: false })
  }
  const setKeepDays = async (days = keepDays) => {
    const { library, version } = (await libraries.read('main')) ?? { library: newLibrary('main'), version: 0 }
    await libraries.put({ ...library, desks: library.desks.map((desk) => ({ ...desk, keepDays: days })) }, version)
  }
  return { retention, codes, begun, setKeepDays }
}
const isThere = async (log: LogName) => (await store.logs.read(log)).length > 0

describe('when an original dies', () => {
  const chat = chatAfter(...ended())
  test('so many days after its end', () => expect(diesAt(chat, 30)).toBe(chat.lastAt + 30 * day))
  test('what is said of it afterwards adds nothing', () => {
    const rated = chatAfter(...ended(), [patron, { kind: 'chat-rated', answered: 'yes', comment: '' }], [sam, { kind: 'chat-tagged', tags: ['rooms'] }])
    expect(diesAt(rated, 30)).toBe(chat.lastAt + 30 * day)
  })
  test('ten minutes after it where the desk keeps nothing', () => expect(diesAt(chat, 0)).toBe(chat.lastAt + 10 * minute))
  test('ten minutes after it where the patron asked for that, whatever the desk keeps', () => {
    const without = chatAfter(...ended(asksWithoutTrace))
    expect(diesAt(without, 30)).toBe(without.lastAt + 10 * minute)
  })
  test('an answer that comes later can be fetched for a fortnight, whatever is kept', () => {
    const answered = chatAfter(leaves, answers)
    expect(diesAt(answered, 0)).toBe(answered.lastAt + 14 * day)
    expect(diesAt(answered, 30)).toBe(answered.lastAt + 30 * day)
    const promised = chatAfter(asksWithoutTrace, accepts(sam), [sam, { kind: 'answer-promised' }], ends, answers)
    expect(diesAt(promised, 30)).toBe(promised.lastAt + 14 * day)
  })
  test('not while it goes on, not while an answer is owed, not where nothing was asked', () => {
    for (const living of [chatAfter(asks), chatAfter(asks, accepts(sam)), chatAfter(leaves), noChat]) expect(diesAt(living, 0)).toBeNull()
  })
})

test('an original is kept for the desk’s days, and no longer', async () => {
  const { retention, begun } = parts()
  await begun('main/chat', ended())
  for (now of [minute, 30 * day - minute]) {
    await retention.look('main')
    expect(await isThere('main/chat')).toBe(true)
  }
  now = 30 * day + minute
  await retention.look('main')
  expect(await isThere('main/chat')).toBe(false)
})

test('what hangs on a chat goes with it: its return code and its letter', async () => {
  const { retention, codes, begun } = parts()
  await begun('main/chat', [leaves])
  const renewed = await codes.renew('main/chat')
  if (!('code' in renewed)) throw new Error('there is an answer to fetch')
  // The first as an older Heartdesk wrote it; the last is of another chat.
  for (const id of ['chat', 'chat:m', 'chat-2:m']) await store.records.put('main', 'letters', id, { messageId: 'm', tries: 0, notBefore: 0 }, 0)
  await store.logs.append({ log: 'main/chat', after: 1, events: events([leaves, [sam, { kind: 'answer-sent', messageId: 'm', text: 'In the attic.' }]]).slice(1), once: null, live: false })
  expect(await codes.find('main', renewed.code)).toBe('main/chat')
  now = 31 * day
  await retention.look('main')
  expect(await isThere('main/chat')).toBe(false)
  expect(await codes.find('main', renewed.code)).toBeNull()
  expect((await store.records.list('main', 'letters')).map(({ id }) => id)).toEqual(['chat-2:m'])
})

test('a patron who wants nothing kept has ten minutes to read and print', async () => {
  const { retention, begun } = parts()
  await begun('main/chat', ended(asksWithoutTrace), false)
  now = 5 * minute
  await retention.look('main')
  expect(await isThere('main/chat')).toBe(true)
  now = 11 * minute
  await retention.look('main')
  expect(await isThere('main/chat')).toBe(false)
})

test('a desk that keeps nothing erases in the same way', async () => {
  const { retention, begun, setKeepDays } = parts(0)
  await setKeepDays()
  await begun('main/chat', ended())
  now = 11 * minute
  await retention.look('main')
  expect(await isThere('main/chat')).toBe(false)
})

test('where the desk keeps nothing, a chat that was looked at while it went on is erased all the same when it ends, and not a day later', async () => {
  const { retention, begun, setKeepDays } = parts(0)
  await setKeepDays()
  await begun('main/chat', [asks, accepts(sam)])
  for (now of [2 * minute, 3 * minute]) await retention.look('main')
  await store.logs.append({ log: 'main/chat', after: 2, events: events([asks, accepts(sam), ends]).slice(2).map((event) => ({ ...event, at: 4 * minute })), once: null, live: false })
  now = 13 * minute
  await retention.look('main')
  expect(await isThere('main/chat')).toBe(true)
  now = 15 * minute
  await retention.look('main')
  expect(await isThere('main/chat')).toBe(false)
})

test('a desk that keeps for fewer days from now on erases what it has accordingly; one that keeps for more leaves what patrons were told', async () => {
  const { retention, begun, setKeepDays } = parts(30)
  await setKeepDays(30)
  await begun('main/long', ended())
  await retention.look('main')
  await setKeepDays(7)
  now = 2 * day
  await begun('main/short', ended().with(0, [patron, { kind: 'chat-requested', desk: 'reference', name: '', question: 'And now?', page: '', locale: 'en', keep: true, shared: false }]), true, 7)
  await retention.look('main')
  now = 8 * day
  await retention.look('main')
  expect(await isThere('main/long')).toBe(false)

  await begun('main/told-seven', ended(), true, 7)
  await setKeepDays(90)
  now = 20 * day
  await retention.look('main')
  expect(await isThere('main/told-seven')).toBe(false)
})

test('a chat that goes on for longer than it may be kept is erased when its own time is over, not in the middle', async () => {
  const { retention, begun } = parts()
  await begun('main/chat', [leaves])
  for (now = minute; now < 90 * day; now += day) await retention.look('main')
  expect(await isThere('main/chat')).toBe(true)
  const [, answer] = events([leaves, [sam, { kind: 'answer-sent', messageId: 'm', text: 'In the attic.' }]])
  if (!answer) throw new Error('there is an answer')
  await store.logs.append({ log: 'main/chat', after: 1, events: [{ ...answer, at: now }], once: null, live: false })
  const answeredAt = now
  for (; now < answeredAt + 29 * day; now += day) await retention.look('main')
  expect(await isThere('main/chat')).toBe(true)
  for (; now < answeredAt + 32 * day; now += day) await retention.look('main')
  expect(await isThere('main/chat')).toBe(false)
})

test('a node that was off for weeks looks at the days that it missed', async () => {
  const { retention, begun } = parts()
  await retention.look('main')
  await begun('main/chat', ended())
  now = 75 * day
  await parts().retention.look('main')
  expect(await isThere('main/chat')).toBe(false)
})

test('a first node that was stopped before it ever looked has forgotten nothing', async () => {
  const { begun } = parts()
  await begun('main/chat', ended(asksWithoutTrace), false)
  now = 2 * day
  await parts().retention.look('main')
  expect(await isThere('main/chat')).toBe(false)
})

test('a chat that was prepared for and never begun leaves nothing to look at', async () => {
  const { retention } = parts()
  await retention.begin('main/nobody', true, 30)
  expect(await store.records.list('main', 'originals-until-1970-01-31')).toHaveLength(1)
  now = 31 * day + minute
  await retention.look('main')
  expect(await store.records.list('main', 'originals-until-1970-01-31')).toEqual([])
})

test('given a look that comes just before a chat begins of which nothing is to be kept, then it is erased all the same', async () => {
  const { retention } = parts()
  await retention.begin('main/chat', false, 30)
  await retention.look('main')
  await store.logs.append({ log: 'main/chat', after: 0, events: events(ended(asksWithoutTrace)), once: null, live: false })
  now = 11 * minute
  await retention.look('main')
  expect(await isThere('main/chat')).toBe(false)
})

test('erasing what was never there writes nothing', async () => {
  expect(await eraseOnRequest(erasingParts(folder, store), 'main/nobody')).toBe(false)
  for await (const some of store.records.all('main')) expect(some).toEqual([])
  expect(await createErasures(folder).list()).toBeNull()
})

test('a chat whose log is damaged keeps no other from being erased, is told by its id, and is looked at again', async () => {
  const { retention, begun } = parts()
  const logs: LogName[] = ['main/a', 'main/b', 'main/c']
  for (const log of logs) await begun(log, ended())
  const beside = new DatabaseSync(join(folder, 'heartdesk.sqlite'))
  const damage = (body: string) => beside.exec(`UPDATE events SET body = ${body} WHERE log = (SELECT slot FROM logs WHERE name = 'main/b') AND seq = 1`)
  const whole: { body: Uint8Array } = beside.prepare("SELECT body FROM events WHERE log = (SELECT slot FROM logs WHERE name = 'main/b') AND seq = 1").get()
  damage('zeroblob(64)')
  now = 32 * day
  await retention.look('main')
  expect([await isThere('main/a'), await isThere('main/c')]).toEqual([false, false])
  expect(said).toContain('"chat":"b"')
  expect(said).not.toContain('attic')

  damage(`x'${Buffer.from(whole.body).toString('hex')}'`)
  beside.close()
  now = 33 * day
  await retention.look('main')
  expect(await isThere('main/b')).toBe(false)
})
