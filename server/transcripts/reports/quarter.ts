import * as v from 'valibot'
import { count, Counted, Measure } from '../../../shared/reports.ts'
import { Month } from '../../../shared/transcript.ts'
import { enoughChats, enoughLibrarians, sumOf, withoutSmall, type Cell, type Cells, type IsEnough } from './small-cells.ts'
import type { Tally } from './tally.ts'

/** These say how people work or feel, and when: they wait for five librarians behind each number. */
export const aboutPeople: ReadonlySet<Measure> = new Set<Measure>(['hours', 'mood', 'upset'])
/** These are no parts of a whole, so there is nothing to subtract from: a chat can be in several of their cells. */
const overlapping = new Set<Measure>(['upset'])

const OpenCell = v.object({ count, who: v.array(v.string()) })

/**
 * What was counted in three months of a library: one record. A month is counted once, when it is over and its transcripts are released, and its numbers never change after. What five librarians
 * do not stand behind in a month waits with the next one's, until the quarter is over; what has too few then is forgotten. `salt`: makes the tokens by which two chats can be told to share a
 * librarian without saying which; null, and no tokens are left, once the quarter is closed.
 */
export const Quarter = v.object({
  salt: v.nullable(v.string()),
  months: v.array(Month),
  published: v.array(Counted),
  /** By measure, desk and cell: what waits, and the months that it is of. */
  waiting: v.record(v.string(), v.record(v.string(), v.object({ from: Month, cells: v.record(v.string(), OpenCell) }))),
})
export type Quarter = v.InferOutput<typeof Quarter>

/** @param salt 32 random bytes of the caller's, as text, fresh for each quarter */
export const newQuarter = (salt: string): Quarter => ({ salt, months: [], published: [], waiting: {} })

/** The quarter of a month: 2026-Q4. */
export const quarterOf = (month: Month): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
const isLast = (month: Month): boolean => Number(month.slice(5)) % 3 === 0

/** Whether what is tallied of a month would still be counted. */
export const isOpen = ({ salt, months }: Quarter, month: Month): boolean => salt !== null && months.every((one) => one < month)

/** Counts a month. Months are counted in order, and one that was is not counted again. */
export function withMonth(quarter: Quarter, month: Month, tallies: readonly Tally[]): Quarter {
  if (!isOpen(quarter, month)) return quarter
  const counted: Quarter = { ...quarter, months: [...quarter.months, month], published: [...quarter.published], waiting: structuredClone(quarter.waiting) }
  for (const [measure, desks] of byMeasure(tallies)) {
    for (const [desk, cells] of desks) {
      if (!aboutPeople.has(measure)) publish(counted, { measure, desks: [desk], from: month, to: month }, cells, enoughChats)
      else {
        const waits = ((counted.waiting[measure] ??= {})[desk] ??= { from: month, cells: {} })
        for (const [name, cell] of Object.entries(cells)) waits.cells[name] = cellOf(sumOf([waits.cells[name] ?? nothing, cell]))
      }
    }
  }
  publishWaiting(counted, month)
  return isLast(month) ? { ...counted, salt: null, waiting: {} } : counted
}

const nothing: Cell = { count: 0, who: [] }
const cellOf = ({ count: chats, who }: Cell): v.InferOutput<typeof OpenCell> => ({ count: chats, who: [...who] })

/** What may be shown of what waits: desk by desk; and at the end of the quarter, of what is left then, all desks together. */
function publishWaiting(quarter: Quarter, to: Month): void {
  for (const measure of aboutPeople) {
    const desks = quarter.waiting[measure] ?? {}
    for (const [desk, waits] of Object.entries(desks)) {
      waits.cells = publish(quarter, { measure, desks: [desk], from: waits.from, to }, waits.cells, enoughLibrarians)
      if (Object.keys(waits.cells).length === 0) delete desks[desk]
    }
    const left = Object.entries(desks)
    if (!isLast(to) || left.length < 2) continue
    const names = new Set(left.flatMap(([, { cells }]) => Object.keys(cells)))
    const together = Object.fromEntries([...names].map((name) => [name, sumOf(left.map(([, { cells }]) => cells[name] ?? nothing))]))
    publish(quarter, { measure, desks: left.map(([desk]) => desk).sort(), from: left.map(([, { from }]) => from).sort()[0] ?? to, to }, together, enoughLibrarians)
  }
}

/** Publishes the cells that may be shown, where there are any, and gives the others. */
function publish(quarter: Quarter, of: Omit<Counted, 'cells' | 'rest'>, cells: Cells, isEnough: IsEnough): Record<string, v.InferOutput<typeof OpenCell>> {
  const { shown, hidden } = overlapping.has(of.measure) ? apart(cells, isEnough) : withoutSmall(cells, isEnough)
  const rest = sumOf(Object.values(hidden))
  const isKnown = !aboutPeople.has(of.measure) && isEnough(rest)
  if (Object.keys(shown).length > 0 || isKnown) {
    quarter.published.push({ ...of, cells: Object.fromEntries(Object.entries(shown).map(([name, cell]) => [name, cell.count])), rest: isKnown ? rest.count : 0 })
  }
  return Object.fromEntries(Object.entries(hidden).map(([name, cell]) => [name, cellOf(cell)]))
}

function apart(cells: Cells, isEnough: IsEnough): { shown: Cells; hidden: Cells } {
  const entries = Object.entries(cells)
  return { shown: Object.fromEntries(entries.filter(([, cell]) => isEnough(cell))), hidden: Object.fromEntries(entries.filter(([, cell]) => !isEnough(cell))) }
}

/** The cells of all tallies, by measure and desk. */
function byMeasure(tallies: readonly Tally[]): Map<Measure, Map<string, Cells>> {
  const all = new Map<Measure, Map<string, Record<string, { count: number; who: Set<string> }>>>()
  for (const { desk, cells, who } of tallies) {
    for (const measure of Measure.options) {
      for (const name of cells[measure] ?? []) {
        const desks = all.get(measure) ?? new Map<string, Record<string, { count: number; who: Set<string> }>>()
        all.set(measure, desks)
        const of = desks.get(desk) ?? {}
        desks.set(desk, of)
        const cell = (of[name] ??= { count: 0, who: new Set() })
        cell.count += 1
        for (const token of who) cell.who.add(token)
      }
    }
  }
  return new Map([...all].map(([measure, desks]) => [measure, new Map([...desks].map(([desk, cells]) => [desk, Object.fromEntries(Object.entries(cells).map(([name, { count: chats, who }]) => [name, { count: chats, who: [...who].sort() }]))]))]))
}
