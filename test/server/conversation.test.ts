import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { io, type Socket } from 'socket.io-client'
import type { LibrarianEvent } from '../../shared/events.ts'
import type { LibrarianCommand } from '../../shared/commands.ts'
import { connectPatron, question } from '../setup/patron.ts'
import { firstAdmin, librarian, startServer, type RunningServer } from '../setup/server.ts'
import type { Staff } from '../setup/staff.ts'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'

let server: RunningServer
let admin: Staff
let sam: Staff
let ana: Staff

beforeAll(async () => {
  server = await startServer()
  admin = await firstAdmin(server)
  sam = await librarian(server, admin, 'Samira')
  ana = await librarian(server, admin, 'Ana')
})
afterAll(() => server.remove())

const chatOfKey = (key: string) => chatOf(logOfKey('main', key))
type Body = LibrarianCommand extends infer C ? (C extends LibrarianCommand ? Omit<C, 'messageId'> : never) : never
const does = (staff: Staff, chat: string, body: Body, messageId = randomUUID()) =>
  staff.socket.emitWithAck('command', { chat, command: { ...body, messageId } })

/** A socket that can send what no client of ours would. */
const connectRaw = (url: string, key: string) =>
  new Promise<Socket>((resolve) => {
    const raw: Socket = io(`${url}/patron`, { transports: ['websocket'], forceNew: true, auth: { v: 1, library: 'main', desk: 'reference', key, after: 0, id: '' } })
    raw.once('resumed', () => resolve(raw))
  })

/** A patron who has asked, and the chat's id. */
async function asked(words?: string) {
  const patron = await connectPatron(server.url)
  expect(await patron.command(question(words))).toEqual({ done: 1 })
  return { patron, chat: chatOfKey(patron.key) }
}

async function inConversation() {
  const { patron, chat } = await asked()
  expect(await does(sam, chat, { kind: 'accept-chat' })).toEqual({ done: 2 })
  await patron.until((screen) => screen.chat.status === 'open')
  return { patron, chat }
}

test('a patron asks, a librarian of the desk hears of it, answers, and both have the same chat', async () => {
  const summary = new Promise((resolve) => sam.socket.on('chat', (one) => one.question === 'Who drew the 1911 map?' && resolve(one)))
  const { patron, chat } = await asked('Who drew the 1911 map?')
  expect(await summary).toMatchObject({ chat, status: 'waiting', desk: 'reference', owed: null })

  const events: LibrarianEvent[] = []
  sam.socket.on('event', (of, { event }) => void (of === chat && events.push(event)))
  const opened = await sam.socket.emitWithAck('open', { chat, after: 0, id: '' })
  expect(opened).toMatchObject({ events: [{ kind: 'chat-requested', seq: 1 }] })
  expect(await does(sam, chat, { kind: 'accept-chat' })).toEqual({ done: 2 })
  expect(await does(sam, chat, { kind: 'add-note', text: 'ask Ana about maps' })).toEqual({ done: 3 })
  expect(await does(sam, chat, { kind: 'send-message', text: 'Do you mean the one of the harbour?' })).toEqual({ done: 4 })
  await patron.until((screen) => screen.chat.lines.length === 2)
  expect(await patron.command({ kind: 'send-message', text: 'Yes, that one.' })).toEqual({ done: 5 })
  const seen = await patron.until((screen) => screen.chat.seq === 5)
  expect(seen.chat.lines.map((line) => (line.what === 'happening' ? line.happening : line.text))).toEqual(['chat-accepted', 'Do you mean the one of the harbour?', 'Yes, that one.'])
  expect(JSON.stringify(seen)).not.toContain('ask Ana')
  expect(seen.chat.librarians).toEqual([{ staff: 'Samira', name: 'Samira' }])
  await expect.poll(() => events.map((event) => event.seq)).toEqual([2, 3, 4, 5])
})

test('two accept at once: one wins, the other is told who', async () => {
  const { chat } = await asked()
  const answers = await Promise.all([does(sam, chat, { kind: 'accept-chat' }), does(ana, chat, { kind: 'accept-chat' })])
  expect(answers).toContainEqual({ done: 2 })
  expect(answers).toContainEqual({ refusal: 'chat-already-accepted', who: answers[0] && 'done' in answers[0] ? 'Samira' : 'Ana' })
})

