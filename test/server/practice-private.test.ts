import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { root } from '../../server/root.ts'
import { chatOf } from '../../server/rooms.ts'
import { logOfKey } from '../../server/keys.ts'
import { connectPatron, question } from '../setup/patron.ts'
import { firstAdmin, librarian, startServer, type RunningServer } from '../setup/server.ts'
import { connectStaff, invite, useLink, type Staff } from '../setup/staff.ts'

/** A librarian's practice is theirs: whatever others can ask for is the same before and after, and nothing is told to them. */
let server: RunningServer
let admin: Staff
let ana: Staff
let others: Staff[]
beforeAll(async () => {
  server = await startServer()
  admin = await firstAdmin(server)
  ana = await librarian(server, admin, 'Ana')
  const link = await invite(server.url, admin.cookie, { email: 'vi@library.example', name: 'Vi', roles: ['supervisor'], desks: [] })
  const supervisor = await connectStaff(server.url, await useLink(server.url, link, { name: 'Vi', email: 'vi@library.example', password: 'a long enough password' }))
  others = [admin, supervisor, await librarian(server, admin, 'Bo')]
})
afterAll(() => server?.remove())

/** Every address under /staff that the server's source names, so that one which is added later is walked as well. */
const addresses = [...new Set(readdirSync(join(root, 'server/http')).flatMap((file) =>
  [...readFileSync(join(root, 'server/http', file), 'utf8').matchAll(/'(\/staff\/:library[^']*)'/g)].flatMap((match) => match[1] ?? []),
))]
const read = async (cookie: string) =>
  Promise.all(addresses.map(async (address) => {
    const path = address.replace(':library', 'main').replace(':id', ana.view.me.staff)
    const response = await fetch(server.url + path, { headers: { cookie } })
    return `${path} ${response.status} ${await response.text()}`
  }))
const mine = (method: string, body?: object) =>
  fetch(`${server.url}/staff/main/practice`, { method, headers: { cookie: ana.cookie, origin: server.url, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) })

test('given that a librarian dismisses, quiets and learns, then nobody else’s answers change and nobody is told', async () => {
  expect(addresses).toContain('/staff/:library/practice')
  expect(addresses.length).toBeGreaterThan(8)
  const patron = await connectPatron(server.url)
  const chat = chatOf(logOfKey('main', patron.key))
  await patron.command(question('Where are the atlases?'))
  await ana.socket.emitWithAck('command', { chat, command: { kind: 'accept-chat', messageId: randomUUID() } })
  await patron.until((screen) => screen.chat.status === 'open')
  // A server that has just started makes the index of transcripts, and its answers say so until it is done.
  await vi.waitFor(async () => expect(await (await fetch(`${server.url}/staff/main/reports/topics`, { headers: { cookie: admin.cookie } })).json()).toMatchObject({ isWhole: true }), { timeout: 60_000 })
  const before = await Promise.all(others.map((one) => read(one.cookie)))
  const told: unknown[] = []
  for (const { socket } of others) socket.onAny((...event) => told.push(event))

  expect(await ana.socket.emitWithAck('dismiss', { chat, rule: 'ask-if-answered', how: 'not-here' })).toEqual({ noted: true })
  expect(await ana.socket.emitWithAck('dismiss', { chat, rule: 'greet-first', how: 'quiet-this-rule' })).toEqual({ noted: true })
  expect((await mine('PUT', { what: 'margin', rule: 'never-ask-for-a-pin', on: true })).status).toBe(200)
  expect((await mine('PUT', { what: 'coach', off: true })).status).toBe(200)
  expect(await (await mine('GET')).json()).toMatchObject({ off: true, rules: expect.arrayContaining([expect.objectContaining({ rule: 'greet-first', quiet: true })]) })

  expect(await Promise.all(others.map((one) => read(one.cookie)))).toEqual(before)
  expect(told).toEqual([])
})

test('given that an admin makes a link for a new password, then the practice is gone before anyone uses it', async () => {
  const headers = { cookie: admin.cookie, origin: server.url, 'content-type': 'application/json' }
  const reset = await fetch(`${server.url}/staff/main/people/${ana.view.me.staff}/reset`, { method: 'POST', headers, body: '{}' })
  const { link } = (await reset.json()) as { link: string }
  const cookie = await useLink(server.url, link, { name: 'Ana', email: 'ana@library.example', password: 'another long password' })
  const after = await (await fetch(`${server.url}/staff/main/practice`, { headers: { cookie } })).json() as { rules: { weeks: { occasions: number }[] }[] }
  expect(after.rules.flatMap(({ weeks }) => weeks).every(({ occasions }) => occasions === 0)).toBe(true)
})

test('counts are for supervisors and admins, and there are none for fewer than five', async () => {
  const ask = (cookie: string) => fetch(`${server.url}/staff/main/counts`, { headers: { cookie } })
  expect((await ask(others[2]?.cookie ?? '')).status).toBe(403)
  for (const one of others.slice(0, 2)) expect(await (await ask(one.cookie)).json()).toEqual({ counts: [] })
})
