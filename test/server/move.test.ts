import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLibraries, newLibrary } from '../../server/libraries.ts'
import { isHalfMoved, move } from '../../server/move.ts'
import { root } from '../../server/root.ts'
import { StoreAway, type LogEvent, type LogName, type Store } from '../../server/store/port.ts'
import { openRedisStore } from '../../server/store/redis.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'
import { accepts, asks, ends, events, patron, sam, says } from '../shared/story.ts'

/** A library that outgrows its one machine, and goes back. */
let redis: RunningRedis
const folder = mkdtempSync(join(tmpdir(), 'heartdesk-move-'))
beforeAll(async () => { redis = await startRedis() })
afterAll(async () => {
  await redis?.remove()
  rmSync(folder, { recursive: true })
})

const story = events([asks, accepts(sam), says(patron, 'of Ghent'), says(sam, 'Which century?'), ends]).map((event): LogEvent => ({ ...event }))
const chat = (number: number): LogName => `main/chat-${number}`

async function furnish({ logs, records, signals }: Store): Promise<void> {
  for (let number = 0; number < 120; number += 1) {
    await logs.append({ log: chat(number), after: 0, events: story.slice(0, 3), once: 'patron:of-Ghent', live: true })
    if (number % 2 === 0) await logs.append({ log: chat(number), after: 3, events: story.slice(3), once: null, live: false })
  }
  await logs.mask(chat(0), { ...story[2] ?? { seq: 3, id: '', at: 0 }, text: '(masked)' })
  await createLibraries(records, signals, ['main']).put({ ...newLibrary('main'), name: 'Marlowe Bridge' }, 0)
  await records.put('main', 'links', 'once', { for: 'Kim' }, 0, Date.now() + 3_600_000)
  await records.put('main', 'tickets', 'short', {}, 0, Date.now() + 60_000)
}

const command = (from: string, to: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--enable-source-maps', join(root, 'dist/server/command.js'), 'move', '--from', from, '--to', to], { encoding: 'utf8', timeout: 60_000 })
  return { status, stdout, stderr }
}

async function isAllThere(store: Store): Promise<void> {
  expect(await store.logs.read(chat(1))).toEqual(story.slice(0, 3))
  expect((await store.logs.read(chat(0))).map((event) => event['text'])).toEqual([undefined, undefined, '(masked)', 'Which century?', undefined])
  expect(await store.logs.live('main')).toHaveLength(60)
  // A retry of what was said before the move changes nothing after it.
  expect(await store.logs.append({ log: chat(1), after: 3, events: [{ seq: 4, id: 'new', at: 9_000 }], once: 'patron:of-Ghent', live: true })).toEqual({ outcome: 'already', last: 3 })
  expect((await createLibraries(store.records, store.signals, ['main']).get('main'))?.name).toBe('Marlowe Bridge')
  expect(await store.records.get('main', 'links', 'once')).toMatchObject({ value: { for: 'Kim' } })
  expect(await store.records.get('main', 'tickets', 'short')).toBeNull()
  expect(await isHalfMoved(store, 'main')).toBe(false)
}

test('given a move that is interrupted in the middle, when it is begun again, then all is there once; and it can go back', async () => {
  const [here, back] = [join(folder, 'here'), join(folder, 'back')]
  const old = await openSqliteStore({ folder: here })
  await furnish(old)
  const next = await openRedisStore({ url: redis.url })
  let left = 70
  const tired: Store = { ...next, logs: { ...next.logs, append: (append) => ((left -= 1) < 0 ? Promise.reject(new StoreAway('gone')) : next.logs.append(append)) } }
  await expect(move(old, tired, 'main', 'here')).rejects.toThrow('gone')
  expect(await isHalfMoved(next, 'main')).toBe(true)
  await expect(move(old, next, 'main', 'elsewhere')).rejects.toThrow('another move into this store was begun and is not over: that of here')
  expect(await move(old, next, 'main', 'here')).toMatchObject({ chats: 120, events: 480 })
  await isAllThere(next)
  await expect(move(old, next, 'main', 'here')).rejects.toThrow('holds a library of that name already')
  await old.close()
  await next.close()

  expect(command(redis.url, back)).toMatchObject({ status: 0, stdout: expect.stringContaining('main: 120 chats with 480 events') })
  const again = await openSqliteStore({ folder: back })
  await isAllThere(again)
  await again.close()
})

test('given somebody at work, a place that is taken, or one that is none, then it says so and moves nothing', async () => {
  const [busy, other] = [join(folder, 'busy'), join(folder, 'other')]
  const store = await openSqliteStore({ folder: busy })
  await store.records.put('main', 'presence', 'sam', { name: 'Sam' }, 0, Date.now() + 45_000)
  await store.close()
  expect(command(busy, other)).toMatchObject({ status: 1, stderr: expect.stringContaining('somebody is at work in the store that main moves from') })
  expect(command(busy, busy)).toMatchObject({ status: 2, stderr: expect.stringContaining('one and the same') })
  const secret = command(other, 'redis://:secret@127.0.0.1:1')
  expect(secret).toMatchObject({ status: 1, stderr: expect.stringContaining("can't be reached (ECONNREFUSED)") })
  expect(secret.stderr).not.toContain('secret')
  const there = await openSqliteStore({ folder: other })
  expect(await there.logs.names('main', '', 1)).toEqual([])
  await there.close()
})