test('a message sent again after a lost acknowledgement is one message, also when the chat has ended since', async () => {
  const { patron, chat } = await inConversation()
  const messageId = randomUUID()
  const first = await patron.command({ kind: 'send-message', text: 'once' }, messageId)
  await does(sam, chat, { kind: 'close-chat' })
  expect(await patron.command({ kind: 'send-message', text: 'once' }, messageId)).toEqual(first)
  const { chat: seen } = await patron.until((screen) => screen.chat.status === 'closed')
  expect(seen.lines.filter((line) => line.what === 'message')).toHaveLength(1)
})

test('a page’s address keeps neither its query nor a password, whatever client sends it', async () => {
  for (const [page, kept] of [['https://ruth:word@library.example/maps?name=Ruth#me', 'https://library.example/maps'], ['javascript:alert(1)', ''], ['maps', '']] as const) {
    const patron = await connectPatron(server.url)
    expect(await patron.command(question('Where are the maps?', { page }))).toEqual({ done: 1 })
    await patron.until(({ chat }) => chat.status === 'waiting')
    const { events } = await sam.socket.emitWithAck('open', { chat: chatOfKey(patron.key), after: 0, id: '' }) as { events: { page: string }[] }
    expect(events[0]?.page).toBe(kept)
    patron.leave()
  }
})

test('a chat is asked for once, though the browser asks twice', async () => {
  const patron = await connectPatron(server.url)
  const messageId = randomUUID()
  expect(await patron.command(question(), messageId)).toEqual({ done: 1 })
  expect(await patron.command(question(), messageId)).toEqual({ done: 1 })
  expect(await patron.command(question())).toEqual({ refusal: 'chat-already-begun' })
})

test('two tabs of one patron show the same', async () => {
  const { patron } = await inConversation()
  const tab = await connectPatron(server.url, { key: patron.key })
  await tab.command({ kind: 'send-message', text: 'from the second tab' })
  const [one, two] = await Promise.all([patron, tab].map((each) => each.until((screen) => screen.chat.lines.length === 2)))
  expect(one?.chat).toEqual(two?.chat)
})

test('an erased chat is gone for everyone, and everyone is told', async () => {
  const { patron, chat } = await inConversation()
  await sam.socket.emitWithAck('open', { chat, after: 0, id: '' })
  const gone = new Promise((resolve) => sam.socket.on('gone', (one) => one === chat && resolve(one)))
  expect(await patron.socket.emitWithAck('erase')).toEqual({ erased: true })
  await gone
  expect((await patron.until((screen) => screen.changed)).changed).toBe(true)
  expect(await sam.socket.emitWithAck('open', { chat, after: 0, id: '' })).toEqual({ refusal: 'not-in-this-chat' })
})

test('a client whose log is not the server’s is told so', async () => {
  const { patron } = await inConversation()
  expect(await patron.socket.emitWithAck('resume', { after: 2, id: 'another-past' })).toEqual({ changed: 'log-changed' })
  expect(await patron.socket.emitWithAck('resume', { after: 99, id: 'the-future' })).toEqual({ changed: 'log-changed' })
})

test('a transferred chat waits at the other desk, and its librarians hear of it', async () => {
  const kim = await librarian(server, admin, 'Kim', ['children'])
  const { patron, chat } = await inConversation()
  const heard = new Promise((resolve) => kim.socket.on('chat', (one) => one.chat === chat && resolve(one)))
  await does(sam, chat, { kind: 'transfer-chat', desk: 'children', colleague: null, reason: 'it is a child' })
  expect(await heard).toMatchObject({ desk: 'children', status: 'waiting' })
  const { chat: seen } = await patron.until((screen) => screen.chat.desk === 'children')
  expect(JSON.stringify(seen)).not.toContain('it is a child')
  expect(await does(kim, chat, { kind: 'accept-chat' })).toMatchObject({ done: expect.any(Number) })
  expect(await does(sam, chat, { kind: 'send-message', text: 'still me' })).toEqual({ refusal: 'not-in-this-chat' })
})

