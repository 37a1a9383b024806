import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { io } from 'socket.io-client'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import type { LibrarianCommand } from '../../shared/commands.ts'
import { connectPatron, question, type Patron } from '../setup/patron.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'
import { firstAdmin, librarian, startServer, type RunningServer } from '../setup/server.ts'
import { beAvailable, connectStaff, signIn, type Staff } from '../setup/staff.ts'

/** Two nodes on one Redis: whoever is connected to either, they are at one desk. */
let redis: RunningRedis
let here: RunningServer
let there: RunningServer
let sam: Staff
beforeAll(async () => {
  redis = await startRedis()
  here = await startServer({ REDIS_URL: redis.url })
  sam = await firstAdmin(here)
  there = await startServer({ REDIS_URL: redis.url })
  await beAvailable(sam, ['reference'])
})
afterAll(async () => {
  await here?.remove()
  await there?.remove()
  await redis?.remove()
})

type Body = LibrarianCommand extends infer C ? (C extends LibrarianCommand ? Omit<C, 'messageId'> : never) : never
const chatOfPatron = (patron: Patron) => chatOf(logOfKey('main', patron.key))
const does = (staff: Staff, patron: Patron, body: Body) => staff.socket.emitWithAck('command', { chat: chatOfPatron(patron), command: { ...body, messageId: randomUUID() } })
/** The desk as a widget on that node is told of it, until it is so. */
const deskIs = (server: RunningServer, open: boolean) =>
  expect.poll(async () => (await (await fetch(`${server.url}/open/main/reference`)).json() as { open: boolean }).open).toBe(open)

async function askedThere(): Promise<Patron> {
  await deskIs(there, true)
  const patron = await connectPatron(there.url)
  expect(await patron.command(question())).toEqual({ done: 1 })
  return patron
}

test('a patron on one node and a librarian on the other talk, and see each other type', async () => {
  const waits = new Promise<string>((resolve) => sam.socket.once('chat', ({ chat }) => resolve(chat)))
  const patron = await askedThere()
  expect(await waits).toBe(chatOfPatron(patron))
  await does(sam, patron, { kind: 'accept-chat' })
  await sam.socket.emitWithAck('open', { chat: chatOfPatron(patron), after: 0, id: '' })
  await patron.until((screen) => screen.chat.status === 'open')
  // A signal may be lost, as nothing is stored of it: said again, as somebody who types says it.
  let seen = ''
  patron.socket.on('typing', (name) => (seen = name))
  await expect.poll(() => (sam.socket.emit('typing', chatOfPatron(patron)), seen), { interval: 250 }).toBe('Sam')
  await does(sam, patron, { kind: 'send-message', text: 'Hello from the other node' })
  await patron.until((screen) => screen.chat.lines.some((line) => 'text' in line && line.text === 'Hello from the other node'))
  const heard = new Promise((resolve) => sam.socket.on('event', (_, { event }) => event.kind === 'message-sent' && event.by.role === 'patron' && resolve(event.text)))
  await patron.command({ kind: 'send-message', text: 'and hello back' })
  expect(await heard).toBe('and hello back')
  patron.leave()
})

test('two librarians on two nodes take one chat: one has it, the other is told who', async () => {
  const kim = await librarian(here, sam, 'Kim')
  const kimThere = await connectStaff(there.url, await signIn(there.url, 'kim@library.example', 'a long enough password'))
  for (let round = 0; round < 5; round++) {
    const patron = await askedThere()
    const answers = await Promise.all([does(sam, patron, { kind: 'accept-chat' }), does(kimThere, patron, { kind: 'accept-chat' })])
    expect(answers.filter((answer) => 'done' in answer)).toHaveLength(1)
    expect(answers.filter((answer) => 'refusal' in answer)).toEqual([{ refusal: 'chat-already-accepted', who: expect.stringMatching(/^(Sam|Kim)$/) }])
    patron.leave()
  }
  kim.leave()
  kimThere.leave()
})

