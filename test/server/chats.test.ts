import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createChats } from '../../server/chats.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { accepts, asks, events, sam, says } from '../shared/story.ts'

test('given a chat that began while the store was away from this node, when the feed brings what was read already, then it is told once, step by step', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartdesk-chats-'))
  const store = await openSqliteStore({ folder })
  const chats = createChats(store.logs)
  await chats.load('main')
  const told = events([asks, accepts(sam)])
  await store.logs.append({ log: 'main/chat', after: 0, events: told.map((one) => ({ ...one })), once: null, live: true })
  expect(await chats.compare('main')).toEqual([])
  expect(chats.held('main/chat')?.status).toBe('open')

  const steps: unknown[] = []
  for (const event of told) {
    const taken = await chats.take('main/chat', event)
    steps.push([taken?.before.chat.status, taken?.after.chat.status, taken?.before.librarian, taken?.after.librarian])
  }
  expect(steps).toEqual([['unasked', 'waiting', 0, 1], ['waiting', 'open', 1, 2]])
  expect(chats.held('main/chat')?.seq).toBe(2)
  expect(await chats.eventsAfter('main/chat', 0)).toHaveLength(2)

  // Once it has come further, what is heard twice is nothing new.
  const [, , further] = events([asks, accepts(sam), says(sam, 'Hello')])
  if (further) expect((await chats.take('main/chat', further))?.before.chat.seq).toBe(2)
  for (const event of told) expect(await chats.take('main/chat', event)).toBeNull()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})
