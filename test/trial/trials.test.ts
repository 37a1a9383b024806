import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLibraries } from '../../server/libraries.ts'
import { createOwnPractice } from '../../server/own-practice.ts'
import type { LogName, Store } from '../../server/store/port.ts'
import { openRedisStore } from '../../server/store/redis.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { createTrials, type Trials } from '../../server/trial/create-trials.ts'
import { shippedBook } from '../coaching/shipped.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'

/** Trials over real stores, with a clock of the test's own. */
const day = 86_400_000
const rule = 'ask-if-answered'
const staff = ['ana-1', 'ben-2', 'cai-3', 'dot-4', 'eli-5', 'fay-6']
let now = Date.UTC(2026, 10, 2, 9)
let redis: RunningRedis
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.remove())

const stores: [string, () => Promise<{ store: Store; files: () => Buffer; destroy: () => void }>][] = [
  ['the embedded store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heartdesk-trial-'))
    const files = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
    return { store: await openSqliteStore({ folder }), files, destroy: () => rmSync(folder, { recursive: true }) }
  }],
  ['the store in Redis', async () => ({ store: await openRedisStore({ url: redis.url }), files: redis.files, destroy: () => undefined })],
]

let libraries = 0
describe.each(stores)('a trial in %s', (_, open) => {
  let library: string
  let opened: Awaited<ReturnType<typeof open>>
  let trials: Trials
  const started: Trials[] = []
  function node(): Trials {
    const { records, signals } = opened.store
    const practice = createOwnPractice({ records, libraries: createLibraries(records, signals, [library]), now: () => now })
    const one = createTrials({ records, signals, practice, book: () => shippedBook, names: [library], log: pino({ level: 'silent' }), now: () => now })
    started.push(one)
    return one
  }
  beforeEach(async () => {
    now = Date.UTC(2026, 10, 2, 9)
    library = `library-${libraries += 1}`
    opened = await open()
    trials = node()
  })
  afterEach(async () => {
    for (const one of started.splice(0)) one.close()
    await opened.store.close()
    opened.destroy()
  })

  /** A goodbye of one librarian that deserved a nudge; they heed it where it is shown. Gives whether it was. */
  async function goodbye(who: string, chat: string, by = trials): Promise<boolean | null> {
    const log: LogName = `${library}/${chat}`
    const drawn = await by.draw(library, who, log, rule)
    if (drawn === null) return null
    await by.said({ staff: who, log, kind: 'reference', drawn: new Map([[rule, drawn]]), judgement: drawn.shown ? { met: [rule], lacking: [], does: ['checks_answered'] } : { met: [], lacking: [rule], does: [] } })
    return drawn.shown
  }
  const goodbyes = async (times: number) => {
    for (const who of staff) for (let index = 0; index < times; index += 1) await goodbye(who, `chat-${who}-${index}`)
  }
  const recorded = async () => (await Promise.all([...'0123456789abcdef'].map((digit) => opened.store.records.list(library, `moments-${digit}`)))).flat()

  test('of two admins who begin at once one is first, and only one trial is on', async () => {
    const other = node()
    const begun = await Promise.all([trials.begin(library, { withhold: 0.2, days: 30 }), other.begin(library, { withhold: 0.5, days: 60 })])
    expect(begun.filter(Boolean)).toHaveLength(1)
    expect(await trials.begin(library, { withhold: 0.2, days: 30 })).toBe(false)
  })

  test('draws the same on every node and after a reload, and records each moment once', async () => {
    await trials.begin(library, { withhold: 0.5, days: 30 })
    const first = await goodbye('ana-1', 'chat-1')
    const other = node()
    expect(await goodbye('ana-1', 'chat-1', other)).toBe(first)
    expect((await recorded()).map(({ value }) => (value as { moments: unknown[] }).moments.length)).toEqual([1])
  })

  test('says nothing of a result before the end, then all of it once, and forgets who and which chats', async () => {
    await trials.begin(library, { withhold: 0.3, days: 30 })
    await goodbyes(16)
    await trials.rated(`${library}/chat-ana-1-0`, 'yes')
    expect(await trials.all(library)).toMatchObject([{ report: null, endedAt: null, progress: 'a-little' }])
    const [sheet] = await recorded()
    expect(JSON.stringify(await recorded())).not.toMatch(/ana-1|chat-/)
    now += 30 * day
    expect(await trials.draw(library, 'ana-1', `${library}/chat-x`, rule)).toBeNull()
    await trials.look(library)
    const [{ report } = { report: null }] = await trials.all(library)
    expect(report).toMatchObject({ enough: true, cells: [{ rule, says: 'more', comparison: { difference: 1 } }] })
    expect(await recorded()).toEqual([])
    expect(await opened.store.records.list(library, 'trial-keys')).toEqual([])
    // Nobody waits for a removed record to leave the files: Redis writes them anew in a process of its own.
    await vi.waitFor(() => expect(opened.files().includes(sheet?.id ?? 'no sheet')).toBe(false), { timeout: 60_000 })
    await trials.look(library)
    expect((await trials.all(library))[0]?.report).toEqual(report)
  })

  test('a node that died between ending and reporting is taken up by another', async () => {
    await trials.begin(library, { withhold: 0.3, days: 30 })
    await goodbyes(8)
    const [stored] = await opened.store.records.list(library, 'trials')
    await opened.store.records.put(library, 'trials', stored?.id ?? '', { ...(stored?.value as object), endedAt: now }, stored?.version ?? 0)
    const other = node()
    await other.look(library)
    expect((await other.all(library))[0]?.report?.enough).toBe(true)
    expect(await recorded()).toEqual([])
  })

  test('whoever declines is in no draw, and what was recorded of them goes; nobody else’s does', async () => {
    await trials.begin(library, { withhold: 0.3, days: 30 })
    await goodbyes(2)
    expect(await trials.takePart(library, 'ana-1', true)).toBe(true)
    expect(await trials.forMember(library, 'ana-1')).toMatchObject({ declined: true })
    expect(await trials.forMember(library, 'ben-2')).toMatchObject({ declined: false })
    expect(await goodbye('ana-1', 'chat-later')).toBeNull()
    const left = (await recorded()).flatMap(({ value }) => (value as { moments: { who: string }[] }).moments)
    expect(left).toHaveLength(10)
    expect(new Set(left.map(({ who }) => who)).size).toBe(5)
    expect(JSON.stringify(await opened.store.records.list(library, 'trial-declined'))).not.toContain('ana-1')
    await trials.takePart(library, 'ana-1', false)
    expect(await goodbye('ana-1', 'chat-again')).not.toBeNull()
  })

  test('rules that keep a patron’s data are never withheld, an erased chat is no part of it, and an end before its time is an end', async () => {
    await trials.begin(library, { withhold: 0.5, days: 30 })
    for (let index = 0; index < 20; index += 1) expect(await trials.draw(library, 'ana-1', `${library}/chat-${index}`, 'never-ask-for-a-pin')).toBeNull()
    await goodbye('ana-1', 'chat-1')
    await trials.forget(`${library}/chat-1`)
    expect(await recorded()).toEqual([])
    expect(await trials.endNow(library)).toBe(true)
    expect(await trials.all(library)).toMatchObject([{ endedAt: now, report: { enough: false } }])
    expect(await trials.endNow(library)).toBe(false)
  })
})
