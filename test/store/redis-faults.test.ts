import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { StoreAway, type LogEvent, type LogName, type Store, type StoreState } from '../../server/store/port.ts'
import { openRedisStore } from '../../server/store/redis.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'
import { createChats } from '../../server/chats.ts'
import { asks, events as story } from '../shared/story.ts'
import { event, events, hearing, numbersHeard, say } from './contract.ts'

const until = (store: Store, state: StoreState) =>
  new Promise<void>((resolve) => (store.state() === state ? resolve() : store.onState((now) => { if (now === state) resolve() })))

describe('a Redis that would lose what it acknowledges is refused', () => {
  test.each([
    ['nothing is kept', ['--appendonly', 'no'], 'it loses everything when it ends: set "appendonly yes"'],
    ['it acknowledges too early', ['--appendfsync', 'everysec'], 'it acknowledges before it is on the disk (appendfsync everysec): set "appendfsync always", or HEARTDESK_DURABILITY=everysec'],
    ['it may drop keys', ['--maxmemory-policy', 'allkeys-lru'], 'it may drop what is kept (maxmemory-policy allkeys-lru): set "maxmemory-policy noeviction"'],
    ['it is a replica', ['--replicaof', '127.0.0.1', '1'], 'it is a replica: name the one that is written to'],
    ['it is one of a cluster', ['--cluster-enabled', 'yes'], 'it is a node of a cluster'],
  ])('given %s, then it says what to set', async (_, settings, reason) => {
    const redis = await startRedis(settings)
    await expect(openRedisStore({ url: redis.url })).rejects.toThrow(reason)
    await redis.remove()
  })

  test('given it acknowledges each second, when that is accepted, then it is used', async () => {
    const redis = await startRedis(['--appendfsync', 'everysec'])
    const store = await openRedisStore({ url: redis.url, durability: 'everysec' })
    expect(await say(store, 'main/chat', 0)).toEqual({ outcome: 'appended', last: 1 })
    await store.close()
    await redis.remove()
  })

  test('given a wrong password, or nobody there, then the place is named and the password is not', async () => {
    const redis = await startRedis(['--requirepass', 'right-one'])
    for (const user of ['', ':wrong-one@', 'somebody:wrong-one@']) {
      const opening = openRedisStore({ url: `redis://${user}127.0.0.1:${redis.port}` })
      await expect(opening).rejects.toThrow(`Redis at 127.0.0.1:${redis.port} refused the user or the password`)
      await expect(opening).rejects.not.toThrow('wrong-one')
    }
    const store = await openRedisStore({ url: `redis://:right-one@127.0.0.1:${redis.port}/3` })
    await say(store, 'main/chat', 0)
    await store.close()
    await redis.remove()
    await expect(openRedisStore({ url: `redis://:wrong-one@127.0.0.1:${redis.port}` })).rejects.toThrow(`Redis at 127.0.0.1:${redis.port} can't be reached (ECONNREFUSED)`)
  })

  test('given something else under the names of Heartdesk, then that is said, and the store goes on', async () => {
    const redis = await startRedis()
    const store = await openRedisStore({ url: redis.url })
    const { createClient } = await import('redis')
    const other = await createClient({ url: redis.url }).connect()
    await other.set('heartdesk:{main}:log:main/chat', 'a letter')
    await expect(say(store, 'main/chat', 0)).rejects.toThrow('WRONGTYPE')
    expect(store.state()).toBe('ready')
    expect(await say(store, 'main/other', 0)).toEqual({ outcome: 'appended', last: 1 })
    // Also where a node would load it when it starts: the others are there, and this one is named.
    await other.sAdd('heartdesk:{main}:live', 'main/chat')
    const [named, asked]: [string[], LogEvent[]] = [[], story([asks]).map((one) => ({ ...one }))]
    await store.logs.append({ log: 'main/asked', after: 0, events: asked, once: null, live: true })
    const chats = createChats(store.logs, (log) => named.push(log))
    await chats.load('main')
    expect(named).toContain('main/chat')
    expect([...chats.live('main')].map(([log]) => log)).toEqual(['main/asked'])
    await other.close()
    await store.close()
    await redis.remove()
  })
})

