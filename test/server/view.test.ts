import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp, type App } from '../../server/app.ts'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { readSettings } from '../../server/settings.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { ChatSummary, StaffView } from '../../shared/wire.ts'
import { connectPatron, question } from '../setup/patron.ts'
import { beAvailable, connectStaff, useLink, type Staff } from '../setup/staff.ts'

/** A node in this process, on a store whose reading of who takes chats can be held back. */
const folder = mkdtempSync(join(tmpdir(), 'heartdesk-view-'))
let app: App
let url: string
let sam: Staff
let held: { asked: () => void; until: Promise<void> } | null = null
beforeAll(async () => {
  const settings = readSettings({ HEARTDESK_PORT: '0', HEARTDESK_HOST: '127.0.0.1', HEARTDESK_DATA: folder })
  if ('problems' in settings) throw new Error(settings.problems.join())
  const store = await openSqliteStore({ folder })
  app = await createApp({
    settings, log: pino({ level: 'silent' }),
    store: {
      ...store,
      records: {
        ...store.records,
        async get(library, collection, id) {
          const found = await store.records.get(library, collection, id)
          if (collection === 'availability' && held) {
            held.asked()
            await held.until
          }
          return found
        },
      },
    },
  })
  url = `http://127.0.0.1:${await app.listen()}`
  sam = await connectStaff(url, await useLink(url, (await app.firstLink('main', url)) ?? '', { name: 'Sam', email: 'sam@library.example', password: 'a long enough password' }))
  await beAvailable(sam)
})
afterAll(async () => {
  sam?.leave()
  await app?.drain()
  rmSync(folder, { recursive: true, force: true })
})

/** Holds back what is read next of who takes chats, until `release`. */
function hold() {
  let release = () => {}
  const until = new Promise<void>((resolve) => (release = resolve))
  const asked = new Promise<void>((resolve) => (held = { asked: resolve, until }))
  return { asked, release: () => ((held = null), release()) }
}

test('given a view that is long in the making, when a chat is accepted meanwhile, then the view that comes after it does not show it waiting', async () => {
  const patron = await connectPatron(url)
  const chat = chatOf(logOfKey('main', patron.key))
  await patron.command(question())
  const { asked, release } = hold()
  const view = new Promise<StaffView>((resolve) => sam.socket.once('view', resolve))
  const opened = new Promise<ChatSummary>((resolve) => sam.socket.on('chat', (summary) => summary.status === 'open' && resolve(summary)))

  // Settings that are saved, were they the same, give each console its whole view anew.
  const settings = await (await fetch(`${url}/staff/main/settings`, { headers: { cookie: sam.cookie } })).json() as object
  await fetch(`${url}/staff/main/settings`, { method: 'PUT', headers: { cookie: sam.cookie, origin: url, 'content-type': 'application/json' }, body: JSON.stringify(settings) })
  await asked
  await sam.socket.emitWithAck('command', { chat, command: { kind: 'accept-chat', messageId: randomUUID() } })
  const summary = await opened
  release()
  expect((await view).chats.find((one) => one.chat === chat)).toEqual(summary)
  patron.leave()
})
