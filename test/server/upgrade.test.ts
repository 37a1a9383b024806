import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { io } from 'socket.io-client'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { buildChanged } from '../faults/mutants.ts'
import { connectPatron, question } from '../setup/patron.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'
import { firstAdmin, startServer, type RunningServer } from '../setup/server.ts'
import { beAvailable, type Staff } from '../setup/staff.ts'

/** Two versions side by side on one Redis: the newer one tags a chat by a kind of event that the older one has never heard of. */
let redis: RunningRedis
let newer: RunningServer
let older: RunningServer
let next: string
let sam: Staff
beforeAll(async () => {
  next = await buildChanged('newer', 'server/programs/main.ts', [
    {
      file: 'shared/event-table.ts', from: "  'chat-tagged': kind(",
      to: "  'chat-pinned': kind('chat-pinned', { shape: { tags: v.array(text) }, fold: (chat, event) => ({ ...chat, tags: event.tags }), patron: hidden, librarian: seen }),\n  'chat-tagged': kind(",
    },
    { file: 'shared/decide.ts', from: "[{ kind: 'chat-tagged', tags: command.tags }]", to: "[{ kind: 'chat-pinned', tags: command.tags }]" },
  ])
  redis = await startRedis()
  newer = await startServer({ REDIS_URL: redis.url }, undefined, next)
  sam = await firstAdmin(newer)
  await beAvailable(sam, ['reference'])
  older = await startServer({ REDIS_URL: redis.url })
})
afterAll(async () => {
  await newer?.remove()
  await older?.remove()
  await redis?.remove()
})

test('an event that the older node does not know keeps its place there; the chat goes on at the newer one, and everywhere once all are upgraded', async () => {
  const patron = await connectPatron(older.url)
  const chat = chatOf(logOfKey('main', patron.key))
  const does = (command: object) => sam.socket.emitWithAck('command', { chat, command: { messageId: randomUUID(), ...command } as never })
  const shows = (text: string) => patron.until(({ asking, chat: { lines } }) => !asking && lines.some((line) => 'text' in line && line.text === text))
  await patron.command(question())
  await does({ kind: 'accept-chat' })
  expect(await patron.command({ kind: 'send-message', text: 'between two versions' })).toEqual({ done: 3 })

  expect(await does({ kind: 'tag-chat', tags: ['maps'] })).toEqual({ done: 4 })
  expect(await does({ kind: 'send-message', text: 'we have three' })).toEqual({ done: 5 })
  const screen = await shows('we have three')
  expect(screen.chat).toMatchObject({ seq: 5, status: 'open' })
  expect(await patron.command({ kind: 'send-message', text: 'said to the older one' }, 'mine')).toEqual({ refusal: 'newer-version' })
  const other = await connectPatron(older.url)
  expect(await other.command(question('A chat that only has what both know'))).toEqual({ done: 1 })
  other.leave()

  // The older node is ended and the newer program takes its port, as an upgrade does it.
  const port = new URL(older.url).port
  expect(await older.stop()).toBe(0)
  older = await startServer({ REDIS_URL: redis.url, HEARTDESK_PORT: port }, older.folder, next)
  await patron.until(({ asking }) => !asking)
  expect(await patron.command({ kind: 'send-message', text: 'said to the older one' }, 'mine')).toEqual({ done: 6 })
  await shows('said to the older one')
  patron.leave()
})

test('a page of another protocol is refused as such, and not as a stranger', async () => {
  const page = io(`${older.url}/patron`, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { v: 2, library: 'main', desk: 'reference', key: 'k'.repeat(43), after: 0, id: '' } })
  const refused = await new Promise<Error & { data?: unknown }>((resolve) => page.once('connect_error', resolve))
  expect(refused.data).toEqual({ refusal: 'newer-version' })
  page.disconnect()
})