describe('a Redis that goes away', () => {
  let redis: RunningRedis
  let store: Store
  let other: Store
  beforeAll(async () => {
    redis = await startRedis()
    store = await openRedisStore({ url: redis.url })
    other = await openRedisStore({ url: redis.url })
  })
  afterEach(() => Promise.all([until(store, 'ready'), until(other, 'ready')]))
  afterAll(async () => {
    await store.close()
    await other.close()
    await redis.remove()
  })

  test('given it is ended and started again, then writes fail at once meanwhile, and followers miss nothing', async () => {
    const log: LogName = 'restart/chat'
    const hears = hearing(other, 'restart', '')
    await say(store, log, 0)
    await redis.end('SIGTERM')
    await Promise.all([until(store, 'away'), until(other, 'away')])
    for (const asked of [say(store, log, 1), store.logs.read(log), store.records.get('restart', 'a', 'b'), store.logs.live('restart')]) await expect(asked).rejects.toThrow(StoreAway)
    store.signals.send('restart', { lost: true })
    await redis.again()
    await until(store, 'ready')
    expect(await say(store, log, 1)).toEqual({ outcome: 'appended', last: 2 })
    await hears.until((heard) => heard.length >= 2)
    expect(numbersHeard(hears.heard).get(log)).toEqual([1, 2])
    await hears.stop()
  })

  test('given it is stopped in the middle of writes, then each fails in time, and its retry is answered rightly when it goes on', async () => {
    const hears = hearing(other, 'stopped', '')
    await say(store, 'stopped/before', 0)
    redis.signal('SIGSTOP')
    const asked = Array.from({ length: 20 }, (_, chat) => say(store, `stopped/${chat}`, 0))
    for (const one of asked) await expect(one).rejects.toThrow(StoreAway)
    expect(store.state()).toBe('away')
    redis.signal('SIGCONT')
    await until(store, 'ready')
    for (let chat = 0; chat < 20; chat += 1) {
      expect((await say(store, `stopped/${chat}`, 0)).last).toBe(1)
      expect(await store.logs.read(`stopped/${chat}`)).toEqual([event(1)])
    }
    await hears.until((heard) => heard.length >= 21)
    for (const numbers of numbersHeard(hears.heard).values()) expect(numbers).toEqual([1])
    await hears.stop()
  })

  test('given it is killed in the middle of a burst, five times, then what it acknowledged is there once, in order, and followers agree', async () => {
    const hears = hearing(other, 'killed', '')
    const acknowledged = new Map<LogName, number>()
    let done = false
    async function writer(log: LogName): Promise<void> {
      let after = 0
      while (!done) {
        try {
          const { last } = await store.logs.append({ log, after, events: [event(after + 1)], once: `${log} ${after + 1}`, live: true })
          after = last
          acknowledged.set(log, last)
        } catch (error) {
          expect(error).toBeInstanceOf(StoreAway)
          await until(store, 'ready')
        }
      }
    }
    const writers = Array.from({ length: 8 }, (_, chat) => writer(`killed/${chat}`))
    for (let round = 0; round < 5; round += 1) {
      const before = hears.heard.length
      await hears.until((heard) => heard.length > before + 50)
      await redis.end('SIGKILL')
      await until(store, 'away')
      await redis.again()
      await until(store, 'ready')
    }
    done = true
    await Promise.all(writers)
    for (const [log, last] of acknowledged) {
      const read = await store.logs.read(log)
      expect(read).toEqual(events(1, read.length))
      expect(read.length).toBeGreaterThanOrEqual(last)
      await hears.until((heard) => heard.some((entry) => entry.log === log && entry.event?.seq === read.length))
      expect(numbersHeard(hears.heard).get(log)).toEqual(read.map(({ seq }) => seq))
    }
    await hears.stop()
  })

  test('given it came back without what it knew, then a follower hears the feed from its beginning', async () => {
    const hears = hearing(store, 'emptied', '')
    for (let after = 0; after < 3; after += 1) await say(store, 'emptied/old', after)
    await hears.until((heard) => heard.length === 3)
    const { createClient } = await import('redis')
    const admin = await createClient({ url: redis.url }).connect()
    // As after a restart from an older copy: the last entries are not there.
    const entries = await admin.xRange('heartdesk:{emptied}:feed', '-', '+')
    await admin.xDel('heartdesk:{emptied}:feed', entries.slice(1).map(({ id }) => id))
    await admin.close()
    await hears.until((heard) => heard.length === 4)
    expect(hears.heard.at(-1)).toEqual(hears.heard[0])
    await hears.stop()
  })

  test('given it came back as an older copy that somebody has written to since, then whoever holds something of it is told, once', async () => {
    const hears = hearing(store, 'older', '')
    for (let after = 0; after < 3; after += 1) await say(store, 'older/chat', after)
    await hears.until((heard) => heard.length === 3)
    // Or it would hear of the change before Redis is gone.
    await hears.stop()
    const { createClient } = await import('redis')
    const admin = await createClient({ url: redis.url }).connect()
    const [, ...since] = await admin.xRange('heartdesk:{older}:feed', '-', '+')
    await admin.multi().xDel('heartdesk:{older}:feed', since.map(({ id }) => id)).xAdd('heartdesk:{older}:feed', '*', { l: 'older/another', s: '1' }).exec()
    await admin.close()
    const told: boolean[] = []
    store.onReturn(async (isBroken) => void told.push(isBroken))
    for (const _ of ['once', 'and again']) {
      await redis.end('SIGTERM')
      await until(store, 'away')
      await redis.again()
      await until(store, 'ready')
    }
    expect(told).toEqual([true, false])
  })
})

