import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as v from 'valibot'
import { createErasures } from '../../server/erasures.ts'
import type { Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { defaultSettings } from '../../server/transcripts/anonymise.ts'
import { createAudit } from '../../server/transcripts/shelf/audit.ts'
import { createMasking } from '../../server/transcripts/shelf/masking.ts'
import { newPlace, noteWeek, shelfOf } from '../../server/transcripts/shelf/places.ts'
import { matchOf } from '../../server/transcripts/shelf/query.ts'
import { createReadingRoom, type ReadingRoom } from '../../server/transcripts/shelf/reading-room.ts'
import { createReleasing } from '../../server/transcripts/shelf/releasing.ts'
import { ShelfThread } from '../../server/transcripts/shelf/shelf-thread.ts'
import { transcriptOf } from '../../server/transcripts/transcript.ts'
import { Transcript } from '../../shared/transcript.ts'
import type { By } from '../../shared/who.ts'
import { accepts, ends, events, patron, says, type Told } from '../shared/story.ts'

/** Whoever a chat knows is in nothing that a supervisor can fetch of it: not in a list, an excerpt, a transcript, a file, nor by searching for them. */
let folder: string
let store: Store
let thread: ShelfThread
let room: ReadingRoom
let look: (library: string) => Promise<void>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-fetched-'))
  store = await openSqliteStore({ folder })
  thread = new ShelfThread(folder)
  const { records, signals } = store
  const releasing = createReleasing({ records, thread, names: [], log: pino({ level: 'silent' }) })
  const audit = createAudit({ records })
  look = releasing.look
  room = createReadingRoom({ records, thread, releasing, audit, masking: createMasking({ records, signals, releasing, audit, erasures: createErasures(folder) }) })
})
afterAll(async () => {
  await thread.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

const given = fc.constantFrom('Anneliese', 'Zbyněk', 'Thandiwe', 'Oluwaseun', 'Björn', 'Siobhán', 'Yaşar', 'Nguyệt')
const family = fc.constantFrom('Kowalczyk', 'van der Berg', 'O’Hara', 'Qureshi-Lund', 'Okonkwo', 'Þórsdóttir')
const person = fc.record({ given, family, number: fc.integer({ min: 10, max: 9999 }) }).map(({ given: first, family: last, number }) => ({ first, last, name: `${first} ${last}`, email: `reader${number}.q@mail.example` }))
const librarian = fc.record({ name: fc.constantFrom('Ottoline', 'Zebedee', 'Marguerite'), staff: fc.uuid() }).map((one): By & { role: 'librarian' } => ({ role: 'librarian', ...one }))
const ways = fc.array(fc.constantFrom(...[(who: string) => `this is ${who}`, (who: string) => `${who} asked for it`, (who: string) => `thanks, ${who}!`, (who: string) => `can you write to ${who} about the maps?`]), { minLength: 6, maxLength: 6 })
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

let libraries = 0
test('nothing of anybody whom a chat knows is in what can be fetched of it', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(person, librarian, ways), { minLength: 5, maxLength: 5 }), async (chats) => {
    const library = `library-${(libraries += 1)}`
    const week = '2026-01-05'
    await noteWeek(store.records, library, week)
    for (const [who, by, how] of chats) {
      const words = (n: number): string => [who.name, who.email, by.name].map((name) => how[n]?.(name)).join('. ')
      const told: Told[] = [
        [patron, { kind: 'chat-requested', desk: 'reference', name: who.name, question: `Where are the maps? ${words(0)}`, page: `https://library.example/?for=${who.email}`, locale: 'en', keep: true, shared: false }],
        accepts(by), says(patron, words(1), 'm1'), says(by, words(2), 'm2'), [by, { kind: 'note-added', messageId: 'n', text: words(3) }], [by, { kind: 'chat-tagged', tags: ['maps', who.name] }],
        ends, [patron, { kind: 'chat-rated', answered: 'yes', comment: words(4) }],
      ]
      const transcript = v.parse(Transcript, transcriptOf(events(told), { staff: [], zone: 'utc', settings: defaultSettings }))
      await store.records.put(library, shelfOf(week), newPlace(0, 0).id, transcript, 0)
    }
    await look(library)
    const find = (typed: string, tag: string | null = null) => room.search({ library, match: matchOf(typed), desk: null, from: null, to: null, readLevel: null, answered: null, tag, waited: null, before: null })
    const all = await find('"the maps"')
    expect(all.count).toBe(5)
    const ids = all.transcripts.map(({ id }) => id)
    const files = await Promise.all((['csv', 'jsonl'] as const).map((format) => room.exported(library, ids, format, 'vi-1')))
    const fetched = plain(JSON.stringify([all, await find(''), await find('maps', 'maps'), await Promise.all(ids.map((id) => room.open(library, id, 'vi-1'))), files]))
    for (const [who, by] of chats) {
      for (const one of [who.name, who.email, who.first, by.name, by.staff]) expect(fetched).not.toContain(plain(one))
      for (const one of [`"${who.name}"`, who.first, who.email, by.name]) expect((await find(one)).count, one).toBe(0)
      expect((await find('', who.name)).count).toBe(0)
    }
  }), { numRuns: 12 })
})
