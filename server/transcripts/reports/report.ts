import { DateTime } from 'luxon'
import * as v from 'valibot'
import type { Counted, MetRule, Report } from '../../../shared/reports.ts'
import type { Month } from '../../../shared/transcript.ts'
import { monthOf } from '../../coaching/weeks.ts'
import type { Coach } from '../../coaching/create-coach.ts'
import type { Libraries } from '../../libraries.ts'
import type { OwnPractice } from '../../own-practice.ts'
import type { Records } from '../../store/port.ts'
import type { Changes } from './changes.ts'
import { countedFrom, quartersOf } from './counting.ts'
import { aboutPeople, Quarter } from './quarter.ts'

/** The months from and to, both in it; null: all there are. `desk`: null for all. */
export interface Period { from: Month | null; to: Month | null; desk: string | null }

const isIn = (period: Period, { from, to, desks }: { from: Month; to: Month; desks: readonly string[] }): boolean =>
  (period.from === null || from >= period.from) && (period.to === null || to <= period.to) && (period.desk === null || (desks.length === 1 && desks[0] === period.desk))

/**
 * Sums what was published: how the service went month by month over the desks, what is about people over the whole time. What is summed was each fit to be shown, so the sum is.
 */
export function summed(published: readonly Counted[]): Counted[] {
  const sums = new Map<string, Counted>()
  for (const one of published) {
    const key = aboutPeople.has(one.measure) ? one.measure : `${one.measure} ${one.from}`
    const sum = sums.get(key) ?? { ...one, cells: {}, rest: 0 }
    for (const [name, chats] of Object.entries(one.cells)) sum.cells[name] = (sum.cells[name] ?? 0) + chats
    sum.rest += one.rest
    if (one.desks.some((desk) => !sum.desks.includes(desk))) sum.desks = [...new Set([...sum.desks, ...one.desks])].sort()
    if (one.from < sum.from) sum.from = one.from
    if (one.to > sum.to) sum.to = one.to
    sums.set(key, sum)
  }
  const order = ({ measure, from }: Counted): string => `${measure} ${from}`
  return [...sums.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** What is shown of a quarter: neither tokens nor what waits for more. */
const Published = v.pick(Quarter, ['months', 'published'])

/** What supervisors are shown of what was counted. It reads a few small records, however many chats there were. */
export function createReports(parts: { records: Records; libraries: Libraries; practice: Pick<OwnPractice, 'counts'>; coach: Pick<Coach, 'rules'>; changes: Changes; now?: () => number }) {
  const now = parts.now ?? Date.now
  /** Quarters as they were read, until they are others: those that are over never change. */
  const known = new Map<string, { version: number; quarter: v.InferOutput<typeof Published> }>()

  async function quartersIn(library: string): Promise<v.InferOutput<typeof Published>[]> {
    return (await parts.records.list(library, quartersOf)).map(({ id, version, value }) => {
      const before = known.get(`${library}/${id}`)
      if (before?.version === version) return before.quarter
      const quarter = v.parse(Published, value)
      known.set(`${library}/${id}`, { version, quarter })
      return quarter
    })
  }

  /** The coach's rules by behaviour and month: numbers that five librarians stand behind (coaching/counts.ts), summed. */
  async function rulesOf(library: string, period: Period): Promise<MetRule[]> {
    const behaviourOf = new Map(parts.coach.rules().rules.map(({ id, behaviour }) => [id, behaviour]))
    const sums = new Map<string, MetRule>()
    for (const { rule, desks, from, to, byItself, afterNudge, passed } of await parts.practice.counts(library)) {
      const behaviour = behaviourOf.get(rule)
      const month = monthOf(to)
      if (behaviour === undefined || !isIn(period, { from: monthOf(from), to: month, desks })) continue
      const sum = sums.get(`${behaviour} ${month}`) ?? { behaviour, month, met: 0, occasions: 0 }
      sums.set(`${behaviour} ${month}`, { ...sum, met: sum.met + byItself + afterNudge, occasions: sum.occasions + byItself + afterNudge + passed })
    }
    return [...sums.values()].sort((a, b) => a.month.localeCompare(b.month))
  }

  /** The day on which the next month is counted. */
  function nextOf(zone: string, counted: readonly Month[]): string {
    const thisMonth = DateTime.fromMillis(now(), { zone }).startOf('month')
    const before = thisMonth.minus({ months: 1 }).toFormat('yyyy-MM')
    return countedFrom(counted.includes(before) || countedFrom(before, zone) <= DateTime.fromMillis(now(), { zone: 'utc' }).toFormat('yyyy-MM-dd') ? thisMonth.toFormat('yyyy-MM') : before, zone)
  }

  return {
    async report(library: string, period: Period): Promise<Report> {
      const zone = (await parts.libraries.get(library))?.zone ?? 'utc'
      const quarters = await quartersIn(library)
      const counted = quarters.flatMap(({ months }) => months).sort()
      const published = quarters.flatMap((quarter) => quarter.published).filter((one) => isIn(period, one))
      return { counted, next: nextOf(zone, counted), numbers: summed(published), rules: await rulesOf(library, period), changes: await parts.changes.list(library) }
    },
  }
}
export type Reports = ReturnType<typeof createReports>
