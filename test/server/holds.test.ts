import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Hold } from '../../shared/hold.ts'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { connectPatron, question } from '../setup/patron.ts'
import { firstAdmin, joins, librarian, startServer, type RunningServer } from '../setup/server.ts'
import { asking, type Asking, type Staff } from '../setup/staff.ts'

/** A reported threat, over a real server: held, opened by two, let go by two. */
let server: RunningServer
let ana: Staff
let as: Record<'ana' | 'vi' | 'wes' | 'ed' | 'sam', Asking>
beforeAll(async () => {
  server = await startServer()
  const admin = await firstAdmin(server)
  ana = await librarian(server, admin, 'Ana')
  const person = async (name: string, ...roles: ('supervisor' | 'admin' | 'librarian')[]) => asking(server.url, await joins(server, admin, name, roles, ['reference']))
  as = { ana: asking(server.url, ana.cookie), vi: await person('Vi', 'supervisor'), wes: await person('Wes', 'supervisor'), ed: await person('Ed', 'admin'), sam: asking(server.url, admin.cookie) }
})
afterAll(() => server?.remove())

const files = () => readdirSync(server.folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => readFileSync(join(server.folder, name), 'latin1')).join()
const holdOf = async (who: Asking, chat: string) => v.parse(v.object({ holds: v.array(Hold) }), (await who('GET', '/holds')).answer).holds.find((one) => one.chat === chat)

async function threatened(words: string): Promise<{ chat: string; erase: () => Promise<void> }> {
  const patron = await connectPatron(server.url)
  const chat = chatOf(logOfKey('main', patron.key))
  const does = (command: object) => ana.socket.emitWithAck('command', { chat, command: { messageId: randomUUID(), ...command } as never })
  await patron.command(question(words, { name: 'Kit Canary' }))
  await does({ kind: 'accept-chat' })
  await does({ kind: 'close-chat' })
  await patron.until((screen) => screen.chat.status === 'closed')
  return {
    chat,
    erase: async () => {
      expect(await patron.socket.emitWithAck('erase')).toEqual({ erased: true })
      patron.leave()
    },
  }
}

