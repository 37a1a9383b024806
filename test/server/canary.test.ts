import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { logOfKey } from '../../server/keys.ts'
import { root } from '../../server/root.ts'
import { chatOf } from '../../server/rooms.ts'
import type { LibrarianCommand } from '../../shared/commands.ts'
import { TranscriptPage } from '../../shared/transcript.ts'
import { connectPatron, question, type Patron } from '../setup/patron.ts'
import { firstAdmin, joins, startServer, type RunningServer } from '../setup/server.ts'
import { areShelved, letWeeksPass } from '../setup/shelf.ts'
import { asking, beAvailable, connectStaff, type Asking, type Staff } from '../setup/staff.ts'

/**
 * A patron whom one could know anywhere writes into every field there is; a supervisor asks for everything that a supervisor can ask for, over every route and every event of
 * the socket, before and after transcripts come. Nothing of the patron may be in any of it, and no librarian beside a transcript.
 */
const patronCanaries = ['quillon', 'zanzibarth', 'canarymail', '5550143', '29876543210987', 'marrowby', 'canarypage', 'canarylocale', 'unkeptplum']
const staffCanaries = ['leandra', 'wexcombe']
const name = 'Quillon Zanzibarth'
const email = 'q.zanzibarth@canarymail.example'
const page = 'https://www.library.example/canarypage/quillon-zanzibarth'

let server: RunningServer
let lea: Staff
let supervisor: Staff
let supervised: Asking
/** Everything that has reached the supervisor, and where from. */
const reached: { from: string; text: string }[] = []
const chats: string[] = []

function listen(staff: Staff): void {
  reached.push({ from: 'event view', text: JSON.stringify(staff.view) })
  staff.socket.onAny((event: string, ...given: unknown[]) => reached.push({ from: `event ${event}`, text: JSON.stringify(given) }))
}
async function does(chat: string, command: LibrarianCommand extends infer C ? (C extends LibrarianCommand ? Omit<C, 'messageId'> : never) : never): Promise<void> {
  const answer = await lea.socket.emitWithAck('command', { chat, command: { ...command, messageId: randomUUID() } })
  // Each connection is measured by itself, and nobody talks as fast as a test.
  if ('refusal' in answer && answer.refusal === 'too-fast') {
    lea.leave()
    lea = await connectStaff(server.url, lea.cookie)
    return does(chat, command)
  }
  if (!('done' in answer)) throw new Error(`${command.kind}: ${JSON.stringify(answer)}`)
}
async function asks(words: string, more: { keep?: boolean } = {}): Promise<{ patron: Patron; chat: string }> {
  const patron = await connectPatron(server.url)
  const chat = chatOf(logOfKey('main', patron.key))
  chats.push(chat)
  await patron.command({ ...question(words, { name, ...more }), page, locale: 'x-canarylocale' })
  await does(chat, { kind: 'accept-chat' })
  return { patron, chat }
}

