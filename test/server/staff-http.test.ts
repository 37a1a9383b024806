import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
    const [cookie = ''] = headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=(Strict|Lax)/i)
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

describe('rights', () => {
  test('a librarian does nothing of an admin’s; a stranger nothing at all', async () => {
    const { cookie } = await librarian(server, admin, 'Quin')
    for (const [method, path, body] of [['GET', 'people'], ['POST', 'people', {}], ['DELETE', 'people/x', {}], ['GET', 'settings'], ['PUT', 'settings', {}]] as const) {
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
    expect((await ask('PUT', '/staff/main/me', { cookie: admin.cookie, origin: 'https://evil.example', body })).status).toBe(403)
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

describe('every page', () => {
  test.each(['/', '/console/main', '/chat/main/reference', '/console/main/people'])('%s has a policy without any unsafe keyword', async (path) => {
    const { headers, status } = await ask('GET', path)
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('an unknown desk and an unknown address are not found; health and readiness are told, metrics to whoever has the token', async () => {
    expect((await ask('GET', '/chat/main/aquarium')).status).toBe(404)
    expect((await ask('GET', '/nowhere')).status).toBe(404)
    expect((await ask('GET', '/health')).status).toBe(200)
    expect((await ask('GET', '/ready')).status).toBe(200)
    expect((await ask('GET', '/metrics')).status).toBe(403)
    const metrics = await ask('GET', '/metrics', { authorization: 'Bearer a long enough token' })
    expect(await metrics.text()).toContain('chats_live')
  })
})
