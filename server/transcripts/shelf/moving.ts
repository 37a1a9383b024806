import * as v from 'valibot'
import { Transcript } from '../../../shared/transcript.ts'
import type { Records } from '../../store/port.ts'
import type { Standing } from './search-index.ts'
import { hasCome, noteChange, noteWeek, shelfOf, timeIsOver, weeksOf } from './places.ts'
import { didManyWork, noteMany } from './workers.ts'

const version = 1

/** The first line of an exported shelf. */
const Header = v.strictObject({ heartdesk: v.literal('shelf'), version: v.number(), library: v.string() })
/** The last one: how many transcripts are between. Half a file has none. */
const End = v.strictObject({ end: v.pipe(v.number(), v.integer(), v.minValue(0)) })
const Monday = v.pipe(v.string(), v.isoDate(), v.check((date) => new Date(date).getUTCDay() === 1, 'a Monday'))
/** `many`: whether enough librarians worked at its desk in its month for the desk to be named. */
const Row = v.strictObject({ id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), week: Monday, many: v.optional(v.boolean(), false), transcript: Transcript })
export type ShelfRow = v.InferOutput<typeof Row>

/** What keeps a file from being imported: which line, and what is wrong there. It quotes none of it. */
export class BadShelf extends Error {
  override name = 'BadShelf'
}

/**
 * Everything on the shelf as JSON Lines: a header, a transcript a line, an end line with their count. What is not released yet is in it, with its week. Nothing in it leads to a
 * chat: what was exported can't be found again when a patron asks for their chat to be erased.
 */
export async function* exportedLines(records: Records, library: string): AsyncGenerator<string> {
  yield JSON.stringify({ heartdesk: 'shelf', version, library } satisfies v.InferOutput<typeof Header>)
  let end = 0
  const many = new Map<string, boolean>()
  for (const week of await weeksOf(records, library)) {
    for (const { id, value } of await records.list(library, shelfOf(week))) {
      const read = v.safeParse(Transcript, value)
      if (!read.success) continue
      const { desk, month } = read.output
      const at = `${month} ${desk}`
      if (!many.has(at)) many.set(at, await didManyWork(records, library, { desk, month }))
      yield JSON.stringify({ id, week, many: many.get(at) ?? false, transcript: read.output } satisfies ShelfRow)
      end += 1
    }
  }
  yield JSON.stringify({ end } satisfies v.InferOutput<typeof End>)
}

/** Reads an exported shelf, a row at a time, to its end line. Throws BadShelf at the first line that is not as it should be, and for a file of another version or without its end. */
export async function* importedRows(lines: AsyncIterable<string>): AsyncGenerator<ShelfRow> {
  let number = 0
  let end: number | null = null
  const ids = new Set<string>()
  for await (const line of lines) {
    number += 1
    if (number === 1) {
      readHeader(line)
      continue
    }
    const where = `line ${number}`
    if (end !== null) throw new BadShelf(`${where} stands behind the end`)
    const json = parsed(line, where)
    const ends = v.safeParse(End, json)
    if (ends.success) {
      end = ends.output.end
      if (end !== ids.size) throw new BadShelf(`${where} says that there are ${end} transcripts, and there are ${ids.size}: the file is not whole`)
      continue
    }
    const row = v.safeParse(Row, json)
    if (!row.success) throw new BadShelf(`${where}, ${v.getDotPath(row.issues[0]) ?? 'the whole'}: this is no transcript of this version`)
    if (ids.has(row.output.id)) throw new BadShelf(`${where}: the same transcript stands before it`)
    ids.add(row.output.id)
    yield row.output
  }
  if (number === 0) throw new BadShelf('the file is empty')
  if (end === null) throw new BadShelf(`the end is missing behind line ${number}: this is half a file`)
}

function readHeader(line: string): void {
  const header = v.safeParse(Header, parsed(line, 'line 1'))
  if (!header.success) throw new BadShelf('line 1: this is no exported shelf')
  if (header.output.version !== version) throw new BadShelf(`line 1: the file is of version ${header.output.version}, this program reads version ${version}`)
}

function parsed(line: string, where: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new BadShelf(`${where} is not JSON`)
  }
}

/** `tooOld`: its time on the shelf is over; `erased`: somebody had it erased here. */
export interface Imported { put: number; there: number; tooOld: number; erased: number }

/**
 * Puts rows on the shelf. One that is there stays as it is, so that a second time changes nothing. Nothing can be seen before all are there; where one can't be written, those
 * before it are taken away again, and what went wrong is thrown on.
 * @param rows read to their end once before: see importedRows
 */
export async function importRows(records: Records, library: string, rows: AsyncIterable<ShelfRow>, { keepMonths, erased, now }: { keepMonths: number; erased: ReadonlySet<string>; now: number }): Promise<Imported> {
  const came: Imported = { put: 0, there: 0, tooOld: 0, erased: 0 }
  // Stands while an import goes on: where the last one was cut off, what it has put there has still to be told of.
  const mark = await records.get(library, 'shelf', 'import')
  if (!mark) await records.put(library, 'shelf', 'import', true, 0)
  const put: Standing[] = []
  const there: Standing[] = []
  const many = new Map<string, { desk: string; month: string }>()
  try {
    for await (const { id, week, many: isMany, transcript } of rows) {
      const { desk, month } = transcript
      if (erased.has(id)) came.erased += 1
      else if (timeIsOver(week, keepMonths, now)) came.tooOld += 1
      else {
        const isNew = (await records.put(library, shelfOf(week), id, transcript, 0)) !== null
        if (isNew) put.push({ id, week })
        else there.push({ id, week })
        if (isMany) many.set(`${month} ${desk}`, { desk, month })
      }
    }
  } catch (error) {
    for (const { id, week } of put) await records.remove(library, shelfOf(week), id)
    if (!mark) await records.remove(library, 'shelf', 'import')
    throw error
  }
  for (const at of many.values()) await noteMany(records, library, at)
  const known = new Set(await weeksOf(records, library))
  const untold = mark ? [...put, ...there] : put
  for (const week of new Set(untold.map((one) => one.week))) await noteWeek(records, library, week)
  // A week that is in the indexes already is not looked through again.
  for (const one of untold) if (known.has(one.week) && hasCome(one.week, now)) await noteChange(records, library, one)
  await records.remove(library, 'shelf', 'import')
  return { ...came, put: put.length, there: there.length }
}