describe('what is not theirs', () => {
  test('a librarian of another desk can’t open a chat', async () => {
    const lee = await librarian(server, admin, 'Lee', ['children'])
    const { chat } = await asked()
    expect(await lee.socket.emitWithAck('open', { chat, after: 0, id: '' })).toEqual({ refusal: 'not-in-this-chat' })
    expect(await does(lee, chat, { kind: 'accept-chat' })).toEqual({ refusal: 'not-in-this-chat' })
  })
  test('when it is over, only those who were in it can read it', async () => {
    const { chat } = await inConversation()
    await does(sam, chat, { kind: 'close-chat' })
    expect(await ana.socket.emitWithAck('open', { chat, after: 0, id: '' })).toEqual({ refusal: 'not-in-this-chat' })
    expect(await sam.socket.emitWithAck('open', { chat, after: 0, id: '' })).toMatchObject({ events: expect.any(Array) })
  })
  test('a key that is no key opens nothing', async () => {
    await expect(connectPatron(server.url, { key: 'short' })).rejects.toMatchObject({ data: { refusal: 'not-understood', field: 'key' } })
  })
  test('a desk that does not exist is named as such', async () => {
    await expect(connectPatron(server.url, { desk: 'nowhere' })).rejects.toMatchObject({ data: { refusal: 'no-such-desk' } })
  })
})

describe('bad input', () => {
  test('an empty message and one of 5,000 letters are refused, and nothing is lost', async () => {
    const { patron } = await inConversation()
    expect(await patron.command({ kind: 'send-message', text: '   ' })).toEqual({ refusal: 'empty', field: 'text' })
    expect(await patron.command({ kind: 'send-message', text: 'x'.repeat(5000) })).toEqual({ refusal: 'too-long', field: 'text', limit: 4000 })
    expect(await patron.command({ kind: 'send-message', text: 'short' })).toEqual({ done: 3 })
  })
  test('frames that are none are refused by field, or dropped, and the connection lives', async () => {
    const { patron } = await inConversation()
    const raw: Socket = await connectRaw(server.url, patron.key)
    for (const frame of [null, 7, 'x', [], {}, { kind: 'constructor' }, { kind: 'send-message' }]) {
      expect(await raw.emitWithAck('command', frame)).toMatchObject({ refusal: 'not-understood' })
    }
    raw.emit('command')
    raw.emit('no-such-event', { a: 1 })
    raw.emit('typing', 'not', 'what', 'it', 'takes')
    expect(await raw.emitWithAck('resume', { after: -1, id: 3 })).toMatchObject({ refusal: 'not-understood' })
    expect(await patron.command({ kind: 'send-message', text: 'still here' })).toEqual({ done: 3 })
  })
  test('HTML and script stay what they are: words', async () => {
    const words = '<img src=x onerror=alert(1)><script>alert(2)</script>'
    const { patron } = await inConversation()
    await patron.command({ kind: 'send-message', text: words })
    const { chat } = await patron.until((screen) => screen.chat.seq === 3)
    expect(chat.lines.at(-1)).toMatchObject({ text: words })
  })
  test('who asks for too much at once is told to slow down', async () => {
    const { patron } = await inConversation()
    const answers = await Promise.all(Array.from({ length: 80 }, (_, index) => patron.command({ kind: 'send-message', text: `m${index}` })))
    expect(answers.filter((answer) => 'refusal' in answer && answer.refusal === 'too-fast').length).toBeGreaterThan(20)
    expect(answers.filter((answer) => 'done' in answer).length).toBeGreaterThan(20)
  })
})

test('the log of the server holds no word, name or key of a patron', async () => {
  const patron = await connectPatron(server.url)
  await patron.command(question('xylophonecanary', { name: 'Canaryname' }))
  await patron.command({ kind: 'send-message', text: 'xylophonecanary again' })
  expect(server.log()).not.toMatch(/xylophonecanary|Canaryname/)
  expect(server.log()).not.toContain(patron.key)
})
