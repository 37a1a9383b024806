import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { erasingParts } from '../../server/command/erasing-parts.ts'
import { eraseChat, eraseOnRequest } from '../../server/erase.ts'
import { createLibraries } from '../../server/libraries.ts'
import { createDirectory } from '../../server/staff/directory.ts'
import type { Following, LogName, Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { addMasks } from '../../server/transcripts/shelf/masks.ts'
import { Place, placesOf, releasedFrom, shelfOf } from '../../server/transcripts/shelf/places.ts'
import { ShelfThread } from '../../server/transcripts/shelf/shelf-thread.ts'
import { createShelving } from '../../server/transcripts/shelf/shelving.ts'
import { Transcript } from '../../shared/transcript.ts'
import { accepts, asks, ends, events, patron, sam, says, type Told } from '../shared/story.ts'

const ended: Told[] = [asks, accepts(sam), says(sam, 'Good day Ruth, in the attic.'), ends]
const rates: Told = [patron, { kind: 'chat-rated', answered: 'yes', comment: 'Ruth says thanks' }]
const quietly: Told = [patron, { kind: 'chat-requested', desk: 'reference', name: 'Ruth', question: 'Is there a quiet room?', page: '', locale: 'en', keep: false, shared: false }]
const week = releasedFrom(4000)

let folder: string
let store: Store
let said: string
const nodes: { following: Following; thread: ShelfThread }[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-shelving-'))
  store = await openSqliteStore({ folder })
  said = ''
})
afterEach(async () => {
  await stop()
  await store.close()
  rmSync(folder, { recursive: true })
})

async function node(): Promise<ShelfThread> {
  const thread = new ShelfThread(folder)
  const libraries = createLibraries(store.records, store.signals, ['main'])
  const shelving = createShelving({ store, libraries, directory: createDirectory(store.records), thread, counting: { tally: async () => {} }, log: pino({}, { write: (line) => (said += line) }), now: () => 5000 })
  nodes.push({ following: await shelving.follow('main'), thread })
  return thread
}
async function stop(): Promise<void> {
  for (const { following, thread } of nodes.splice(0)) {
    await following.stop()
    await thread.close()
  }
}
async function tell(log: LogName, told: Told[], from = 0): Promise<void> {
  await store.logs.append({ log, after: from, events: events(told).slice(from), once: null, live: false })
}
const transcripts = async () => (await store.records.list('main', shelfOf(week))).map(({ id, value }) => ({ id, ...v.parse(Transcript, value) }))
const places = async () => (await store.records.list('main', placesOf)).map(({ id, value }) => ({ chat: id, ...v.parse(Place, value) }))
/** Waits until the transcript of a chat has all that was told so far. */
const shelved = (chat: string, seq: number) => vi.waitFor(async () => expect(await places()).toContainEqual(expect.objectContaining({ chat, seq })), { timeout: 60_000 })
const erasing = () => erasingParts(folder, store)

test('a chat that ends leaves a transcript, under an id that says nothing of it', async () => {
  await node()
  await tell('main/chat', ended)
  await shelved('chat', 4)
  const [transcript, ...more] = await transcripts()
  expect(more).toEqual([])
  expect(transcript?.lines.map((line) => ('text' in line ? line.text : ''))).toContain('Good day [Patron], in the attic.')
  expect(transcript?.id).toMatch(/^[0-9a-f]{32}$/)
})

test('one that goes on leaves none, and neither does one whose patron wants nothing kept', async () => {
  await node()
  await tell('main/goes-on', [asks, accepts(sam), [sam, { kind: 'chat-tagged', tags: ['maps'] }]])
  await tell('main/quiet', [quietly, accepts(sam), says(sam, 'In the attic.'), ends])
  await tell('main/chat', ended)
  await shelved('chat', 4)
  expect((await places()).map(({ chat }) => chat)).toEqual(['chat'])
  expect(await transcripts()).toHaveLength(1)
})

test('when the patron says later how it was, the transcript is replaced', async () => {
  await node()
  await tell('main/chat', ended)
  await shelved('chat', 4)
  const [before] = await transcripts()
  await tell('main/chat', [...ended, rates], 4)
  await shelved('chat', 5)
  expect(await transcripts()).toEqual([{ ...before, answered: 'yes', comment: '[Patron] says thanks' }])
})

