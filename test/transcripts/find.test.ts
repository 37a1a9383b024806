import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../server/store/sqlite/database.ts'
import { createFind, type Search } from '../../server/transcripts/shelf/find.ts'
import { openIndex } from '../../server/transcripts/shelf/open-index.ts'
import { matchOf } from '../../server/transcripts/shelf/query.ts'
import { createSearchIndex } from '../../server/transcripts/shelf/search-index.ts'
import type { Transcript } from '../../shared/transcript.ts'

let folder: string
let database: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-find-'))
  const file = join(folder, 'shelf.sqlite')
  database = openIndex(file)
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const everything: Search = { library: 'main', match: null, desk: null, from: null, to: null, readLevel: null, answered: null, tag: null, waited: null, before: null, limit: 3 }
const months = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03']

/** Four of each month, the first of them about maps; in so many libraries. */
function fill(...libraries: string[]): void {
  const index = createSearchIndex(database, '')
  const said = (text: string, month: string): Transcript => ({
    desk: 'reference', month, kind: 'chat', ended: 'closed', waited: 12, length: 300, readLevel: 2, tags: [], answered: null, comment: '', lines: [{ at: 0, by: 'patron', what: 'message', text }],
  })
  for (const [at, library] of libraries.entries()) {
    const come = months.flatMap((month, m) => [0, 1, 2, 3].map((n) => ({ id: `${n}${m}${at}`.padEnd(12, '0'), week: '2026-06-01', transcript: said(n === 0 ? 'an old map' : 'a library card', month) })))
    index.takeIn(library, '2026-06-01', come.map(({ id, transcript: { desk, month } }) => ({ id, desk, month })))
    index.show(library, come)
  }
}

/** Page after page, until there is no next one. */
function pages(find: ReturnType<typeof createFind>, search: Search) {
  const all = [find(search)]
  for (let next = all[0]?.next; next; next = all.at(-1)?.next) all.push(find({ ...search, before: next }))
  return all
}
const maps = { ...everything, match: matchOf('map -mapping') }
const inTime = { patience: 60_000, few: 0 }
const noTime = { patience: 0, few: 0 }

test('where there is time, every page is full and says how many there are from there on', () => {
  fill('main')
  for (const find of [createFind(database), createFind(database, inTime)]) {
    expect(pages(find, maps).map(({ count, isMore, hits }) => [hits.length, count, isMore])).toEqual([[3, 5, false], [2, 2, false]])
    expect(pages(find, everything).map(({ hits }) => hits.length)).toEqual([3, 3, 3, 3, 3, 3, 2])
  }
})

test('where there is none, a page tells what it has found so far and where to go on; in the end each was found once, in the same order', () => {
  fill('main')
  for (const search of [maps, everything, { ...maps, from: '2025-12', to: '2026-02' }, { ...everything, months: ['2026-01'] }]) {
    const whole = pages(createFind(database, inTime), search).flatMap(({ hits }) => hits)
    const slow = pages(createFind(database, noTime), search)
    expect(slow.flatMap(({ hits }) => hits)).toEqual(whole)
    expect(slow.at(-1)).toMatchObject({ isMore: false, next: null })
  }
  const [first] = pages(createFind(database, noTime), { ...everything, match: matchOf('nowhere') })
  expect(first).toMatchObject({ count: 0, isMore: true, hits: [] })
})

test('only what is on the page has an excerpt, with what was found in it', () => {
  fill('main')
  const [first, second] = pages(createFind(database, inTime), maps)
  expect([first, second].flatMap((page) => page?.hits ?? []).map(({ excerpt }) => excerpt.map((piece) => piece.trim()))).toEqual(Array.from({ length: 5 }, () => ['an old', 'map', '']))
})

test('nothing of another library is found, whatever is asked for', () => {
  fill('main', 'other')
  for (const search of [maps, everything, { ...everything, from: '2026-01' }, { ...maps, readLevel: 2 }]) {
    const found = pages(createFind(database, inTime), { ...search, limit: 100 }).flatMap(({ hits }) => hits.map(({ id }) => id))
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter((id) => id[2] !== '0')).toEqual([])
  }
})

test('a search that can find nothing looks nowhere, and one of an empty index finds nothing', () => {
  const nothing = { count: 0, isMore: false, next: null, hits: [] }
  expect(createFind(database)(everything)).toEqual(nothing)
  fill('main')
  expect(createFind(database, noTime)({ ...everything, match: matchOf('map -map') })).toEqual(nothing)
})
