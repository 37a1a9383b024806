import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askLasts, holdLasts, openFor } from '../../shared/hold.ts'
import type { Member } from '../../shared/who.ts'
import { erasingParts } from '../../server/command/erasing-parts.ts'
import { eraseChat } from '../../server/erase.ts'
import { createErasures } from '../../server/erasures.ts'
import type { Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { createHolds } from '../../server/transcripts/holds.ts'
import { createAudit } from '../../server/transcripts/shelf/audit.ts'
import { accepts, asks, ends, events, sam, says } from '../shared/story.ts'

const day = 86_400_000
const person = (id: string, ...roles: Member['roles']): Member => ({ id, name: id, email: `${id}@library.example`, roles, desks: ['reference'] })
const [ana, kit, vi, ed] = [person('ana', 'librarian'), person('kit', 'librarian'), person('vi', 'supervisor'), person('ed', 'admin')]

let folder: string
let store: Store
let now: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-holds-'))
  store = await openSqliteStore({ folder })
  now = Date.now()
  await store.logs.append({ log: 'main/chat', after: 0, events: events([asks, accepts(sam), says(sam, 'canary-threat'), ends]), once: null, live: false })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const files = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')).join()
function holdsAndAudit() {
  const audit = createAudit({ records: store.records, now: () => now })
  const directory = { member: async (_: string, id: string) => [vi, ed].find((one) => one.id === id) ?? null }
  return { audit, holds: createHolds({ store, directory, audit, erasures: createErasures(folder), now: () => now }) }
}
const report = { chat: 'chat', desk: 'reference', reason: 'A threat.' }

test('a held original outlives its chat, is read for a day after it was opened, and ends with its time, from the disk too', async () => {
  const { holds, audit } = holdsAndAudit()
  await holds.report('main', ana, report)
  expect(await eraseChat({ ...erasingParts(folder, store), holds }, 'main/chat')).toBe(true)
  expect(await store.logs.read('main/chat')).toEqual([])
  now += 1000
  await holds.ask('main', vi, 'chat', 'open', 'The police ask.')
  const at = now
  now += 1000
  expect(await holds.confirm('main', ed, 'chat', at)).toMatchObject({ hold: { opened: { until: now + openFor } } })
  now += 1000
  expect(await holds.read('main', vi, 'chat')).toMatchObject({ events: [{}, {}, { text: 'canary-threat' }, {}] })
  now += openFor
  expect(await holds.read('main', vi, 'chat')).toEqual({ refusal: 'not-opened' })
  now += holdLasts
  expect(await holds.list('main')).toEqual([])
  expect(await store.records.list('main', 'held-originals')).toHaveLength(1)
  await holds.endThoseOver('main')
  expect(await store.records.list('main', 'held-originals')).toEqual([])
  expect(files()).not.toContain('canary-threat')
  expect((await audit.list('main')).map(({ what, staff }) => [what, staff]).reverse()).toEqual([
    ['threat-reported', 'ana'], ['hold-asked', 'vi'], ['hold-confirmed', 'ed'], ['original-read', 'vi'], ['hold-ended', ''],
  ])
})

test('what nobody confirms in a week lapses', async () => {
  const { holds } = holdsAndAudit()
  await holds.report('main', ana, report)
  await holds.ask('main', vi, 'chat', 'open', 'The police ask.')
  const at = now
  now += askLasts
  expect(await holds.confirm('main', ed, 'chat', at)).toEqual({ refusal: 'nothing-asked' })
})

test('a threat that is reported twice is held once; one whose hold is over can be reported again; what is not held is put aside nowhere', async () => {
  const { holds } = holdsAndAudit()
  await holds.report('main', ana, report)
  expect(await holds.report('main', ana, { ...report, reason: 'And again.' })).toMatchObject({ reason: 'A threat.', history: [{ why: 'A threat.' }, { why: 'And again.' }] })
  now += holdLasts + day
  expect(await holds.report('main', ana, { ...report, reason: 'Once more.' })).toMatchObject({ reason: 'Once more.', until: now + holdLasts, history: [{}] })
  await store.logs.append({ log: 'main/other', after: 0, events: events([asks]), once: null, live: false })
  await holds.putAside('main/other')
  expect(await store.records.list('main', 'held-originals')).toEqual([])
})

test('who reported a threat sees whether it is held, opened, kept longer, let go or over, for as long again as it was held, and no other librarian’s', async () => {
  const { holds } = holdsAndAudit()
  const together = async (what: 'open' | 'keep-longer' | 'let-go') => {
    now += 1000
    await holds.ask('main', vi, 'chat', what, 'The police ask.')
    const at = now
    now += 1000
    expect(await holds.confirm('main', ed, 'chat', at)).not.toHaveProperty('refusal')
  }
  const reportedAt = now
  const mine = async (became: object) => expect(await holds.mine('main', 'ana')).toEqual([{ desk: 'reference', reportedAt, became }])
  await holds.report('main', ana, report)
  await mine({ what: 'held', until: now + holdLasts, openedAt: null })
  await holds.ask('main', vi, 'chat', 'open', 'The police ask.')
  await mine({ what: 'held', until: reportedAt + holdLasts, openedAt: null })
  await together('open')
  const openedAt = now
  await together('keep-longer')
  await mine({ what: 'held', until: now + holdLasts, openedAt })
  expect(await holds.mine('main', 'kit')).toEqual([])
  await holds.report('main', kit, { ...report, reason: 'I saw it too.' })
  expect(await holds.mine('main', 'kit')).toHaveLength(1)
  await together('let-go')
  for (const one of ['ana', 'kit']) expect(await holds.mine('main', one)).toEqual([{ desk: 'reference', reportedAt, became: { what: 'let-go', at: now } }])
  expect(files()).not.toContain('The police ask.')

  now += day
  const again = now
  await holds.report('main', ana, report)
  now += holdLasts
  const over = { desk: 'reference', reportedAt: again, became: { what: 'time-over', at: now } }
  expect(await holds.mine('main', 'ana')).toEqual([over, expect.objectContaining({ reportedAt })])
  await holds.endThoseOver('main')
  expect(await holds.mine('main', 'ana')).toEqual([over, expect.objectContaining({ reportedAt })])
  expect(await holds.mine('main', 'kit')).toHaveLength(1)
})
