import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Report, Topics } from '../../shared/reports.ts'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { connectPatron, type Patron } from '../setup/patron.ts'
import { letMonthsPass, talliesIn } from '../setup/reports.ts'
import { firstAdmin, joins, librarian, startServer, type RunningServer } from '../setup/server.ts'
import { letWeeksPass } from '../setup/shelf.ts'
import { signIn, type Staff } from '../setup/staff.ts'

/** Nobody of a chat reaches any report. These are planted in every field that holds a person. */
const canaries = ['Zebulon', 'Quartermaine', 'zq.canary@mail.example', 'canary-page', 'Thelonius', 'thelonius@library.example', 'sam@library.example']
const name = 'Zebulon Quartermaine'

let server: RunningServer
let month: string
const cookies: Record<string, string> = {}
const people = ['Thelonius', 'Bo', 'Cy', 'Di', 'Ed']

beforeAll(async () => {
  server = await startServer()
  const admin = await firstAdmin(server)
  await joins(server, admin, 'Vi', ['supervisor'], [])
  const staff: Staff[] = []
  for (const one of people) staff.push(await librarian(server, admin, one))
  for (const [n, one] of staff.entries()) {
    const chat = await asks('request-chat', n)
    await inChat(one, chat, { kind: 'accept-chat' })
    await chat.patron.until(({ chat: { status } }) => status === 'open')
    await chat.patron.command({ kind: 'send-message', text: `This fine is ridiculous, says ${name}, zq.canary@mail.example` })
    await inChat(one, chat, { kind: 'send-message', text: `Dear ${name}, I am ${people[n]}. The harbour maps are upstairs, and the fine is gone.` })
    await inChat(one, chat, { kind: 'add-note', text: `${name} was here before` })
    await chat.patron.command({ kind: 'send-message', text: 'Thank you!' })
    await inChat(one, chat, { kind: 'close-chat' })
    await inChat(one, chat, { kind: 'rate-read', readLevel: 2 })
    await inChat(one, chat, { kind: 'tag-chat', tags: ['maps', name] })
    await chat.patron.until(({ chat: { status } }) => status === 'closed')
    await chat.patron.command({ kind: 'rate-chat', answered: 'yes', comment: `${people[n]} was kind. ${name}` })
    chat.patron.leave()
  }
  for (let n = 0; n < 5; n += 1) (await asks('leave-question', n)).patron.leave()
  for (const one of [admin, ...staff]) one.leave()
  await vi.waitFor(async () => {
    const tallies = await talliesIn(server.folder)
    expect(tallies.map(({ cells }) => cells.answered?.join()).sort()).toEqual([...people.map(() => 'none'), ...people.map(() => 'yes')])
  }, { timeout: 60_000, interval: 200 })
  await server.stop()
  await letWeeksPass(server.folder)
  month = await letMonthsPass(server.folder)
  server = await server.again()
  for (const one of ['sam', 'vi', 'bo']) cookies[one] = await signIn(server.url, `${one}@library.example`, 'a long enough password')
})
afterAll(() => server?.remove())

type Asked = { patron: Patron; chat: string }
async function asks(kind: 'request-chat' | 'leave-question', n: number): Promise<Asked> {
  const patron = await connectPatron(server.url)
  const asking = { desk: 'reference', name, question: `I am ${name}. Do you have old maps of the harbour, number ${n}?`, page: 'https://library.example/canary-page', locale: 'en', keep: true, shared: false }
  await patron.command(kind === 'request-chat' ? { kind, ...asking } : { kind, ...asking, email: 'zq.canary@mail.example' })
  return { patron, chat: chatOf(logOfKey('main', patron.key)) }
}
const inChat = (staff: Staff, { chat }: Asked, command: object) => staff.socket.emitWithAck('command', { chat, command: v.parse(v.any(), { ...command, messageId: randomUUID() }) })

const get = (path: string, who = 'vi') => fetch(`${server.url}/staff/main${path}`, { headers: { cookie: cookies[who] ?? '' } })
const send = (method: string, path: string, body: object, who = 'vi') =>
  fetch(`${server.url}/staff/main${path}`, { method, headers: { cookie: cookies[who] ?? '', origin: server.url, 'content-type': 'application/json' }, body: JSON.stringify(body) })
