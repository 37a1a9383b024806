import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LibrarianCommand } from '../../shared/commands.ts'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { connectPatron, question, type Patron } from '../setup/patron.ts'
import { firstAdmin, joins, librarian, startServer, type RunningServer } from '../setup/server.ts'
import { asking, connectStaff, type Staff } from '../setup/staff.ts'

/** Who may read an original, role by role, over sockets: while it goes on, when it is over, and when it is erased. */
let server: RunningServer
let admin: Staff
let ana: Staff
let bo: Staff
let others: Record<string, Staff>
beforeAll(async () => {
  server = await startServer()
  admin = await firstAdmin(server)
  ana = await librarian(server, admin, 'Ana')
  bo = await librarian(server, admin, 'Bo')
  const as = async (name: string, ...given: Parameters<typeof joins> extends [unknown, unknown, unknown, ...infer Rest] ? Rest : never) => connectStaff(server.url, await joins(server, admin, name, ...given))
  others = {
    'a librarian of the desk who was not in it': bo,
    'a librarian of another desk': await as('Cy', ['librarian'], ['children']),
    'a supervisor': await as('Di', ['supervisor'], ['reference']),
    'an admin': await as('Ed', ['admin'], ['reference']),
    'a supervisor who is a librarian and an admin too': admin,
  }
})
afterAll(() => server?.remove())

type Body = LibrarianCommand extends infer C ? (C extends LibrarianCommand ? Omit<C, 'messageId'> : never) : never
const does = (staff: Staff, chat: string, body: Body) => staff.socket.emitWithAck('command', { chat, command: { ...body, messageId: randomUUID() } })
const opens = (staff: Staff, chat: string) => staff.socket.emitWithAck('open', { chat, after: 0, id: '' })
const refused = { refusal: 'not-in-this-chat' }

async function inAChat(): Promise<{ patron: Patron; chat: string }> {
  const patron = await connectPatron(server.url)
  const chat = chatOf(logOfKey('main', patron.key))
  await patron.command(question('Where are the canaries?'))
  return { patron, chat }
}

test('while a chat waits, the librarians of its desk may read it, and nobody else', async () => {
  const { patron, chat } = await inAChat()
  for (const staff of [ana, bo, admin]) expect(await opens(staff, chat)).toMatchObject({ events: [{ kind: 'chat-requested' }] })
  for (const who of ['a librarian of another desk', 'a supervisor', 'an admin']) expect(await opens(others[who] ?? ana, chat), who).toEqual(refused)
  patron.leave()
})

test('when it is over, those who were in it may until it is erased; nobody else, supervisors and admins included, also not by any command', async () => {
  const { patron, chat } = await inAChat()
  await does(ana, chat, { kind: 'accept-chat' })
  await patron.until((screen) => screen.chat.status === 'open')
  await does(ana, chat, { kind: 'ask-colleague', colleague: { staff: bo.view.me.staff, name: 'Bo' } })
  await does(ana, chat, { kind: 'send-message', text: 'In the aviary.' })
  await does(ana, chat, { kind: 'close-chat' })
  await patron.until((screen) => screen.chat.status === 'closed')

  expect(await opens(ana, chat)).toMatchObject({ events: expect.arrayContaining([expect.objectContaining({ kind: 'message-sent' })]) })
  for (const [who, staff] of Object.entries(others)) {
    expect(await opens(staff, chat), who).toEqual(refused)
    expect(await does(staff, chat, { kind: 'tag-chat', tags: ['seen'] }), who).toEqual(refused)
    expect(await does(staff, chat, { kind: 'mask-message', masks: 1, text: '…' }), who).toEqual(refused)
    expect(await staff.socket.emitWithAck('draft', { chat, text: 'Hello', version: 1, ending: false }), who).toEqual(refused)
    expect((await asking(server.url, staff.cookie)('POST', '/holds', { chat, reason: 'I want to see it.' })).answer, who).toMatchObject({ refusal: expect.stringMatching(/not-in-this-chat|not-allowed/) })
    expect(staff.view.chats.map((one) => one.chat), who).not.toContain(chat)
  }
  expect(await patron.socket.emitWithAck('erase')).toEqual({ erased: true })
  expect(await opens(ana, chat)).toEqual(refused)
  patron.leave()
})

test('whoever looked at a chat without being in it loses it from the screen when it is over, and hears nothing that comes after', async () => {
  const { patron, chat } = await inAChat()
  expect(await opens(bo, chat)).toMatchObject({ events: [{}] })
  await does(ana, chat, { kind: 'accept-chat' })
  const gone = new Promise<string>((resolve) => bo.socket.once('gone', resolve))
  await does(ana, chat, { kind: 'close-chat' })
  expect(await gone).toBe(chat)
  const heard: string[] = []
  bo.socket.on('event', (of) => heard.push(of))
  const tagged = new Promise<void>((resolve) => ana.socket.on('event', (_, { event }) => event.kind === 'chat-tagged' && resolve()))
  await opens(ana, chat)
  await does(ana, chat, { kind: 'tag-chat', tags: ['birds'] })
  await tagged
  // What was sent to Bo before the answer to this has arrived with it.
  await opens(bo, chat)
  expect(heard).toEqual([])
  patron.leave()
})

test('a chat that is passed on leaves the screens of the desk that it was at, but for those who were in it', async () => {
  const { patron, chat } = await inAChat()
  await opens(bo, chat)
  await does(ana, chat, { kind: 'accept-chat' })
  const gone = new Promise<string>((resolve) => bo.socket.once('gone', resolve))
  await does(ana, chat, { kind: 'transfer-chat', desk: 'children', colleague: null, reason: '' })
  expect(await gone).toBe(chat)
  expect(await opens(bo, chat)).toEqual(refused)
  expect(await opens(ana, chat)).toMatchObject({ events: expect.any(Array) })
  expect(await opens(others['a librarian of another desk'] ?? ana, chat)).toMatchObject({ events: expect.any(Array) })
  patron.leave()
})