test('what was masked stays masked when the patron says later how it was, and is remembered no longer than the original', async () => {
  await node()
  await tell('main/chat', ended)
  await shelved('chat', 4)
  const [before] = await transcripts()
  if (!before) throw new Error('there is one')
  await addMasks(store.records, 'main', before.id, ['in the ATTIC', 'says [Person 7]'])
  const rated: Told = [patron, { kind: 'chat-rated', answered: 'yes', comment: 'In the attic, says Ruth.' }]
  await tell('main/chat', [...ended, rated], 4)
  await shelved('chat', 5)
  const [after] = await transcripts()
  expect(after).toMatchObject({ id: before.id, comment: '[Masked], [Masked].' })
  expect(JSON.stringify(after)).not.toContain('attic')
  await eraseChat(erasing(), 'main/chat')
  await vi.waitFor(async () => expect(await places()).toEqual([]), { timeout: 60_000 })
  await addMasks(store.records, 'main', before.id, ['says'])
  expect(await store.records.list('main', 'transcript-masks')).toEqual([])
})

test('several nodes put it there once, whoever is first', async () => {
  await Promise.all([node(), node(), node()])
  const logs = Array.from({ length: 12 }, (_, n): LogName => `main/chat-${n}`)
  await Promise.all(logs.map((log) => tell(log, ended)))
  for (const [n, log] of logs.entries()) {
    await shelved(`chat-${n}`, 4)
    await tell(log, [...ended, rates], 4)
  }
  for (const n of logs.keys()) await shelved(`chat-${n}`, 5)
  await stop()
  expect((await transcripts()).map(({ answered }) => answered)).toEqual(logs.map(() => 'yes'))
})

test('what ended while no node was up has its transcript when one is, and what is done is not done again', async () => {
  await tell('main/before', ended)
  await node()
  await shelved('before', 4)
  await stop()
  await tell('main/meanwhile', ended)
  const again = await node()
  const asked = vi.spyOn(again, 'ask')
  await shelved('meanwhile', 4)
  expect(asked).toHaveBeenCalledTimes(1)
  expect(await transcripts()).toHaveLength(2)
})

test('when the original’s time is over, the transcript stays and nothing leads to it', async () => {
  await node()
  await tell('main/chat', ended)
  await shelved('chat', 4)
  await eraseChat(erasing(), 'main/chat')
  await vi.waitFor(async () => expect(await places()).toEqual([]), { timeout: 60_000 })
  expect(await transcripts()).toHaveLength(1)
})

test('when somebody asks for a chat to be erased, its transcript goes with it', async () => {
  await node()
  await tell('main/chat', ended)
  await shelved('chat', 4)
  await eraseOnRequest(erasing(), 'main/chat')
  expect(await transcripts()).toEqual([])
})

test('a chat that is erased while its transcript is being made has none', async () => {
  const thread = await node()
  const ask = thread.ask.bind(thread)
  let erased = false
  vi.spyOn(thread, 'ask').mockImplementation(async (request, shape) => {
    const answer = await ask(request, shape)
    if (!erased) await eraseOnRequest(erasing(), 'main/chat')
    erased = true
    return answer
  })
  await tell('main/chat', ended)
  await tell('main/next', ended)
  await shelved('next', 4)
  expect(await transcripts()).toHaveLength(1)
  expect((await places()).find(({ chat }) => chat === 'chat')).toMatchObject({ withdrawn: true })
})

test('a chat that can’t be read keeps no other from the shelf, and nothing of it is logged', async () => {
  await node()
  const [first] = events(ended)
  await store.logs.append({ log: 'main/odd', after: 0, events: [{ ...first, seq: 1, id: 'o', at: 1, kind: 'chat-closed', reason: 'Ruth was rude' }], once: null, live: false })
  await tell('main/chat', ended)
  await shelved('chat', 4)
  expect(said).toContain('"chat":"odd"')
  expect(said).not.toContain('Ruth')
  expect(await transcripts()).toHaveLength(1)
})

test('where the worker is lost, the next one goes on', async () => {
  const thread = await node()
  await tell('main/chat', ended)
  await shelved('chat', 4)
  await thread.close()
  await tell('main/next', ended)
  await shelved('next', 4)
})