/** The report, as soon as the month is counted: the server does so by itself when it starts. */
async function report(query = ''): Promise<Report> {
  for (;;) {
    const answer = v.parse(Report, await (await get(`/reports${query}`)).json())
    if (answer.counted.includes(month)) return answer
  }
}
async function topics(): Promise<Topics> {
  for (;;) {
    const answer = v.parse(Topics, await (await get('/reports/topics')).json())
    if (answer.isWhole) return answer
  }
}

test('given five chats of five librarians and five questions that were left, when their month has passed, then they are counted', async () => {
  const { numbers } = await report()
  const cells = (measure: string) => numbers.find((one) => one.measure === measure)?.cells
  expect(cells('came')).toEqual({ taken: 5, left: 5 })
  expect(cells('read')).toEqual({ 2: 5, none: 5 })
  expect(cells('answered')).toEqual({ yes: 5, none: 5 })
  expect(cells('replied')).toEqual({ open: 5, none: 5 })
  expect(cells('upset')).toEqual({ fines: 5 })
  expect(cells('mood')).toEqual({ 'upset-thanks': 5 })
  expect((await topics()).topics.map(({ words }) => words)).toEqual(['maps', 'harbour'])
})

test('nobody who was in them reaches any report, whatever is asked for', async () => {
  const asked = ['/reports', `/reports?from=${month}&to=${month}&desk=reference`, '/reports/topics', '/reports/topics?desk=reference', '/counts']
  await report()
  const answers = await Promise.all(asked.flatMap((path) => ['vi', 'sam'].map(async (who) => (await get(path, who)).text())))
  for (const answer of answers) for (const canary of canaries) expect(answer.toLowerCase()).not.toContain(canary.toLowerCase())
})

test('they are for those who lead, and for nobody else', async () => {
  for (const path of ['/reports', '/reports/topics']) {
    expect([(await get(path, 'sam')).status, (await get(path, 'bo')).status, (await get(path, 'nobody')).status]).toEqual([200, 403, 401])
  }
  expect((await send('POST', '/what-we-changed', { policy: 'fines', text: 'No fines any more.' }, 'bo')).status).toBe(403)
})

test('what is no time is refused, and said at its field', async () => {
  const wrong = async (query: string) => {
    const answer = await get(`/reports${query}`)
    return [answer.status, await answer.json()]
  }
  expect(await wrong('?from=2026-03&to=2026-02')).toEqual([400, { refusal: 'not-understood', field: 'to', why: 'ends-before-it-begins' }])
  expect(await wrong('?from=2026-13')).toEqual([400, { refusal: 'not-understood', field: 'from' }])
  expect(await wrong('?desk=../x')).toEqual([400, { refusal: 'not-understood', field: 'desk' }])
})

test('what was changed is signed by whoever wrote it; who is second is shown what stands there and loses nothing', async () => {
  const { saved } = v.parse(v.object({ saved: v.object({ id: v.string(), version: v.number(), by: v.string() }) }), await (await send('POST', '/what-we-changed', { policy: 'fines', text: ' No fines any more. ' })).json())
  expect(saved.by).toBe('Vi')
  const path = `/what-we-changed/${saved.id}`
  expect((await send('PUT', path, { policy: 'fines', text: 'No fines for children.', version: saved.version }, 'sam')).status).toBe(200)
  const second = await send('PUT', path, { policy: 'fines', text: 'Lower fines.', version: saved.version })
  expect([second.status, await second.json()]).toMatchObject([409, { newer: { text: 'No fines for children.', by: 'Sam', version: 2 } }])
  expect((await report()).changes).toMatchObject([{ text: 'No fines for children.', by: 'Sam', policy: 'fines' }])
  expect(await (await send('POST', '/what-we-changed', { policy: 'fines', text: '   ' })).json()).toEqual({ refusal: 'not-understood', field: 'text' })
  expect(await (await send('DELETE', path, {})).json()).toEqual({ removed: true })
  expect(await (await send('PUT', path, { policy: 'fines', text: 'Late.', version: 2 })).json()).toEqual({ newer: null })
})
