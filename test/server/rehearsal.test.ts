import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Reaction, ScriptedPatron, type Step } from '../../shared/rehearsing.ts'
import { firstAdmin, librarian, startServer, type RunningServer } from '../setup/server.ts'
import type { Staff } from '../setup/staff.ts'

/** A rehearsal over a real server: the patron answers, the coach asks, and nothing of it is kept. */
let server: RunningServer
let admin: Staff
let ana: Staff
let patrons: ScriptedPatron[]
beforeAll(async () => {
  server = await startServer({ HEARTDESK_LOG: 'debug' })
  admin = await firstAdmin(server)
  ana = await librarian(server, admin, 'Ana')
  patrons = v.parse(v.object({ patrons: v.array(ScriptedPatron) }), await (await ask('GET', '/rehearsals')).json()).patrons
})
afterAll(() => server?.remove())

const ask = (method: string, path: string, body?: object, cookie = ana.cookie) =>
  fetch(`${server.url}/staff/main${path}`, { method, headers: { cookie, origin: server.url, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) })
const begun = (id: string): Pick<Step, 'standing'> => ({ standing: patrons.find((one) => one.id === id)?.standing ?? { at: '', passed: 0 } })
/** While the coach comes up nobody can react, and a console would try again. */
async function step(id: string, change: Partial<Step>): Promise<Response> {
  const answer = await ask('POST', `/rehearsals/${id}`, { does: 'message', ...begun(id), said: [], draft: '', version: 1, ending: false, mayPause: true, alreadyShown: [], ...change })
  return answer.status === 503 ? step(id, change) : answer
}
const secret = 'zwieback'

test('given a vague patron, when the question is restated, then they say what they meant and the coach says what it noticed', async () => {
  const answer = v.parse(Reaction, await (await step('vague', { draft: `So you are looking for something on climate, is that right? ${secret}` })).json())
  expect(answer.says.join()).toContain('apple trees')
  expect(answer.standing.at).toBe('meant')
  expect(answer.noticed.does).toContain('You said their question back in your own words.')
})

test('given an answer that restates nothing, then the coach pauses once as it would at the desk, and the second Enter sends', async () => {
  const draft = 'Here is our guide to the weather: https://library.example/weather'
  expect(await (await step('vague', { draft })).json()).toMatchObject({ paused: { nudges: [{ number: 'R4', level: 'pause' }] } })
  const sent = v.parse(Reaction, await (await step('vague', { draft, mayPause: false })).json())
  expect(sent.standing.at).toBe('drowned')
  expect(sent.noticed.asks.join()).toMatch(/understood|mean/)
})

test('given a patron in a crisis, then the verdict shows the panel, and handing over ends well', async () => {
  expect(await (await step('in-crisis', { does: 'draft' })).json()).toMatchObject({ verdict: { crisis: { words: expect.stringContaining('be here any more') }, nudges: [] } })
  expect(v.parse(Reaction, await (await step('in-crisis', { does: 'hand-over' })).json()).end).toMatchObject({ went: 'well' })
})

test('what is no step, no patron, no state or nobody’s is refused by name', async () => {
  expect(await (await step('nobody', {})).json()).toMatchObject({ refusal: 'no-such-message', field: 'id' })
  expect(await (await step('vague', { standing: { at: 'constructor', passed: 0 } })).json()).toMatchObject({ refusal: 'not-understood', field: 'standing.at' })
  expect(await (await ask('POST', '/rehearsals/vague', { does: 'shout' })).json()).toMatchObject({ refusal: 'not-understood', field: 'does' })
  expect((await ask('GET', '/rehearsals', undefined, '')).status).toBe(401)
})

test('nothing of it is kept: no chat, no practice, no count, no word of it on the disk or in the log', async () => {
  expect(await (await ask('GET', '/practice')).json()).toEqual({ off: false, rules: [] })
  expect(await (await ask('GET', '/counts', undefined, admin.cookie)).json()).toEqual({ counts: [] })
  expect(ana.view.chats).toEqual([])
  await server.stop()
  const files = readdirSync(server.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name)))
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect(file.includes(secret)).toBe(false)
  expect(server.log()).not.toContain(secret)
})
