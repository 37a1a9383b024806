import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { connectPatron, question } from '../setup/patron.ts'
import { firstAdmin, librarian, startServer, type RunningServer } from '../setup/server.ts'
import { connectStaff, type Staff } from '../setup/staff.ts'

/** A trial over a real server: begun, known, silently withheld, declined without anybody hearing of it, ended. */
let server: RunningServer
let admin: Staff
let ana: Staff
let bo: Staff
beforeAll(async () => {
  server = await startServer()
  admin = await firstAdmin(server)
  ana = await librarian(server, admin, 'Ana')
  bo = await librarian(server, admin, 'Bo')
})
afterAll(() => server?.remove())

const ask = async (who: Staff, method: string, path: string, body?: object): Promise<unknown> =>
  (await fetch(`${server.url}/staff/main${path}`, { method, headers: { cookie: who.cookie, origin: server.url, 'content-type': 'application/json' }, ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }) })).json()

/** A chat that is about to end without anybody having asked whether it is answered, and a librarian's console in it: a new one, since no person is as quick as this. */
async function aboutToEnd({ keep = true, who = ana } = {}): Promise<{ chat: string; console: Staff; rates: () => Promise<void> }> {
  const console = await connectStaff(server.url, who.cookie)
  const patron = await connectPatron(server.url)
  const chat = chatOf(logOfKey('main', patron.key))
  await patron.command(question('where is the atlas', { keep }))
  await console.socket.emitWithAck('command', { chat, command: { kind: 'accept-chat', messageId: randomUUID() } })
  await console.socket.emitWithAck('command', { chat, command: { kind: 'send-message', messageId: randomUUID(), text: 'By the window, next to the globe.' } })
  await patron.command({ kind: 'send-message', text: 'hm ok' })
  await patron.until((screen) => screen.chat.lines.some((line) => line.what === 'message' && line.text === 'hm ok'))
  if (who === ana) patron.leave()
  return {
    chat,
    console,
    async rates() {
      await console.socket.emitWithAck('command', { chat, command: { kind: 'close-chat', messageId: randomUUID() } })
      expect(await patron.command({ kind: 'rate-chat', answered: 'yes', comment: '' })).not.toHaveProperty('refusal')
      console.leave()
      patron.leave()
    },
  }
}
/** What the first Enter on a goodbye comes to: a pause, or the message gone. */
async function saysGoodbye({ chat, console }: { chat: string; console: Staff }): Promise<'paused' | 'sent'> {
  const verdict = await console.socket.emitWithAck('draft', { chat, text: 'Bye now!', version: 1, ending: false })
  const answer = await console.socket.emitWithAck('command', { chat, command: { kind: 'send-message', messageId: randomUUID(), text: 'Bye now!' }, mayPause: true, version: 1 })
  // Withheld is withheld: at the pause in typing as well as at Enter.
  expect(!isRefusal(verdict) && verdict.nudges.some(({ level }) => level === 'pause')).toBe('paused' in answer)
  console.leave()
  return 'paused' in answer ? 'paused' : 'sent'
}

test('given no trial, then every such goodbye pauses', async () => {
  for (let chat = 0; chat < 3; chat += 1) expect(await saysGoodbye(await aboutToEnd())).toBe('paused')
  expect(await ask(ana, 'GET', '/trial')).toEqual({ trial: null })
})

test('given an admin begins one, then everybody knows that it is on, and only supervisors and admins see the page', async () => {
  expect(await ask(ana, 'POST', '/trials', { withhold: 0.5, days: 30 })).toMatchObject({ refusal: 'not-allowed' })
  expect(await ask(admin, 'POST', '/trials', { withhold: 0.9, days: 30 })).toMatchObject({ refusal: 'not-understood', field: 'withhold' })
  expect(await ask(admin, 'POST', '/trials', { withhold: 0.5, days: 30 })).toEqual({ begun: true })
  expect(await ask(admin, 'POST', '/trials', { withhold: 0.5, days: 30 })).toMatchObject({ refusal: 'not-allowed' })
  expect(await ask(ana, 'GET', '/trial')).toMatchObject({ trial: { withhold: 0.5, declined: false } })
  expect(await ask(ana, 'GET', '/trials')).toMatchObject({ refusal: 'not-allowed' })
  expect(await ask(admin, 'GET', '/trials')).toMatchObject({ trials: [{ report: null, progress: 'nothing' }] })
})

