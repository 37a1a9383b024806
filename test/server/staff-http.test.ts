import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { createDirectory } from '../../server/staff/directory.ts'
import { createInvites } from '../../server/staff/invites.ts'
import { createSessions } from '../../server/staff/sessions.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { Library } from '../../shared/desk.ts'
import { connectPatron, question } from '../setup/patron.ts'
import { freePort } from '../setup/free-port.ts'
import { firstAdmin, librarian, startServer, type RunningServer } from '../setup/server.ts'
import { connectStaff, invite, signIn, useLink, type Staff } from '../setup/staff.ts'

/** Who may come in, and what they may do, over plain HTTP. */
let server: RunningServer
let admin: Staff
beforeAll(async () => {
  server = await startServer({ HEARTDESK_METRICS_TOKEN: 'a long enough token' })
  admin = await firstAdmin(server)
})
afterAll(() => server?.remove())

const ask = (method: string, path: string, { body, ...headers }: Record<string, unknown> & { body?: object } = {}) =>
  fetch(server.url + path, { method, headers: { origin: server.url, 'content-type': 'application/json', ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])) }, ...(body && { body: JSON.stringify(body) }) })
const person = (name: string) => ({ name, email: `${name.toLowerCase()}@library.example`, password: 'a long enough password' })

describe('the first link', () => {
  test('made one admin, and makes no second', async () => {
    await expect(useLink(server.url, server.firstLink, person('Eve'))).rejects.toThrow('signed-out')
  })
})

describe('a password', () => {
  test('that is wrong says nothing of which part was; too many are slowed down, for that account alone', async () => {
    await librarian(server, admin, 'Noor')
    const stranger = await ask('POST', '/staff/main/sign-in', { body: { email: 'nobody@library.example', password: 'x'.repeat(12) } })
    const wrong = await ask('POST', '/staff/main/sign-in', { body: { email: 'noor@library.example', password: 'x'.repeat(12) } })
    expect([stranger.status, await stranger.json()]).toEqual([wrong.status, await wrong.json()])
    for (let time = 0; time < 8; time++) await ask('POST', '/staff/main/sign-in', { body: { email: 'noor@library.example', password: 'x'.repeat(12) } })
    expect((await ask('POST', '/staff/main/sign-in', { body: { email: 'noor@library.example', password: 'a long enough password' } })).status).toBe(429)
    expect(await signIn(server.url, 'sam@library.example', 'a long enough password')).not.toBe('')
  })

  test('that is short, or the first that anyone guesses, is not taken, and the link stays good', async () => {
    const link = await invite(server.url, admin.cookie, { email: 'ida@library.example', name: 'Ida', roles: ['librarian'], desks: ['reference'] })
    await expect(useLink(server.url, link, { ...person('Ida'), password: 'short' })).rejects.toThrow('password')
    await expect(useLink(server.url, link, { ...person('Ida'), password: 'password123' })).rejects.toThrow('password')
    expect(await useLink(server.url, link, person('Ida'))).not.toBe('')
  })
})

describe('a session', () => {
  test('is a cookie that no script reads and no other site sends', async () => {
    const { headers } = await ask('POST', '/staff/main/sign-in', { body: { email: 'sam@library.example', password: 'a long enough password' } })
    expect(headers.getSetCookie()).toEqual([expect.stringMatching(/^heartdesk-main=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)])
  })

  test('behind TLS is bound to this very host, and travels over TLS alone', async () => {
    const origin = 'https://chat.library.example'
    const port = await freePort()
    const behindTls = await startServer({ HEARTDESK_ORIGIN: origin, HEARTDESK_TRUST_PROXY: '1', HEARTDESK_PORT: String(port) })
    const local = `http://127.0.0.1:${port}`
    try {
      const token = behindTls.firstLink.slice(behindTls.firstLink.indexOf('#') + 1)
      expect(behindTls.firstLink).toMatch(/^https:\/\/chat\.library\.example\/console\/main\/welcome#/)
      const response = await fetch(`${local}/staff/main/invite/use`, {
        method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ token, ...person('Sam') }),
      })
      expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-heartdesk-main=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)])
      expect(response.headers.get('strict-transport-security')).toContain('max-age=')
      const policy = (await fetch(`${local}/chat/main/reference`)).headers.get('content-security-policy')
      expect(policy).toContain("connect-src 'self' wss://chat.library.example")
    } finally {
      await behindTls.remove()
    }
  })

  test('ends when its owner signs out, and its sockets with it', async () => {
    const one = await librarian(server, admin, 'Oda')
    const closed = new Promise((resolve) => one.socket.once('disconnect', resolve))
    expect((await ask('POST', '/staff/main/sign-out', { cookie: one.cookie, body: {} })).status).toBe(200)
    await closed
    expect((await ask('GET', '/staff/main/me', { cookie: one.cookie })).status).toBe(401)
    await expect(connectStaff(server.url, one.cookie)).rejects.toThrow('401')
  })

  test('ends when an admin removes its owner; what they may do changes at once when an admin changes it', async () => {
    const one = await librarian(server, admin, 'Pat')
    const disconnected = new Promise((resolve) => one.socket.once('disconnect', resolve))
    const id = one.view.me.staff
    expect((await ask('PUT', `/staff/main/people/${id}`, { cookie: admin.cookie, body: { name: 'Pat', roles: ['supervisor'], desks: [] } })).status).toBe(200)
    await disconnected
    expect((await connectStaff(server.url, one.cookie)).view.me.roles).toEqual(['supervisor'])
    expect((await ask('DELETE', `/staff/main/people/${id}`, { cookie: admin.cookie, body: {} })).status).toBe(200)
    expect((await ask('GET', '/staff/main/me', { cookie: one.cookie })).status).toBe(401)
  })
})

