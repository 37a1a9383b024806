import type { Counted, Measure } from '../../shared/reports.ts'

/** Cells with their numbers, and how many chats are in cells too small to be shown. */
export interface Sum { cells: Record<string, number>; rest: number }

/** One measure over all of the months. */
export function sumOf(numbers: readonly Counted[], measure: Measure): Sum {
  const sum: Sum = { cells: {}, rest: 0 }
  for (const one of numbers) {
    if (one.measure !== measure) continue
    for (const [name, chats] of Object.entries(one.cells)) sum.cells[name] = (sum.cells[name] ?? 0) + chats
    sum.rest += one.rest
  }
  return sum
}

/** One measure month by month. */
export const byMonth = (numbers: readonly Counted[], measure: Measure): (Sum & { month: string })[] => numbers.filter((one) => one.measure === measure).map(({ from, cells, rest }) => ({ month: from, cells, rest }))

/** All that is told of a sum. */
export const allOf = ({ cells, rest }: Sum): number => Object.values(cells).reduce((all, chats) => all + chats, rest)

export interface Row { name: string; label: string; chats: number; share: number }

/** Rows for the cells that a measure asks about, in this order; each with its share of those that are told apart. A cell that is not shown has no row. */
export function rowsOf({ cells }: Sum, labels: Readonly<Record<string, string>>): Row[] {
  const told = Object.entries(labels).flatMap(([name, label]) => (cells[name] ? [{ name, label, chats: cells[name] }] : []))
  const all = told.reduce((sum, { chats }) => sum + chats, 0)
  return told.map((row) => ({ ...row, share: row.chats / all }))
}

/** The step in which half of them are done: rows are in the order of time. */
export function halfIn(rows: readonly Row[]): Row | null {
  let so = 0
  return rows.find(({ share }) => (so += share) >= 0.5) ?? null
}