test('one asks and says why, another in the other role confirms, and only these two read it; a patron who erases the chat does not take it away; two let it go, from the disk too', async () => {
  const words = `I will burn the canary ${randomUUID()}`
  const { chat, erase } = await threatened(words)
  expect((await as.ana('POST', '/holds', { chat, reason: ' ' })).answer).toMatchObject({ refusal: 'not-understood', field: 'reason' })
  expect((await as.ana('POST', '/holds', { chat, reason: 'They want to set fire to something.' })).status).toBe(200)
  expect(await holdOf(as.vi, chat)).toMatchObject({ desk: 'reference', by: { name: 'Ana' }, reason: 'They want to set fire to something.', asked: null, opened: null })
  expect((await as.ana('GET', '/holds')).status).toBe(403)
  expect((await as.ana('GET', '/holds/mine')).answer).toMatchObject({ reports: [{ desk: 'reference', became: { what: 'held', openedAt: null } }] })
  for (const who of [as.vi, as.ed]) expect((await who('GET', '/holds/mine')).status).toBe(403)
  expect((await as.sam('GET', '/holds/mine')).answer).toEqual({ reports: [] })

  await erase()
  for (const who of [as.vi, as.ed]) expect((await who('POST', `/holds/${chat}/read`)).answer).toEqual({ refusal: 'not-opened' })
  expect((await as.ana('POST', `/holds/${chat}/ask`, { what: 'open', why: 'The police ask.' })).status).toBe(403)
  expect((await as.vi('POST', `/holds/${chat}/ask`, { what: 'open', why: '' })).answer).toMatchObject({ refusal: 'not-understood', field: 'why' })
  expect((await as.vi('POST', `/holds/${chat}/ask`, { what: 'open', why: 'The police ask.' })).status).toBe(200)
  const { asked } = v.parse(Hold, await holdOf(as.vi, chat))
  const at = asked?.at
  for (const who of [as.vi, as.wes]) expect((await who('POST', `/holds/${chat}/confirm`, { at })).answer).toEqual({ refusal: 'needs-another' })
  expect((await as.ed('POST', `/holds/${chat}/confirm`, { at: (at ?? 0) - 1 })).answer).toEqual({ refusal: 'nothing-asked' })
  expect((await as.ed('POST', `/holds/${chat}/confirm`, { at })).status).toBe(200)

  for (const who of [as.vi, as.ed]) expect((await who('POST', `/holds/${chat}/read`)).answer).toMatchObject({ events: [{ kind: 'chat-requested', question: words, name: 'Kit Canary' }, {}, {}] })
  for (const who of [as.wes, as.sam]) expect((await who('POST', `/holds/${chat}/read`)).answer).toEqual({ refusal: 'not-opened' })
  for (const who of [as.vi, as.wes, as.ed, as.sam]) expect((await who('GET', '/holds')).text).not.toMatch(/canary/i)
  expect((await holdOf(as.ed, chat))?.history.map(({ name, what, deed, why }) => [name, what, deed, why])).toEqual([
    ['Ana', 'reported', null, 'They want to set fire to something.'], ['Vi', 'asked', 'open', 'The police ask.'], ['Ed', 'confirmed', 'open', ''], ['Vi', 'read', null, ''], ['Ed', 'read', null, ''],
  ])

  await as.ed('POST', `/holds/${chat}/ask`, { what: 'let-go', why: 'It is done.' })
  expect((await as.sam('POST', `/holds/${chat}/confirm`, { at: (await holdOf(as.ed, chat))?.asked?.at })).answer).toEqual({ hold: null })
  expect(await holdOf(as.vi, chat)).toBeUndefined()
  expect((await as.vi('POST', `/holds/${chat}/read`)).answer).toEqual({ refusal: 'no-such-hold' })
  const { text } = await as.ana('GET', '/holds/mine')
  expect(JSON.parse(text)).toMatchObject({ reports: [{ desk: 'reference', became: { what: 'let-go' } }] })
  // By role alone, without a reason, and nothing that leads to the chat.
  expect(text).not.toMatch(new RegExp(`Vi|Ed|Sam|police|done|${chat}`))
  await vi.waitFor(() => expect(files()).not.toContain(words), { timeout: 60_000 })
})

test('two can keep it longer; what was asked can be declined, and then nobody confirms it; whoever is no admin any more makes no second', async () => {
  const { chat } = await threatened('I know where you live')
  await as.ana('POST', '/holds', { chat, reason: 'Somebody was threatened.' })
  const before = (await holdOf(as.vi, chat))?.until ?? 0
  await as.sam('POST', `/holds/${chat}/ask`, { what: 'keep-longer', why: 'The court is slow.' })
  const first = (await holdOf(as.vi, chat))?.asked
  expect(first?.roles).toEqual(['supervisor', 'admin'])
  expect((await as.vi('POST', `/holds/${chat}/decline`, { at: first?.at })).status).toBe(200)
  expect((await as.ed('POST', `/holds/${chat}/confirm`, { at: first?.at })).answer).toEqual({ refusal: 'nothing-asked' })
  await as.sam('POST', `/holds/${chat}/ask`, { what: 'keep-longer', why: 'The court is slow.' })
  // Sam has both roles: a supervisor makes it two as well.
  expect((await as.wes('POST', `/holds/${chat}/confirm`, { at: (await holdOf(as.vi, chat))?.asked?.at })).status).toBe(200)
  expect((await holdOf(as.vi, chat))?.until).toBeGreaterThan(before)

  await as.ed('POST', `/holds/${chat}/ask`, { what: 'open', why: 'To see who it was.' })
  const { people } = v.parse(v.object({ people: v.array(v.looseObject({ id: v.string(), name: v.string() })) }), (await as.sam('GET', '/people')).answer)
  const ed = people.find(({ name }) => name === 'Ed')
  expect((await as.sam('PUT', `/people/${ed?.id}`, { name: 'Ed', roles: ['librarian'], desks: [] })).status).toBe(200)
  expect((await as.vi('POST', `/holds/${chat}/confirm`, { at: (await holdOf(as.vi, chat))?.asked?.at })).answer).toEqual({ refusal: 'needs-another' })
})