test('a session, a session’s end and changed settings hold on every node', async () => {
  await librarian(here, sam, 'Lee')
  const cookie = await signIn(here.url, 'lee@library.example', 'a long enough password')
  const leeThere = await connectStaff(there.url, cookie)
  const closed = new Promise((resolve) => leeThere.socket.once('disconnect', resolve))
  const headers = { cookie, origin: here.url, 'content-type': 'application/json' }
  expect((await fetch(`${here.url}/staff/main/sign-out`, { method: 'POST', headers, body: '{}' })).status).toBe(200)
  await closed
  await expect(connectStaff(there.url, cookie)).rejects.toThrow('401')

  const asked = { cookie: sam.cookie, origin: here.url, 'content-type': 'application/json' }
  const { version, library } = await (await fetch(`${here.url}/staff/main/settings`, { headers: asked })).json() as { version: number; library: object }
  expect((await fetch(`${here.url}/staff/main/settings`, { method: 'PUT', headers: asked, body: JSON.stringify({ version, library: { ...library, name: 'Two Rivers' } }) })).status).toBe(200)
  await expect.poll(async () => (await (await fetch(`${there.url}/open/main/reference`)).json() as { libraryName: string }).libraryName).toBe('Two Rivers')
})

test('given that a patron’s node is killed, then they go on at the other with everything that was said', async () => {
  const third = await startServer({ REDIS_URL: redis.url })
  await deskIs(third, true)
  const key = randomBytes(32).toString('base64url')
  const patron = await connectPatron(third.url, { key })
  await patron.command(question('Said on the node that dies'))
  await does(sam, patron, { kind: 'accept-chat' })
  await patron.command({ kind: 'send-message', text: 'one more word' })
  await third.kill9()
  patron.leave()
  const again = await connectPatron(there.url, { key })
  const screen = await again.until(({ chat }) => chat.lines.some((line) => 'text' in line && line.text === 'one more word'))
  expect(screen.chat.question).toBe('Said on the node that dies')
  await does(sam, again, { kind: 'send-message', text: 'still with you' })
  await again.until(({ chat }) => chat.lines.some((line) => 'text' in line && line.text === 'still with you'))
  again.leave()
  await third.remove()
})

test('given that Redis is away, then commands are refused as not saved and nothing ends; when it is back, all goes on', async () => {
  const patron = await askedThere()
  const other = await askedThere()
  await does(sam, other, { kind: 'accept-chat' })
  await other.until((screen) => screen.chat.status === 'open')
  // Whoever is told to come later does, as a page does.
  other.socket.on('connect_error', () => setTimeout(() => other.socket.connect(), 100))
  await redis.end('SIGKILL')
  expect(await patron.command({ kind: 'send-message', text: 'into the void' }, 'void-1')).toEqual({ refusal: 'not-saved' })
  // Said again, and for the first time with the coach asked: neither is held up by what can't be read of a librarian's wishes.
  for (const mayPause of [false, true]) {
    expect(await sam.socket.emitWithAck('command', { chat: chatOfPatron(other), command: { kind: 'send-message', messageId: 'void-2', text: 'hello?' }, mayPause })).toEqual({ refusal: 'not-saved' })
  }
  await expect.poll(async () => (await fetch(`${there.url}/ready`)).status).toBe(503)
  // A page that connects meanwhile is not told that its chat is gone: it comes back until it can be told what it missed.
  const cameBack = new Promise((resolve) => other.socket.io.once('reconnect_attempt', resolve))
  other.socket.io.engine.close()
  await cameBack
  await redis.again()
  for (const node of [here, there]) await expect.poll(async () => (await fetch(`${node.url}/ready`)).status).toBe(200)
  expect(await patron.command({ kind: 'send-message', text: 'into the void' }, 'void-1')).toMatchObject({ done: 2 })
  await patron.until(({ chat }) => chat.lines.some((line) => 'text' in line && line.text === 'into the void'))
  await does(sam, other, { kind: 'send-message', text: 'there you are' })
  await other.until(({ chat, changed }) => !changed && chat.lines.some((line) => 'text' in line && line.text === 'there you are'))
  patron.leave()
  other.leave()
})

test('given that the only available librarian’s node dies, then the desk closes on the others within a minute', async () => {
  const third = await startServer({ REDIS_URL: redis.url })
  sam.leave()
  await deskIs(here, false)
  const samThere = await connectStaff(third.url, await signIn(third.url, 'sam@library.example', 'a long enough password'))
  await deskIs(here, true)
  await third.kill9()
  await expect.poll(async () => (await (await fetch(`${here.url}/open/main/reference`)).json() as { open: boolean }).open, { interval: 500 }).toBe(false)
  samThere.leave()
  await third.remove()
})

test('a strange key in the handshake opens nothing on any node', async () => {
  const strange = io(`${there.url}/patron`, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { v: 1, library: 'main', desk: 'reference', key: 'short', after: 0, id: '' } })
  const refused = await new Promise<Error & { data?: unknown }>((resolve) => strange.once('connect_error', resolve))
  expect(refused.data).toEqual({ refusal: 'not-understood', field: 'key' })
  strange.disconnect()
})
