import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import type { LibrarianCommand } from '../../shared/commands.ts'
import type { ChatSummary } from '../../shared/wire.ts'
import { connectPatron, question, type Patron } from '../setup/patron.ts'
import { firstAdmin, joins, librarian, startServer, type RunningServer } from '../setup/server.ts'
import { beAvailable, connectStaff, type Staff } from '../setup/staff.ts'

/** A chat on its way between people: nobody is left alone, and nobody hears what is not theirs. */
let server: RunningServer
let sam: Staff
let kim: Staff
beforeAll(async () => {
  server = await startServer()
  sam = await firstAdmin(server)
  kim = await librarian(server, sam, 'Kim', ['children'])
  await beAvailable(sam, ['reference'])
})
afterAll(() => server?.remove())

type Body = LibrarianCommand extends infer C ? (C extends LibrarianCommand ? Omit<C, 'messageId'> : never) : never
const chatOfPatron = (patron: Patron) => chatOf(logOfKey('main', patron.key))
const does = (staff: Staff, patron: Patron, body: Body) => staff.socket.emitWithAck('command', { chat: chatOfPatron(patron), command: { ...body, messageId: randomUUID() } })
const hears = (staff: Staff, patron: Patron, so: (summary: ChatSummary) => boolean) =>
  new Promise<ChatSummary>((resolve) => staff.socket.on('chat', (summary) => summary.chat === chatOfPatron(patron) && so(summary) && resolve(summary)))
const colleague = (staff: Staff) => ({ staff: staff.view.me.staff, name: 'whatever the console says' })
const deskIsOpen = (desk: string, open: boolean) =>
  expect.poll(async () => (await (await fetch(`${server.url}/open/main/${desk}`)).json() as { open: boolean }).open).toBe(open)

async function withSam(words?: string): Promise<Patron> {
  const patron = await connectPatron(server.url)
  expect(await patron.command(question(words))).toEqual({ done: 1 })
  await does(sam, patron, { kind: 'accept-chat' })
  await patron.until((screen) => screen.chat.status === 'open')
  return patron
}

test('a chat that is given back waits again, and its patron keeps what was said', async () => {
  const patron = await withSam()
  await does(sam, patron, { kind: 'send-message', text: 'One moment, a colleague knows this.' })
  const waits = hears(sam, patron, (summary) => summary.status === 'waiting')
  await does(sam, patron, { kind: 'return-chat' })
  expect(await waits).toMatchObject({ librarians: [], meantFor: null })
  const screen = await patron.until(({ chat }) => chat.status === 'waiting')
  expect(screen.chat.lines).toHaveLength(3)
  expect(await patron.command({ kind: 'send-message', text: 'thank you' })).toMatchObject({ done: expect.any(Number) })
  patron.leave()
})

test('a colleague of another desk who is asked in hears of it, under the name that the directory has, and can read and join', async () => {
  const patron = await withSam()
  expect(await kim.socket.emitWithAck('open', { chat: chatOfPatron(patron), after: 0, id: '' })).toEqual({ refusal: 'not-in-this-chat' })
  const asked = hears(kim, patron, (summary) => summary.asked.length > 0)
  await does(sam, patron, { kind: 'ask-colleague', colleague: colleague(kim) })
  expect((await asked).asked).toEqual([{ staff: kim.view.me.staff, name: 'Kim' }])
  expect(await kim.socket.emitWithAck('open', { chat: chatOfPatron(patron), after: 0, id: '' })).toMatchObject({ events: [{ kind: 'chat-requested' }, { kind: 'chat-accepted' }, { kind: 'colleague-asked' }] })
  await does(kim, patron, { kind: 'join-chat' })
  await does(sam, patron, { kind: 'leave-chat' })
  const { chat } = await patron.until(({ chat: { librarians } }) => librarians.some((one) => one.name === 'Kim') && librarians.length === 1)
  expect(chat.lines.map((line) => line.what === 'happening' && line.happening)).toEqual(['chat-accepted', 'librarian-joined', 'librarian-left'])
  patron.leave()
})

test('a chat that is handed to one colleague, without a word why, waits for them', async () => {
  const patron = await withSam()
  const meant = hears(kim, patron, (summary) => summary.meantFor !== null)
  expect(await does(sam, patron, { kind: 'transfer-chat', desk: 'children', colleague: colleague(kim), reason: '' })).toMatchObject({ done: expect.any(Number) })
  expect((await meant).meantFor).toEqual({ staff: kim.view.me.staff, name: 'Kim' })
  expect(await does(kim, patron, { kind: 'accept-chat' })).toMatchObject({ done: expect.any(Number) })
  expect(await does(kim, patron, { kind: 'ask-colleague', colleague: { staff: 'nobody', name: 'Nobody' } })).toEqual({ refusal: 'no-such-colleague' })
  expect(await does(kim, patron, { kind: 'transfer-chat', desk: 'aquarium', colleague: null, reason: '' })).toEqual({ refusal: 'no-such-desk' })
  patron.leave()
})

