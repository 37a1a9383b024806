import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createChats } from '../../server/chats.ts'
import type { Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { createAudit } from '../../server/transcripts/shelf/audit.ts'
import { createBoxes } from '../../server/transcripts/shelf/boxes.ts'
import { createOffers, forgetOffers } from '../../server/transcripts/shelf/offers.ts'
import { Place, placesOf, releasedFrom, withdraw } from '../../server/transcripts/shelf/places.ts'
import type { ReadingRoom } from '../../server/transcripts/shelf/reading-room.ts'
import { createShared } from '../../server/transcripts/shelf/shared.ts'
import { talk } from '../setup/shelf.ts'
import { accepts, ana, asks, ends, events, sam, says, type Told } from '../shared/story.ts'

const day = 86_400_000
/** A Wednesday. */
const wednesday = Date.UTC(2026, 10, 4, 15)
let folder: string
let store: Store
let now: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-sharing-'))
  store = await openSqliteStore({ folder })
  now = wednesday
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const at = (id: string, roles: ('librarian' | 'supervisor')[] = ['librarian'], desks = ['reference']) => ({ id, roles, desks })
const [samHere, anaHere, bo, kit, vi] = [at('sam-1'), at('ana-1'), at('bo-1'), at('kit-1', ['librarian'], ['children']), at('vi-1', ['supervisor'], [])]

/** A desk where a chat has just ended; `comes` lets its transcript be seen. */
async function atTheDesk(...more: Told[]) {
  const told = [asks, accepts(sam), ...more, says(sam, 'In the attic.'), ends]
  await store.logs.append({ log: 'main/chat', after: 0, events: events(told).map((event) => ({ ...event, at: wednesday })), once: null, live: false })
  let seen = ''
  const { records } = store
  const room: ReadingRoom = {
    read: async (_, id) => (id === seen ? talk('Do you have old maps?') : null),
    deskOf: async (_, id) => (id === seen ? 'reference' : null),
    open: async (_, id) => room.read(_, id),
    search: () => Promise.reject(new Error('nobody searches here')), mask: async () => null, exported: () => Promise.reject(new Error('nobody exports here')),
  }
  const parts = { records, room, audit: createAudit({ records }), now: () => now }
  const boxes = createBoxes(parts)
  const offers = createOffers({ ...parts, chats: createChats(store.logs), boxes })
  const shared = createShared({ ...parts, boxes, secret: randomBytes(32) })
  return {
    boxes, offers, shared,
    say: (who: { id: string }, answer: 'offered' | 'declined') => offers.say('main', 'chat', who, answer),
    async comes(): Promise<string> {
      const place = v.parse(Place, (await records.get('main', placesOf, 'chat'))?.value)
      now = Date.parse(place.week)
      return (seen = place.id)
    },
  }
}

test('given a chat that its librarian offers, when its transcript comes, then supervisors and that desk’s librarians find it, and only she is told that it is hers', async () => {
  const { say, shared, comes, offers } = await atTheDesk()
  expect(await offers.of('main', 'chat', samHere)).toEqual({ answer: null, may: true })
  expect(await say(samHere, 'offered')).toEqual({ answer: 'offered' })
  expect(await shared.list('main', vi)).toEqual([])
  const id = await comes()
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  for (const [reader, mine] of [[vi, false], [bo, false], [samHere, true]] as const) {
    expect(await shared.list('main', reader)).toMatchObject([{ id, question: 'Do you have old maps?', mine }])
    expect(await shared.open('main', id, reader)).not.toBeNull()
  }
  expect(await shared.list('main', kit)).toEqual([])
  expect(await shared.open('main', id, kit)).toBeNull()
})

test('given two librarians in a chat, when one declines, then it is not shared, whoever speaks first', async () => {
  for (const [first, second] of [[samHere, anaHere], [anaHere, samHere]] as const) {
    const { say, shared, comes } = await atTheDesk([ana, { kind: 'librarian-joined' }])
    await say(first, 'offered')
    await say(second, 'declined')
    await comes()
    expect(await shared.list('main', vi)).toEqual([])
    await store.logs.erase('main/chat')
    for (const collection of ['offers', placesOf, 'shared-transcripts']) for (const { id } of await store.records.list('main', collection)) await store.records.remove('main', collection, id)
    now = wednesday
  }
})

test('given thanks, when a Monday has come, then they have arrived, all together, from nobody and for nothing in particular', async () => {
  const { say, shared, comes, boxes } = await atTheDesk()
  await say(samHere, 'offered')
  const id = await comes()
  now += 3 * day
  for (const reader of [vi, bo, bo, samHere]) expect(await shared.thank('main', id, reader)).toEqual({ thanked: true })
  expect(await shared.thank('main', id, kit)).toEqual({ refusal: 'no-such-transcript' })
  expect(await boxes.arrived('main', 'sam-1')).toEqual([])
  const monday = releasedFrom(now - 4 * day)
  expect(Date.parse(monday) - now).toBeGreaterThanOrEqual(3 * day)
  now = Date.parse(monday)
  expect(await boxes.arrived('main', 'sam-1')).toEqual([{ week: monday, count: 2 }])
  for (const other of ['bo-1', 'vi-1', 'ana-1']) expect(await boxes.arrived('main', other)).toEqual([])
})

test('given a shared transcript, when its librarian takes it back, then it is gone from there for good; others can’t', async () => {
  const { say, shared, comes } = await atTheDesk()
  await say(samHere, 'offered')
  const id = await comes()
  for (const other of [vi, bo, kit]) expect(await shared.takeBack('main', id, other)).toBe(false)
  expect(await shared.takeBack('main', id, samHere)).toBe(true)
  expect(await shared.list('main', vi)).toEqual([])
  expect(await say(samHere, 'offered')).toEqual({ refusal: 'already-released' })
})

test('who was not in a chat says nothing of it; what is not kept, goes on, has come or was erased is not offered', async () => {
  const { say, offers, comes } = await atTheDesk()
  for (const other of [bo, vi]) {
    expect(await say(other, 'offered')).toEqual({ refusal: 'not-in-this-chat' })
    expect(await offers.of('main', 'chat', other)).toEqual({ refusal: 'not-in-this-chat' })
  }
  await say(samHere, 'declined')
  await comes()
  expect(await offers.of('main', 'chat', samHere)).toEqual({ answer: 'declined', may: false })
  expect(await say(samHere, 'offered')).toEqual({ refusal: 'already-released' })
  now = wednesday
  await withdraw(store.records, 'main/chat')
  expect(await say(samHere, 'offered')).toEqual({ refusal: 'chat-not-begun' })
  await store.logs.append({ log: 'main/open', after: 0, events: events([asks, accepts(sam)]), once: null, live: true })
  expect(await offers.say('main', 'open', samHere, 'offered')).toEqual({ refusal: 'chat-not-open' })
})

test('when the original goes, what was said of it goes too, and no record names a librarian beside a transcript', async () => {
  const { say, comes } = await atTheDesk()
  await say(samHere, 'offered')
  const id = await comes()
  await forgetOffers(store.records, 'main/chat')
  expect(await store.records.list('main', 'offers')).toEqual([])
  const [kept] = await store.records.list('main', 'thanks-boxes')
  const [one] = await store.records.list('main', 'shared-transcripts')
  expect(kept?.id).toBe('sam-1')
  expect(one?.id).toBe(id)
  expect(JSON.stringify(kept)).not.toContain(id)
  expect(JSON.stringify(one)).not.toContain('sam')
})