describe('what a Redis holds', () => {
  test('given chats are erased and records expire, then nothing of them is kept but that a log was erased', async () => {
    const redis = await startRedis()
    const store = await openRedisStore({ url: redis.url })
    const { createClient } = await import('redis')
    const admin = await createClient({ url: redis.url }).connect()
    await Promise.all(Array.from({ length: 20 }, async (_, chat) => {
      await store.logs.append({ log: `main/${chat}`, after: 0, events: events(1, 30), once: 'patron:a', live: true })
      await store.records.put('main', 'sessions', `${chat}`, 'x', 0, Date.now() - 1)
    }))
    await Promise.all(Array.from({ length: 20 }, (_, chat) => store.logs.erase(`main/${chat}`)))
    await store.records.put('main', 'sessions', 'last', 'x', 0, Date.now() - 1)
    expect((await admin.keys('*')).sort()).toEqual(['heartdesk:{main}:feed', 'heartdesk:{main}:shelf:sessions'])
    expect(await admin.xLen('heartdesk:{main}:feed')).toBe(20)
    expect(await admin.zCard('heartdesk:{main}:shelf:sessions')).toBe(1)
    await admin.close()
    await store.close()
    await redis.remove()
  })

  test('given snapshots beside the append-only file, when a log is erased, then it is in neither', async () => {
    const redis = await startRedis(['--save', '3600', '1'])
    const store = await openRedisStore({ url: redis.url })
    await say(store, 'main/chat', 0, 'canary-in-the-snapshot')
    const { createClient } = await import('redis')
    const admin = await createClient({ url: redis.url }).connect()
    await admin.sendCommand(['SAVE'])
    await admin.close()
    expect(redis.files().includes('canary-in-the-snapshot')).toBe(true)
    await store.logs.erase('main/chat')
    expect(redis.files().includes('canary-in-the-snapshot')).toBe(false)
    await store.close()
    await redis.remove()
  })

  test('given two nodes, when one sends a signal, then both hear it', async () => {
    const redis = await startRedis()
    const nodes = [await openRedisStore({ url: redis.url }), await openRedisStore({ url: redis.url })]
    const heard = nodes.map((node) => new Promise((resolve) => node.signals.hear('main', resolve)))
    const sending = setInterval(() => nodes[0]?.signals.send('main', { kind: 'typing' }), 20)
    expect(await Promise.all(heard)).toEqual([{ kind: 'typing' }, { kind: 'typing' }])
    clearInterval(sending)
    await Promise.all(nodes.map((node) => node.close()))
    await redis.remove()
  })
})
