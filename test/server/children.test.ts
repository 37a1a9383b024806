import { afterAll, beforeAll, expect, test } from 'vitest'
import * as v from 'valibot'
import { Library, type DeskStatus } from '../../shared/desk.ts'
import { connectPatron } from '../setup/patron.ts'
import { firstAdmin, startServer, type RunningServer } from '../setup/server.ts'
import { asking } from '../setup/staff.ts'

/** A desk for children asks for no e-mail address and takes none, whatever is set. */
let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server?.remove())

test('given a children’s desk that was set to ask for e-mail, then it asks for none, and an address that comes all the same is refused and kept nowhere', async () => {
  const as = asking(server.url, (await firstAdmin(server)).cookie)
  const { version, library } = v.parse(v.object({ version: v.number(), library: Library }), (await as('GET', '/settings')).answer)
  const desks = library.desks.map((desk) => ({ ...desk, asksEmail: true }))
  expect((await as('PUT', '/settings', { version, library: { ...library, desks } })).status).toBe(200)

  const patron = await connectPatron(server.url, { desk: 'children' })
  const status = await (await fetch(`${server.url}/open/main/children`)).json() as DeskStatus
  expect(status.asksEmail).toBe(false)
  const left = { kind: 'leave-question', desk: 'children', name: '', question: 'Why are flamingos pink?', page: '', locale: 'en', keep: true, shared: false } as const
  expect(await patron.command({ ...left, email: 'child@patron.example' })).toEqual({ refusal: 'not-allowed', field: 'email' })
  expect(await patron.command({ ...left, email: null })).toEqual({ done: 1 })
  expect(await patron.command({ kind: 'leave-address', email: 'child@patron.example' })).toEqual({ refusal: 'not-allowed', field: 'email' })
  expect(await patron.socket.emitWithAck('code')).toMatchObject({ code: expect.stringMatching(/^\w{4}-/) })
  patron.leave()

  const grown = await connectPatron(server.url)
  expect(await grown.command({ ...left, desk: 'reference', email: 'ruth@patron.example' })).toEqual({ done: 1 })
  grown.leave()
})
