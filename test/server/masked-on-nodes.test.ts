import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import type { Store } from '../../server/store/port.ts'
import { openRedisStore } from '../../server/store/redis.ts'
import { Place, placesOf } from '../../server/transcripts/shelf/places.ts'
import type { LibrarianCommand } from '../../shared/commands.ts'
import { TranscriptPage } from '../../shared/transcript.ts'
import { connectPatron, question, type Patron } from '../setup/patron.ts'
import { newWord } from '../setup/plain-words.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'
import { firstAdmin, startServer, type RunningServer } from '../setup/server.ts'
import { weeksPass } from '../setup/shelf.ts'
import { asking, beAvailable, connectStaff, type Staff } from '../setup/staff.ts'

/**
 * What is hidden, masked or erased on one node of two on one Redis is gone from the other: from its memory, its screens, its index and its files, and from Redis' own. Sam, who is a librarian
 * and a supervisor, is at the node here; patrons of the live chats are at the node there.
 */
let redis: RunningRedis
let store: Store
let here: RunningServer
let there: RunningServer
let sam: Staff
/** One for each chat that is over. */
const words = Array.from({ length: 8 }, newWord)
const over: Patron[] = []

type Body = LibrarianCommand extends infer C ? (C extends LibrarianCommand ? Omit<C, 'messageId'> : never) : never
const chatOfPatron = (patron: Patron) => chatOf(logOfKey('main', patron.key))
const does = async (patron: Patron, body: Body) => expect(await sam.socket.emitWithAck('command', { chat: chatOfPatron(patron), command: { ...body, messageId: randomUUID() } })).toHaveProperty('done')
const answerOf = (server: RunningServer) => asking(server.url, sam.cookie)
const anything = { words: '', desk: null, from: null, to: null, readLevel: null, answered: null, tag: null, waited: null, before: null }
const found = async (server: RunningServer, sought: string) => v.parse(TranscriptPage, (await answerOf(server)('POST', '/transcripts/search', { ...anything, words: sought })).answer)
const inFolder = ({ folder }: RunningServer) => Buffer.concat(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name))))
/** In the end: indexes follow, are scrubbed, and Redis writes its files anew beside the work. */
const soon = { timeout: 60_000, interval: 100 }
const isFoundNowhere = (word: string) => vi.waitFor(async () => {
  for (const server of [here, there]) {
    expect((await found(server, word)).count).toBe(0)
    expect(inFolder(server).includes(word)).toBe(false)
  }
}, soon)
const isInNoFileOfRedis = (word: string) => vi.waitFor(() => expect(redis.files().includes(word)).toBe(false), soon)

beforeAll(async () => {
  redis = await startRedis()
  store = await openRedisStore({ url: redis.url })
  here = await startServer({ REDIS_URL: redis.url })
  sam = await firstAdmin(here)
  await beAvailable(sam, ['reference'])
  for (const word of words) {
    const patron = await connectPatron(here.url)
    over.push(patron)
    await patron.command(question(`What is a ${word}?`))
    await does(patron, { kind: 'accept-chat' })
    await does(patron, { kind: 'close-chat' })
  }
  await vi.waitFor(async () => {
    for (const patron of over) expect(v.parse(Place, (await store.records.get('main', placesOf, chatOfPatron(patron)))?.value).seq).toBe(3)
  }, soon)
  await weeksPass(store.records)
  store.signals.send('main', { kind: 'shelf-changed' })
  there = await startServer({ REDIS_URL: redis.url })
  for (const server of [here, there]) {
    await vi.waitFor(async () => expect(await found(server, 'what is')).toMatchObject({ isWhole: true, count: words.length }), soon)
    expect(inFolder(server).includes(words[0] ?? '')).toBe(true)
  }
})
afterAll(async () => {
  for (const patron of over) patron.leave()
  sam?.leave()
  await here?.remove()
  await there?.remove()
  await store?.close()
  await redis?.remove()
})

async function talking(): Promise<Patron> {
  const patron = await connectPatron(there.url)
  await patron.command(question())
  await does(patron, { kind: 'accept-chat' })
  await patron.until((screen) => screen.chat.status === 'open')
  return patron
}

test('a message that is hidden here is hidden there: on the screen, for whoever comes back, and in every file', async () => {
  const patron = await talking()
  const word = newWord()
  await patron.command({ kind: 'send-message', text: `My card is ${word}` })
  const { chat } = await patron.until((screen) => JSON.stringify(screen.chat).includes(word))
  await does(patron, { kind: 'mask-message', masks: chat.seq, text: 'My card is [card]' })
  await patron.until((screen) => screen.chat.lines.some((line) => 'text' in line && line.text === 'My card is [card]'))
  expect(JSON.stringify(patron.screen().chat)).not.toContain(word)
  // What the other node holds in memory is what it sends to whoever asks for all of it.
  const again = await connectPatron(there.url, { key: patron.key })
  const samThere = await connectStaff(there.url, sam.cookie)
  const opened = await samThere.socket.emitWithAck('open', { chat: chatOfPatron(patron), after: 0, id: '' })
  for (const sent of [JSON.stringify(again.screen().chat), JSON.stringify(opened)]) {
    expect(sent).toContain('My card is [card]')
    expect(sent).not.toContain(word)
  }
  await isInNoFileOfRedis(word)
  samThere.leave()
  again.leave()
  patron.leave()
})

test('a chat that its patron erases there is gone here, from the console and from every file', async () => {
  const patron = await talking()
  const word = newWord()
  await patron.command({ kind: 'send-message', text: word })
  const chat = chatOfPatron(patron)
  await vi.waitFor(async () => expect(JSON.stringify(await sam.socket.emitWithAck('open', { chat, after: 0, id: '' }))).toContain(word), soon)
  const gone = new Promise<void>((resolve) => sam.socket.on('gone', (one) => one === chat && resolve()))
  expect(await patron.socket.emitWithAck('erase')).toEqual({ erased: true })
  await gone
  expect(await sam.socket.emitWithAck('open', { chat, after: 0, id: '' })).toEqual({ refusal: 'not-in-this-chat' })
  const again = await connectPatron(here.url, { key: patron.key })
  expect(again.screen().chat.status).toBe('unasked')
  await isInNoFileOfRedis(word)
  again.leave()
  patron.leave()
})

test('a phrase that still identifies someone, masked here, is found on neither node and is in no index', async () => {
  const [word = ''] = words
  const id = (await found(here, word)).transcripts[0]?.id
  expect(await answerOf(here)('POST', `/transcripts/${id}/mask`, { phrases: [word] })).toMatchObject({ status: 200 })
  await isFoundNowhere(word)
  expect((await answerOf(there)('GET', `/transcripts/${id}`)).text).toContain('What is a [Masked]?')
})

test('a message that is hidden here when its chat is over is found on neither node, and is in no file', async () => {
  const [, word = ''] = words
  const [, patron] = over
  if (patron) await does(patron, { kind: 'mask-message', masks: 1, text: 'What is that?' })
  await isFoundNowhere(word)
  await isInNoFileOfRedis(word)
  expect((await found(there, '"what is that"')).count).toBe(1)
})

test('a chat that its patron erases here is found on neither node, and is in no file; the others still are', async () => {
  const [, , word = '', other = ''] = words
  expect(await over[2]?.socket.emitWithAck('erase')).toEqual({ erased: true })
  await isFoundNowhere(word)
  await isInNoFileOfRedis(word)
  for (const server of [here, there]) expect((await found(server, other)).count).toBe(1)
})