test('whoever may not read a chat learns nothing of it from the coach either', async () => {
  const patron = await withSam('where is the atlas of canaries')
  await does(sam, patron, { kind: 'send-message', text: 'By the window, next to the globe.' })
  await patron.command({ kind: 'send-message', text: 'hm ok' })
  const goodbye = { chat: chatOfPatron(patron), command: { kind: 'send-message', messageId: randomUUID(), text: 'Bye now!' }, mayPause: true, version: 1 } as const
  expect(await kim.socket.emitWithAck('command', goodbye)).toEqual({ refusal: 'not-in-this-chat' })
  patron.leave()
})

test('given somebody who waits and has their question erased, then whoever waits behind them is told that they moved up', async () => {
  const [first, second] = [await connectPatron(server.url), await connectPatron(server.url)]
  const told: number[] = []
  second.socket.on('place', (ahead) => told.push(ahead))
  await first.command(question())
  await second.command(question())
  await expect.poll(() => told.length).toBe(1)
  expect(await first.socket.emitWithAck('erase')).toEqual({ erased: true })
  await expect.poll(() => told).toEqual([expect.any(Number), (told[0] ?? 0) - 1])
  first.leave()
  second.leave()
})

const losesSight = (staff: Staff, patron: Patron) =>
  new Promise<void>((resolve) => staff.socket.on('gone', (chat) => chat === chatOfPatron(patron) && resolve()))

test('whoever had a chat in their queue that is not theirs any longer has it taken out: the one it was meant for, the one who was asked, the desk it left', async () => {
  const lee = await connectStaff(server.url, await joins(server, sam, 'Lee', ['librarian'], ['reference']))
  const patron = await withSam()
  const [gone, meant] = [losesSight(kim, patron), hears(kim, patron, (summary) => summary.meantFor !== null)]
  await does(sam, patron, { kind: 'transfer-chat', desk: 'reference', colleague: colleague(kim), reason: '' })
  await meant
  await does(sam, patron, { kind: 'accept-chat' })
  await gone

  const [goneAgain, asked] = [losesSight(kim, patron), hears(kim, patron, (summary) => summary.asked.length > 0)]
  await does(sam, patron, { kind: 'ask-colleague', colleague: colleague(kim) })
  await asked
  await does(sam, patron, { kind: 'return-chat' })
  await goneAgain

  await does(sam, patron, { kind: 'accept-chat' })
  const goneForLee = losesSight(lee, patron)
  await does(sam, patron, { kind: 'transfer-chat', desk: 'children', colleague: null, reason: '' })
  await goneForLee
  patron.leave()
  lee.leave()
})

test('what is hidden in a question is in no file and on no screen afterwards', async () => {
  const patron = await withSam('My card is canary-4111, is it valid?')
  await does(sam, patron, { kind: 'mask-message', masks: 1, text: 'My card is …, is it valid?' })
  await patron.until(({ chat }) => chat.question === 'My card is …, is it valid?')
  const again = await connectPatron(server.url, { key: patron.key })
  expect((await again.until(({ chat }) => chat.seq > 2)).chat.question).toBe('My card is …, is it valid?')
  const files = readdirSync(server.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  expect(files.filter((one) => readFileSync(join(one.parentPath, one.name)).includes('canary-4111'))).toEqual([])
  patron.leave()
  again.leave()
})

test('after a hard chat the desk is closed while nobody else is there, on screens that are there already too; nothing tells why', async () => {
  const patron = await connectPatron(server.url)
  const told: boolean[] = []
  patron.socket.on('desk', (status) => told.push(status.open))
  const colleagues = new Promise((resolve) => kim.socket.on('colleagues', (list) => list.some((one) => one.name === 'Sam' && !one.available) && resolve(list)))
  expect(await sam.socket.emitWithAck('hard', 10)).toMatchObject({ availability: { available: true }, restsUntil: expect.any(Number) })
  await deskIsOpen('reference', false)
  expect(await patron.command(question())).toEqual({ refusal: 'desk-closed' })
  expect(JSON.stringify(await colleagues)).not.toMatch(/rest/)
  await sam.socket.emitWithAck('hard', 0)
  await deskIsOpen('reference', true)
  await expect.poll(() => told.slice(-2)).toEqual([false, true])
  expect(await patron.command(question())).toEqual({ done: 1 })
  patron.leave()
})

const connectionOf = (origin: string | undefined, auth: object) =>
  new Promise<unknown>((resolve) => {
    const socket = io(`${server.url}/patron`, { transports: ['websocket'], forceNew: true, reconnection: false, auth, ...(origin && { extraHeaders: { origin } }) })
    const end = (what: unknown) => (socket.disconnect(), resolve(what))
    socket.once('resumed', () => end('let in'))
    socket.once('connect_error', (error: Error & { data?: unknown }) => end(error.data ?? error.message))
  })

test('a page of another site connects to nothing; a client of another version is told so', async () => {
  const auth = { v: 1, library: 'main', desk: 'reference', key: randomBytes(32).toString('base64url'), after: 0, id: '' }
  expect(await connectionOf(undefined, auth)).toBe('let in')
  expect(await connectionOf(server.url, auth)).toBe('let in')
  expect(await connectionOf('https://elsewhere.example', auth)).toBe('websocket error')
  expect(await connectionOf('null', auth)).toBe('websocket error')
  expect(await connectionOf(undefined, { ...auth, v: 2 })).toEqual({ refusal: 'newer-version' })
})