test('given a trial that withholds every second nudge, then some goodbyes pause and some go out without a word', async () => {
  const seen = new Set<string>()
  for (let chat = 0; chat < 30 && seen.size < 2; chat += 1) seen.add(await saysGoodbye(await aboutToEnd()))
  expect([...seen].sort()).toEqual(['paused', 'sent'])
})

test('a chat of which nothing is to be kept is in no trial', async () => {
  for (let chat = 0; chat < 4; chat += 1) expect(await saysGoodbye(await aboutToEnd({ keep: false }))).toBe('paused')
})

test('given that Ana declines, then all of hers pause again, and nobody else’s answers change and nobody is told', async () => {
  const read = () => Promise.all([admin, bo].flatMap((who) => ['/trial', '/trials', '/counts', '/people'].map((path) => ask(who, 'GET', path))))
  const before = await read()
  const told: unknown[] = []
  for (const { socket } of [admin, bo]) socket.onAny((...event) => told.push(event))
  expect(await ask(ana, 'PUT', '/trial', { declined: true })).toEqual({ noted: true })
  expect(await ask(ana, 'GET', '/trial')).toMatchObject({ trial: { declined: true } })
  const after = await read()
  // How much there is may have gone back to nothing with her, as on any day on which little happened.
  const settled = (answers: unknown[]) => JSON.stringify(answers).replace(/"progress":"[a-z-]+"/g, '')
  expect(settled(after)).toEqual(settled(before))
  expect(told).toEqual([])
  for (let chat = 0; chat < 4; chat += 1) expect(await saysGoodbye(await aboutToEnd())).toBe('paused')
})

test('given an end, then the report says plainly that there were too few, and nobody is in it', async () => {
  expect(await ask(admin, 'DELETE', '/trials')).toEqual({ ended: true })
  const answer = await ask(admin, 'GET', '/trials')
  expect(answer).toMatchObject({ trials: [{ report: { enough: false, cells: [] } }] })
  expect(JSON.stringify(answer)).not.toContain(ana.view.me.staff)
  expect(await ask(ana, 'PUT', '/trial', { declined: true })).toMatchObject({ refusal: 'nothing-owed' })
})

test('given six librarians who heed every nudge that they are shown, then a whole trial finds that it helps, and nobody is in it', async () => {
  const six = await Promise.all(['Cai', 'Dot', 'Eli', 'Fay', 'Gus', 'Hal'].map((name) => librarian(server, admin, name)))
  expect(await ask(admin, 'POST', '/trials', { withhold: 0.5, days: 30 })).toEqual({ begun: true })
  const drawn = six.map(() => ({ paused: 0, sent: 0 }))
  const arm = (is: 'paused' | 'sent') => drawn.reduce((sum, one) => sum + one[is], 0)
  // Until both arms have what a comparison needs: twenty moments, and each librarian's.
  for (let round = 0; round < 60 && (Math.min(arm('paused'), arm('sent')) < 20 || drawn.some(({ paused, sent }) => paused === 0 || sent === 0)); round += 1) {
    await Promise.all(six.map(async (who, index) => {
      const one = await aboutToEnd({ who })
      const text = 'Bye now!'
      const send = (words: string, mayPause: boolean) => one.console.socket.emitWithAck('command', { chat: one.chat, command: { kind: 'send-message', messageId: randomUUID(), text: words }, mayPause, version: 1 })
      const answer = await send(text, true)
      const is = 'paused' in answer ? 'paused' : 'sent'
      if (is === 'paused') expect(await send('Did that answer what you wanted to know, or is a piece missing?', false)).toHaveProperty('done')
      await one.rates()
      const counted = drawn[index]
      if (counted) counted[is] += 1
    }))
  }
  expect(await ask(admin, 'GET', '/trials')).toMatchObject({ trials: expect.arrayContaining([expect.objectContaining({ report: null, progress: expect.not.stringMatching('nothing') })]) })
  expect(await ask(admin, 'DELETE', '/trials')).toEqual({ ended: true })
  const answer = await ask(admin, 'GET', '/trials')
  expect(answer).toMatchObject({ trials: [{ report: {
    enough: true,
    cells: [{ rule: 'ask-if-answered', desks: ['reference'], says: 'more', comparison: { shown: { of: arm('paused'), came: arm('paused'), librarians: 6 }, withheld: { of: arm('sent'), came: 0, librarians: 6 }, difference: 1 }, answered: { difference: 0 } }],
  } }, {}] })
  for (const one of six) expect(JSON.stringify(answer)).not.toContain(one.view.me.staff)
})