beforeAll(async () => {
  server = await startServer()
  const admin = await firstAdmin(server)
  admin.leave()
  lea = await connectStaff(server.url, await joins(server, admin, 'Leandra', ['librarian'], ['reference', 'children']))
  await beAvailable(lea)
  supervisor = await connectStaff(server.url, await joins(server, admin, 'Vi', ['supervisor'], []))
  listen(supervisor)
  await asking(server.url, lea.cookie)('PUT', '/me', { name: 'Leandra Wexcombe' })
  lea = await connectStaff(server.url, lea.cookie)
  await beAvailable(lea)

  for (let n = 0; n < 6; n += 1) {
    const { patron, chat } = await asks(`Hello, my name is ${name}, I live at 7 Marrowby Lane. Where are the maps of ${['Sicily', 'Malta', 'Crete', 'Corfu', 'Rhodes', 'Cyprus'][n]}?`)
    await does(chat, { kind: 'send-message', text: `Hello ${name}, I am Leandra Wexcombe. May I have your e-mail and card number?` })
    await patron.command({ kind: 'send-message', text: `${email}, phone 020 5550143, card 29876543210987` })
    await does(chat, { kind: 'add-note', text: `${name} was here before, says Leandra. Their card is 29876543210987.` })
    if (n === 0) {
      await does(chat, { kind: 'transfer-chat', desk: 'children', colleague: null, reason: `${name} wants the children's desk` })
      await does(chat, { kind: 'accept-chat' })
      await does(chat, { kind: 'transfer-chat', desk: 'reference', colleague: null, reason: `back, for ${name}` })
      await does(chat, { kind: 'accept-chat' })
    }
    if (n === 1) {
      await does(chat, { kind: 'promise-answer' })
      await patron.command({ kind: 'leave-address', email })
    }
    await does(chat, { kind: 'close-chat' })
    if (n === 1) await does(chat, { kind: 'send-answer', text: `Dear ${name}, they are in the attic. Leandra Wexcombe` })
    await does(chat, { kind: 'rate-read', readLevel: 3 })
    await does(chat, { kind: 'tag-chat', tags: ['maps', `for ${name}`] })
    await patron.command({ kind: 'rate-chat', answered: 'yes', comment: `Thank you Leandra! Yours, ${name}, ${email}` })
    if (n < 2) expect(await asking(server.url, lea.cookie)('PUT', `/offers/${chat}`, { answer: 'offered' })).toMatchObject({ status: 200 })
    patron.leave()
  }
  const unkept = await asks('Please keep nothing of this: unkeptplum', { keep: false })
  await does(unkept.chat, { kind: 'close-chat' })
  unkept.patron.leave()
  const open = await asks(`I am still here, ${name}`)
  await does(open.chat, { kind: 'send-message', text: 'And so am I.' })
  open.patron.leave()
  // What a supervisor is told by the socket while all this goes on has arrived when this answer has.
  await supervisor.socket.emitWithAck('availability', { available: false, desks: [], cap: 3 })
})
afterAll(async () => {
  for (const one of [lea, supervisor]) one?.leave()
  await server?.remove()
})

