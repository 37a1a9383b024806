import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { StoreAway, type Records, type Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { exportedLines, importedRows, importRows, type ShelfRow } from '../../server/transcripts/shelf/moving.ts'
import { noteWeek, shelfOf, weeksOf } from '../../server/transcripts/shelf/places.ts'
import { monthsOfMany, noteWorkers } from '../../server/transcripts/shelf/workers.ts'
import { talk } from '../setup/shelf.ts'

const week = '2026-11-16'
const now = Date.parse('2026-11-28')
const here = { keepMonths: 24, erased: new Set<string>(), now }
const idOf = (n: number) => n.toString(16).padStart(32, '0')

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-moving-'))
  store = await openSqliteStore({ folder })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

async function fill(library: string, count: number, of = week): Promise<void> {
  await noteWeek(store.records, library, of)
  for (let n = 0; n < count; n += 1) await store.records.put(library, shelfOf(of), idOf(n + (of === week ? 0 : 1000)), talk(`Where are the maps of number${n}?`), 0)
}
async function linesOf(library: string): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportedLines(store.records, library)) lines.push(line)
  return lines
}
async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
const reads = async (lines: readonly string[]): Promise<ShelfRow[]> => {
  const rows: ShelfRow[] = []
  for await (const row of importedRows(each(lines))) rows.push(row)
  return rows
}
const imports = (library: string, lines: readonly string[], how = here, records: Records = store.records) => importRows(records, library, importedRows(each(lines)), how)

test('what is exported is imported whole, into another library too, and a second time changes nothing', async () => {
  await fill('main', 6)
  await fill('main', 3, '2026-11-23')
  const lines = await linesOf('main')
  expect(lines).toHaveLength(11)
  expect(await imports('branch', lines)).toEqual({ put: 9, there: 0, tooOld: 0, erased: 0 })
  expect((await linesOf('branch')).slice(1).sort()).toEqual(lines.slice(1).sort())
  const versions = async () => (await store.records.list('branch', shelfOf(week))).map(({ id, version }) => [id, version]).sort()
  const before = await versions()
  expect(await imports('branch', lines)).toEqual({ put: 0, there: 9, tooOld: 0, erased: 0 })
  expect(await versions()).toEqual(before)
  expect(await store.records.list('branch', 'transcript-changes')).toEqual([])
})

test('a desk at which many worked is named where its transcripts come to, and one at which few did is not', async () => {
  await fill('main', 2)
  const { desk, month } = talk('Where?')
  await store.records.put('main', shelfOf(week), idOf(7), talk('Where are the owls?', { desk: 'children' }), 0)
  await noteWorkers(store.records, 'main', { desk, month }, ['a', 'b', 'c', 'd', 'e'], now)
  await noteWorkers(store.records, 'main', { desk: 'children', month }, ['a', 'b'], now)
  const lines = await linesOf('main')
  // Somebody has worked there as well: the many of the others count.
  await noteWorkers(store.records, 'branch', { desk, month }, ['f'], now)
  await imports('branch', lines)
  expect(await monthsOfMany(store.records, 'branch', desk)).toEqual([month])
  expect(await monthsOfMany(store.records, 'branch', 'children')).toEqual([])
  expect(lines.join()).not.toContain('salt')
  // Written before this was known: read all the same, and nobody is named.
  await imports('old', lines.map((line) => line.replace(/"many":(true|false),/, '')))
  expect(await monthsOfMany(store.records, 'old', desk)).toEqual([])
})

test('what is here in another version stays; what is too old or was erased here is left out', async () => {
  await fill('main', 3)
  const lines = await linesOf('main')
  await store.records.put('branch', shelfOf(week), idOf(0), talk('As it was masked here.'), 0)
  expect(await imports('branch', lines, { ...here, erased: new Set([idOf(1)]) })).toEqual({ put: 1, there: 1, tooOld: 0, erased: 1 })
  expect((await store.records.get('branch', shelfOf(week), idOf(0)))?.value).toEqual(talk('As it was masked here.'))
  expect(await imports('old', lines, { ...here, now: Date.parse('2028-12-01') })).toEqual({ put: 0, there: 0, tooOld: 3, erased: 0 })
  expect(await weeksOf(store.records, 'old')).toEqual([])
})

describe('a file that is not as it should be is refused, naming the line', () => {
  const spoilt: [string, (lines: string[]) => string[], string][] = [
    ['half a file', (lines) => lines.slice(0, 3), 'the end is missing behind line 3'],
    ['a file cut within a line', (lines) => [...lines.slice(0, 3), (lines[3] ?? '').slice(0, 40)], 'line 4 is not JSON'],
    ['one without a line in the middle', (lines) => lines.toSpliced(2, 1), 'line 5 says that there are 4 transcripts, and there are 3'],
    ['another version', (lines) => lines.with(0, '{"heartdesk":"shelf","version":2,"library":"main"}'), 'line 1: the file is of version 2, this program reads version 1'],
    ['something else', () => ['{"id":1}'], 'line 1: this is no exported shelf'],
    ['an empty file', () => [], 'the file is empty'],
    ['a transcript with a name in it', (lines) => lines.with(1, (lines[1] ?? '').replace('"week"', '"name":"Ruth","week"')), 'line 2, name: this is no transcript'],
    ['a transcript without a month', (lines) => lines.with(2, (lines[2] ?? '').replace('2026-10', 'last month')), 'line 3, transcript.month: this is no transcript'],
    ['the same one twice', (lines) => lines.toSpliced(2, 0, lines[1] ?? ''), 'line 3: the same transcript stands before it'],
    ['lines behind the end', (lines) => [...lines, lines[1] ?? ''], 'line 7 stands behind the end'],
  ]
  test.each(spoilt)('%s', async (_, spoil, problem) => {
    await fill('main', 4)
    const lines = spoil(await linesOf('main'))
    await expect(reads(lines)).rejects.toThrow(problem)
    await expect(imports('branch', lines)).rejects.toThrow(problem)
    expect(await store.records.list('branch', shelfOf(week))).toEqual([])
    expect(await weeksOf(store.records, 'branch')).toEqual([])
  })

  test('wherever it is cut', async () => {
    await fill('main', 5)
    const text = (await linesOf('main')).join('\n')
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: text.length - 1 }), async (end) => {
      await expect(reads(text.slice(0, end).split('\n'))).rejects.toThrow()
    }), { numRuns: 60 })
  })
})

test('where the disk is full in the middle, nothing is left of it; where the program is killed there, the next import goes on', async () => {
  await fill('main', 8)
  const lines = await linesOf('main')
  const full = () => {
    let count = 0
    const put: Records['put'] = async (...args) => {
      if (args[1] === shelfOf(week) && (count += 1) > 5) throw new StoreAway('the database can\'t be written to: database or disk is full')
      return store.records.put(...args)
    }
    return { ...store.records, put }
  }
  await expect(imports('branch', lines, here, full())).rejects.toThrow('disk is full')
  expect(await store.records.list('branch', shelfOf(week))).toEqual([])
  expect(await store.records.get('branch', 'shelf', 'import')).toBeNull()

  await noteWeek(store.records, 'branch', week)
  const killed = full()
  killed.remove = vi.fn<Records['remove']>().mockRejectedValue(new Error('killed'))
  await expect(imports('branch', lines, here, killed)).rejects.toThrow('killed')
  expect(await store.records.list('branch', shelfOf(week))).toHaveLength(5)
  expect(await imports('branch', lines)).toEqual({ put: 3, there: 5, tooOld: 0, erased: 0 })
  expect(await store.records.list('branch', 'transcript-changes')).toHaveLength(8)
})