describe('a link', () => {
  test('works once', async () => {
    const link = await invite(server.url, admin.cookie, { email: 'ula@library.example', name: 'Ula', roles: ['librarian'], desks: ['reference'] })
    await useLink(server.url, link, person('Ula'))
    await expect(useLink(server.url, link, { ...person('Ula'), password: 'somebody else’s password' })).rejects.toThrow('signed-out')
    expect((await ask('POST', '/staff/main/sign-in', { body: { email: 'ula@library.example', password: 'somebody else’s password' } })).status).toBe(401)
  })

  test('of more than a week ago is none any more', async () => {
    const { records, signals, close } = await openSqliteStore({ folder: server.folder })
    const directory = createDirectory(records)
    const day = 24 * 60 * 60_000
    const made = async (days: number, name: string) => {
      const invites = createInvites({ records, directory, sessions: createSessions({ records, signals, directory }), desksOf: async () => ['reference'], now: () => Date.now() - days * day })
      return invites.make('main', server.url, { kind: 'invite', email: person(name).email, name, roles: ['librarian'], desks: ['reference'] })
    }
    const [late, inTime] = [await made(7.1, 'Vera'), await made(6.9, 'Wim')]
    await close()
    const look = (link: string) => ask('POST', '/staff/main/invite/look', { body: { token: link.slice(link.indexOf('#') + 1) } }).then((response) => response.json())
    expect(await look(inTime)).toEqual({ kind: 'invite', email: 'wim@library.example', name: 'Wim' })
    expect(await look(late)).toEqual({ refusal: 'signed-out' })
    await expect(useLink(server.url, late, person('Vera'))).rejects.toThrow('signed-out')
  })

  test('for a new password ends the sessions of the old one at once, and the old one when it is used', async () => {
    const one = await librarian(server, admin, 'Xenia')
    const closed = new Promise((resolve) => one.socket.once('disconnect', resolve))
    const reset = await ask('POST', `/staff/main/people/${one.view.me.staff}/reset`, { cookie: admin.cookie, body: {} })
    const { link } = v.parse(v.object({ link: v.string() }), await reset.json())
    await closed
    expect((await ask('GET', '/staff/main/me', { cookie: one.cookie })).status).toBe(401)
    const cookie = await useLink(server.url, link, { ...person('Xenia'), password: 'quite another password' })
    expect(await (await ask('GET', '/staff/main/me', { cookie })).json()).toMatchObject({ me: { id: one.view.me.staff, name: 'Xenia' } })
    expect((await ask('POST', '/staff/main/sign-in', { body: { email: 'xenia@library.example', password: person('Xenia').password } })).status).toBe(401)
  })

  test('for nobody’s password is not made', async () => {
    expect((await ask('POST', '/staff/main/people/nobody/reset', { cookie: admin.cookie, body: {} })).status).toBe(404)
  })
})