const sources = readdirSync(join(root, 'server/http')).map((file) => ({ file, text: readFileSync(join(root, 'server/http', file), 'utf8') }))
const routes = sources.flatMap(({ file, text }) => [...text.matchAll(/http\.(get|post|put|delete)<[^(]+>\('\/staff\/:library([^']*)'/g)].map(([, method = '', path = '']) => ({ file, method: method.toUpperCase(), path })))
const anything = { words: '', desk: null, from: null, to: null, readLevel: null, answered: null, tag: null, waited: null, before: null }

/** Asks as the supervisor, and keeps what comes back. */
async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
  const answer = await supervised(method, path, body)
  reached.push({ from: `${method} ${path}`, text: answer.text })
  return answer
}
const found = async (words = '') => v.parse(TranscriptPage, (await ask('POST', '/transcripts/search', { ...anything, words })).answer)

/** Every GET there is, with every id that one could put into it. */
async function walk(ids: readonly string[]): Promise<void> {
  for (const { path } of routes.filter(({ method }) => method === 'GET')) {
    for (const id of path.includes(':') ? ids : ['']) await ask('GET', path.replace(':transcript', ids[0] ?? '').replace(/:\w+/, id))
  }
}

/** Every event of the socket. */
async function emitAll(staff: Staff): Promise<void> {
  const events = [...new Set(['staff.ts', 'beside-the-composer.ts'].flatMap((file) => [...readFileSync(join(root, 'server/sockets', file), 'utf8').matchAll(/socket\.on\('(\w+)'/g)].map(([, event = '']) => event)))].filter((event) => event !== 'disconnect')
  expect(events.sort()).toEqual(['availability', 'command', 'dismiss', 'draft', 'hard', 'leave', 'open', 'typing'])
  const kept = (event: string, answer: unknown) => reached.push({ from: `answer to ${event}`, text: JSON.stringify(answer) })
  for (const chat of chats) {
    const opened = await staff.socket.emitWithAck('open', { chat, after: 0, id: '' })
    kept('open', opened)
    expect(opened).toEqual({ refusal: 'not-in-this-chat' })
  }
  // Nobody may ask faster than people do.
  for (const chat of chats.slice(0, 2)) {
    kept('command', await staff.socket.emitWithAck('command', { chat, command: { kind: 'accept-chat', messageId: randomUUID() } }))
    kept('draft', await staff.socket.emitWithAck('draft', { chat, text: 'Hello', version: 1, ending: false }))
    kept('dismiss', await staff.socket.emitWithAck('dismiss', { chat, rule: 'greet-first', how: 'not-here' }))
    staff.socket.emit('typing', chat)
    staff.socket.emit('leave', chat)
  }
  kept('hard', await staff.socket.emitWithAck('hard', 0))
  kept('availability', await staff.socket.emitWithAck('availability', { available: false, desks: [], cap: 3 }))
}
const leaks = (canaries: readonly string[], all = reached) => all.flatMap(({ from, text }) => canaries.filter((one) => text.toLowerCase().includes(one)).map((one) => `${one} in ${from}`))

test('given a patron whom one could know in every field, while their chats go on nothing of them reaches a supervisor', async () => {
  supervised = asking(server.url, supervisor.cookie)
  expect(routes.length).toBeGreaterThan(30)
  await walk([...chats, lea.view.me.staff])
  await emitAll(supervisor)
  expect(leaks(patronCanaries)).toEqual([])
})

test('and neither when their transcripts have come, in whatever way they are read, found, taken along, gathered or shared', async () => {
  for (const one of [lea, supervisor]) one.leave()
  await areShelved(server.folder, 6)
  await server.stop()
  await letWeeksPass(server.folder)
  server = await server.again()
  supervised = asking(server.url, supervisor.cookie)
  supervisor = await connectStaff(server.url, supervisor.cookie)
  listen(supervisor)
  await vi.waitFor(async () => expect(await found()).toMatchObject({ isWhole: true, count: 6 }), { timeout: 60_000 })

  const ids = (await found('maps')).transcripts.map(({ id }) => id)
  expect(ids).toHaveLength(6)
  // What was said is there, so that it could have leaked.
  expect((await ask('GET', `/transcripts/${ids[0]}`)).text).toContain('Where are the maps of')
  const before = reached.length
  const [one = ''] = ids
  const { answer } = await ask('POST', '/sets', { name: 'Maps', about: '', desk: 'reference' })
  const { set } = v.parse(v.object({ set: v.object({ id: v.string() }) }), answer)
  const done: Record<string, () => Promise<unknown>> = {
    'POST /transcripts/search': () => found('"maps of"'),
    'POST /transcripts/export': () => Promise.all(['csv', 'jsonl'].map((format) => ask('POST', '/transcripts/export', { format, ids }))),
    'POST /transcripts/:id/mask': () => ask('POST', `/transcripts/${one}/mask`, { phrases: ['Sicily', 'Malta', 'Crete', 'Corfu', 'Rhodes', 'Cyprus'] }),
    'POST /sets': () => ask('GET', '/sets'),
    'PUT /sets/:id/:transcript': () => ask('PUT', `/sets/${set.id}/${one}`),
    'PUT /sets/:id': () => ask('PUT', `/sets/${set.id}`, { name: 'Islands', about: '', desk: 'reference' }),
    'POST /shared/:id/thanks': () => Promise.all(ids.map((id) => ask('POST', `/shared/${id}/thanks`))),
    'DELETE /shared/:id': () => Promise.all(ids.map((id) => ask('DELETE', `/shared/${id}`))),
    'PUT /offers/:chat': () => Promise.all(chats.map((chat) => ask('PUT', `/offers/${chat}`, { answer: 'offered' }))),
  }
  expect((await ask('GET', '/shared')).text).toContain('Where are the maps of')
  for (const work of Object.values(done)) await work()
  await walk([...ids, set.id, ...chats, lea.view.me.staff])
  Object.assign(done, { 'DELETE /sets/:id/:transcript': () => ask('DELETE', `/sets/${set.id}/${one}`), 'DELETE /sets/:id': () => ask('DELETE', `/sets/${set.id}`) })
  for (const last of ['DELETE /sets/:id/:transcript', 'DELETE /sets/:id']) await done[last]?.()
  expect(Object.keys(done).sort()).toEqual(routes.filter(({ file, method }) => method !== 'GET' && /^(transcript|set|sharing)-routes/.test(file)).map(({ method, path }) => `${method} ${path}`).sort())
  await emitAll(supervisor)
  expect(leaks(patronCanaries)).toEqual([])
  for (const words of patronCanaries) expect(await found(words), words).toMatchObject({ count: 0 })

  // Colleagues know each other by name, but nothing that has a transcript in it, or comes from the shelf, names one.
  const shelf = reached.slice(before).filter(({ from, text }) => /\/(transcripts|sets|shared|audit|offers)/.test(from) || ids.some((id) => text.includes(id)))
  expect(shelf.length).toBeGreaterThan(20)
  expect(leaks([...staffCanaries, lea.view.me.staff], shelf)).toEqual([])
})
