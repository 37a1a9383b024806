import { createHmac } from 'node:crypto'
import * as v from 'valibot'
import type { Outcome } from './practice.ts'
import { monthOf } from './weeks.ts'
import type { Month, Week } from './weeks.ts'

/** A number is shown only where at least so many librarians stand behind it. */
export const atLeast = 5

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const sums = { byItself: count, afterNudge: count, passed: count }
const Cell = v.object({ ...sums, who: v.array(v.string()) })
const Published = v.object({ rule: v.string(), desks: v.array(v.string()), from: v.string(), to: v.string(), ...sums })

/**
 * The counts of one month, one record. While the month is open it holds, for each rule, desk and week, sums and the set of tokens of who is
 * behind them: a token is a keyed hash under the month's own salt, so that two desks or weeks can be told to share a librarian without
 * saying which. No sum is kept per token. When the month is over, salt and tokens are gone and only `published` is left.
 */
export const CountsMonth = v.object({
  salt: v.nullable(v.string()),
  /** Weeks up to this one are sealed: what they publish no longer changes, so no two looks can be compared. '' before the first. */
  sealed: v.string(),
  /** By week, rule and desk: what is not published yet. */
  open: v.record(v.string(), v.record(v.string(), v.record(v.string(), Cell))),
  published: v.array(Published),
})
export type CountsMonth = v.InferOutput<typeof CountsMonth>
type Cell = v.InferOutput<typeof Cell>
/** Sums that may be shown: of one desk or several, for one week or several (`from` to `to`). */
export type Published = v.InferOutput<typeof Published>

/** @param salt 32 random bytes of the caller's, as text, fresh for each month */
export const newMonth = (salt: string): CountsMonth => ({ salt, sealed: '', open: {}, published: [] })

export interface Entry {
  week: Week
  desk: string
  rule: string
  outcome: Outcome
  /** The librarian's id: turned into a token here, and kept nowhere. */
  staff: string
}

/** Adds what happened. Entries of a week that is sealed, or to a month that is over, are dropped: better too few than a number that moves. */
export function tallied(month: CountsMonth, entries: readonly Entry[]): CountsMonth {
  const { salt, sealed } = month
  if (salt === null) return month
  const open = structuredClone(month.open)
  for (const { week, desk, rule, outcome, staff } of entries) {
    if (week <= sealed) continue
    const desks = (open[week] ??= {})[rule] ??= {}
    const cell = desks[desk] ??= { byItself: 0, afterNudge: 0, passed: 0, who: [] }
    const token = createHmac('sha256', salt).update(staff).digest('base64url').slice(0, 16)
    cell[outcome] += 1
    if (!cell.who.includes(token)) cell.who = [...cell.who, token].sort()
  }
  return { ...month, open }
}

/**
 * Publishes what weeks before `thisWeek` may show, and closes the month when it is over. Each count is published once, in the first of
 * these that five librarians stand behind: its desk and week; all desks of the week that were too small; its desk over the month; all that
 * is left of the month. What five never stand behind is forgotten. As no count is in two sums, none can be had by subtraction.
 */
export function sealed(month: CountsMonth, id: Month, thisWeek: Week): CountsMonth {
  if (month.salt === null) return month
  let next = month
  for (const week of Object.keys(month.open).filter((one) => one < thisWeek && one > month.sealed).sort()) {
    next = rolledUp(next, [week], (desk) => desk)
    next = { ...rolledUp(next, [week], () => 'all'), sealed: week }
  }
  if (monthOf(thisWeek) <= id) return next
  const weeks = Object.keys(next.open).sort()
  next = rolledUp(rolledUp(next, weeks, (desk) => desk), weeks, () => 'all')
  return { ...next, salt: null, open: {} }
}

/** Publishes, rule by rule, each group of desks over these weeks that is large enough, and takes it out of what is open. */
function rolledUp(month: CountsMonth, weeks: Week[], groupOf: (desk: string) => string): CountsMonth {
  const open = structuredClone(month.open)
  const published = [...month.published]
  for (const rule of new Set(weeks.flatMap((week) => Object.keys(open[week] ?? {})))) {
    const all = cellsOf(open, weeks, rule)
    for (const group of new Set(all.map(({ desk }) => groupOf(desk)))) {
      const cells = all.filter(({ desk }) => groupOf(desk) === group)
      if (new Set(cells.flatMap(({ cell }) => cell.who)).size < atLeast) continue
      const sum = (what: Outcome): number => cells.reduce((total, { cell }) => total + cell[what], 0)
      const spanned = cells.map(({ week }) => week).sort()
      published.push({
        rule, desks: [...new Set(cells.map(({ desk }) => desk))].sort(), from: spanned[0] ?? '', to: spanned.at(-1) ?? '',
        byItself: sum('byItself'), afterNudge: sum('afterNudge'), passed: sum('passed'),
      })
      for (const { week, desk } of cells) delete open[week]?.[rule]?.[desk]
    }
  }
  return { ...month, open, published }
}

function cellsOf(open: CountsMonth['open'], weeks: Week[], rule: string): { week: Week; desk: string; cell: Cell }[] {
  return weeks.flatMap((week) => Object.entries(open[week]?.[rule] ?? {}).map(([desk, cell]) => ({ week, desk, cell })))
}