describe('rights', () => {
  test('a librarian does nothing of an admin’s; a stranger nothing at all', async () => {
    const { cookie } = await librarian(server, admin, 'Quin')
    for (const [method, path, body] of [['GET', 'people'], ['POST', 'people', {}], ['PUT', 'people/x', {}], ['POST', 'people/x/reset', {}], ['DELETE', 'people/x', {}], ['DELETE', 'invites/x', {}], ['GET', 'settings'], ['PUT', 'settings', {}]] as const) {
      expect((await ask(method, `/staff/main/${path}`, { cookie, ...(body && { body }) })).status, path).toBe(403)
      expect((await ask(method, `/staff/main/${path}`, { ...(body && { body }) })).status, path).toBe(401)
    }
  })

  test('the last admin stays one', async () => {
    const id = admin.view.me.staff
    expect((await ask('DELETE', `/staff/main/people/${id}`, { cookie: admin.cookie, body: {} })).status).toBe(403)
    expect((await ask('PUT', `/staff/main/people/${id}`, { cookie: admin.cookie, body: { name: 'Sam', roles: ['librarian'], desks: [] } })).status).toBe(403)
  })

  test('nothing is changed for a page of another site, or by a form', async () => {
    const body = { name: 'Mallory' }
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`, server.url.replace('http:', 'https:'), '']) {
      expect((await ask('PUT', '/staff/main/me', { cookie: admin.cookie, origin, body })).status, origin).toBe(403)
    }
    expect((await ask('PUT', '/staff/main/me', { cookie: admin.cookie, 'content-type': 'text/plain', body })).status).toBeGreaterThanOrEqual(400)
    expect(await (await ask('GET', '/staff/main/me', { cookie: admin.cookie })).json()).toMatchObject({ me: { name: 'Sam' } })
  })

  test('two admins who save the settings at once: the second is shown what the first saved', async () => {
    const { version, library } = await (await ask('GET', '/staff/main/settings', { cookie: admin.cookie })).json() as { version: number; library: object }
    const first = await ask('PUT', '/staff/main/settings', { cookie: admin.cookie, body: { version, library: { ...library, name: 'First' } } })
    const second = await ask('PUT', '/staff/main/settings', { cookie: admin.cookie, body: { version, library: { ...library, name: 'Second' } } })
    expect([first.status, second.status]).toEqual([200, 409])
    expect(await second.json()).toMatchObject({ library: { name: 'First' } })
    const wrong = await ask('PUT', '/staff/main/settings', { cookie: admin.cookie, body: { version, library: { ...library, zone: 'Mars/Olympus' } } })
    expect([wrong.status, await wrong.json()]).toEqual([400, { refusal: 'not-understood', field: 'library.zone' }])
  })
})

describe('settings', () => {
  const stored = async () => await (await ask('GET', '/staff/main/settings', { cookie: admin.cookie })).json() as { version: number; library: Library }
  const save = async (change: Partial<Library>) => {
    const { version, library } = await stored()
    return ask('PUT', '/staff/main/settings', { cookie: admin.cookie, body: { version, library: { ...library, ...change } } })
  }

  test('a desk is not removed while somebody is owed an answer there', async () => {
    const { library: { desks } } = await stored()
    const patron = await connectPatron(server.url, { desk: 'children' })
    await patron.command({ ...question('Do dragons sleep?', { desk: 'children' }), kind: 'leave-question', email: null })
    await patron.until(({ chat }) => chat.owed !== null)
    const without = { desks: desks.filter(({ id }) => id !== 'children') }
    const refused = await save(without)
    expect([refused.status, await refused.json()]).toEqual([409, { refusal: 'desk-in-use', field: 'Children’s desk' }])
    expect(await patron.socket.emitWithAck('erase')).toEqual({ erased: true })
    await expect.poll(async () => (await save(without)).status).toBe(200)
    expect((await save({ desks })).status).toBe(200)
    patron.leave()
  })

  test('a site in whatever letters is one that a policy can name; what could be read as another rule is none', async () => {
    expect((await save({ sites: ['https://図書館.example', 'https://WWW.library.example:443', 'https://*.branch.example'] })).status).toBe(200)
    const { status, headers } = await ask('GET', '/chat/main/reference')
    expect([status, headers.get('content-security-policy')]).toEqual([200, expect.stringMatching(/; frame-ancestors 'self' https:\/\/xn--\S+\.example https:\/\/www\.library\.example https:\/\/\*\.branch\.example;/)])
    for (const site of ['https://a;script-src', 'https://a,b', "https://a'b", 'https://']) expect((await save({ sites: [site] })).status, site).toBe(400)
    expect((await save({ sites: [] })).status).toBe(200)
  })
})

describe('every page', () => {
  test.each(['/', '/console/main', '/chat/main/reference', '/console/main/people'])('%s has a policy without any unsafe keyword', async (path) => {
    const { headers, status } = await ask('GET', path)
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test.each(['/console/%E0%A4%A', `/chat/main/${'canary'.repeat(50)}`])('%s is no address, and is not quoted', async (path) => {
    const response = await ask('GET', path)
    expect([Math.floor(response.status / 100), await response.text()]).toEqual([4, '{"refusal":"not-understood"}'])
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('an unknown desk and an unknown address are not found; health and readiness are told, metrics to whoever has the token', async () => {
    expect((await ask('GET', '/chat/main/aquarium')).status).toBe(404)
    expect((await ask('GET', '/nowhere')).status).toBe(404)
    expect((await ask('GET', '/health')).status).toBe(200)
    expect((await ask('GET', '/ready')).status).toBe(200)
    expect((await ask('GET', '/metrics')).status).toBe(403)
    expect((await ask('GET', '/metrics', { authorization: 'Bearer another long token' })).status).toBe(403)
    const metrics = await ask('GET', '/metrics', { authorization: 'Bearer a long enough token' })
    expect(await metrics.text()).toContain('chats_live')
  })

  test('without a token metrics are for this machine alone, and for nobody whom a proxy brings', async () => {
    const plain = await startServer({ HEARTDESK_LIBRARIES: 'city' })
    try {
      // And the demo page asks the library that there is.
      const demo = await (await fetch(plain.url)).text()
      expect([demo.match(/\b\w+\/(reference|children)\b/g)]).toEqual([['city/reference', 'city/reference', 'city/children']])
      expect((await fetch(`${plain.url}/metrics`)).status).toBe(200)
      expect((await fetch(`${plain.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.7' } })).status).toBe(403)
    } finally {
      await plain.remove()
    }
  })
})
