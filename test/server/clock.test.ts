import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { Server } from 'socket.io'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createChats } from '../../server/chats.ts'
import { createClock, type Clock } from '../../server/clock.ts'
import { createLibraries } from '../../server/libraries.ts'
import { spacesOf } from '../../server/sockets/namespaces.ts'
import type { LogEvent, LogName, Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { Colleague } from '../../shared/wire.ts'
import { accepts, asks, events, patron, sam, says, type Told } from '../shared/story.ts'

/** Several nodes' clocks on one store, at a time that the test sets. Events of a story are a second apart, from one second on. */
const minute = 60_000
const log: LogName = 'main/chat'
let folder: string
let store: Store
let time: number
/** The clock that only counts on: it and the time move together, until a test sets the one that can be set. */
let steady: number
/** Whose consoles are connected. */
let there: Colleague[]
const clocks: Clock[] = []
const later = (by: number) => void ((time += by), (steady += by))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-clock-'))
  store = await openSqliteStore({ folder })
  time = 10_000
  steady = 5
  there = [{ staff: 'sam-1', name: 'Sam', desks: ['reference'], available: true, chats: 1 }]
})
afterEach(async () => {
  for (const clock of clocks.splice(0)) clock.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

/** A node that has just started. */
async function node(): Promise<Clock & { hears: () => Promise<void> }> {
  const chats = createChats(store.logs)
  await chats.load('main')
  const parts = { libraries: createLibraries(store.records, store.signals, ['main'], () => time), chats, logs: store.logs, signals: store.signals, presence: { colleagues: () => there }, patrons: spacesOf(new Server()).patrons, names: ['main'], log: pino({ level: 'silent' }) }
  const clock = createClock({ ...parts, now: () => time, steady: () => steady })
  clocks.push(clock)
  return { ...clock, hears: () => new Promise((resolve) => setImmediate(() => setImmediate(resolve))) }
}
async function tell(...told: Told[]): Promise<void> {
  const all = events(told).map((event): LogEvent => ({ ...event }))
  await store.logs.append({ log, after: 0, events: all, once: null, live: true })
}
const kinds = async () => (await store.logs.read(log)).map((event) => event['kind'])

describe('a chat that is silent', () => {
  beforeEach(() => tell(asks, accepts(sam), says(patron, 'of Ghent'), says(sam, 'Which century?')))

  test('given three nodes that all look, when its time is over, then it is ended once', async () => {
    const nodes = await Promise.all([node(), node(), node()])
    later(6 * minute)
    await Promise.all(nodes.map((one) => one.look('main')))
    await Promise.all(nodes.map((one) => one.look('main')))
    expect((await kinds()).filter((kind) => kind === 'chat-closed')).toHaveLength(1)
  })

  test('given the node dies that would have ended it, then the other does', async () => {
    const [dies, lives] = [await node(), await node()]
    later(5 * minute)
    await dies.look('main')
    dies.close()
    later(minute)
    await lives.look('main')
    expect(await kinds()).toContain('chat-closed')
  })

  test('given every node is new, then nobody is ended who could not be warned, and later they are', async () => {
    later(60 * minute)
    const fresh = await node()
    await fresh.look('main')
    expect(await kinds()).not.toContain('chat-closed')
    later(6 * minute)
    await fresh.look('main')
    expect(await kinds()).toContain('chat-closed')
  })
})

describe('a patron whose librarian is gone', () => {
  beforeEach(() => tell(asks, accepts(sam), says(sam, 'One moment.'), says(patron, 'thank you')))

  test('is back in the queue after some minutes, once, whichever nodes look; not while the librarian is there, or has only just gone', async () => {
    const nodes = await Promise.all([node(), node()])
    const look = () => Promise.all(nodes.map((one) => one.look('main')))
    later(60 * minute)
    await look()
    there = []
    later(2 * minute)
    await look()
    expect(await kinds()).not.toContain('chat-returned')
    later(minute)
    await look()
    await look()
    expect((await kinds()).filter((kind) => kind === 'chat-returned')).toHaveLength(1)
  })

  test('given a node that has just started, then the librarian has time to come back', async () => {
    there = []
    later(60 * minute)
    const fresh = await node()
    await fresh.look('main')
    expect(await kinds()).not.toContain('chat-returned')
  })
})

describe('a patron who waits', () => {
  beforeEach(() => tell(asks))

  test('given all nodes start anew, then the patron has time to come back, and is given up when they do not', async () => {
    later(60 * minute)
    const fresh = await node()
    await fresh.look('main')
    expect(await kinds()).toEqual(['chat-requested'])
    later(5 * minute)
    await fresh.look('main')
    expect(await kinds()).toEqual(['chat-requested', 'chat-abandoned'])
  })

  test('given the clock of the machine is set on by hours, or back, then nobody is given up by that', async () => {
    const one = await node()
    store.signals.send('main', { kind: 'patron-here', chat: 'chat' })
    await one.hears()
    for (const by of [3 * 60 * minute, -7 * 60 * minute]) {
      time += by
      await one.look('main')
      later(4 * minute)
      await one.look('main')
      expect(await kinds()).toEqual(['chat-requested'])
    }
  })
})
