import * as v from 'valibot'
import type { CountsMonth } from '../../server/coaching/counts.ts'
import { weekOf } from '../../server/coaching/weeks.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { quartersOf, StandingTally, talliesBegin, tallyShelf } from '../../server/transcripts/reports/counting.ts'
import { newQuarter, quarterOf, withMonth, type Quarter } from '../../server/transcripts/reports/quarter.ts'
import type { Tally } from '../../server/transcripts/reports/tally.ts'
import { seeded } from '../bench/shelf-of-many.ts'

const pick = <T>(of: readonly (readonly [T, number])[], chance: number): T => {
  const all = of.reduce((sum, [, weight]) => sum + weight, 0)
  let left = chance * all
  const found = of.find(([, weight]) => (left -= weight) < 0)
  if (!found) throw new Error('there is nothing to pick from')
  return found[0]
}
const steps = { waited: [15, 30, 60, 120, 300, 'more'], lasted: [120, 300, 600, 1200, 1800, 'more'], replied: [3600, 14400, 86400, 172800, 'open'] } as const

/** One chat as it might have been at a library that is busiest on weekdays about noon. */
export function aTally(month: string, desk: string, chance: () => number, librarians = 9): Tally {
  const day = pick([[1, 9], [2, 8], [3, 8], [4, 7], [5, 5], [6, 3], [7, 1]] as const, chance())
  const hour = pick([[9, 3], [10, 7], [11, 9], [12, 8], [13, 6], [14, 9], [15, 7], [16, 5], [17, 3], [20, 1], [22, 1]] as const, chance())
  const came = hour > 17 ? 'left' : pick([['taken', 84], ['abandoned', 8], ['left', 5], ['company', 3]] as const, chance())
  const none = { waited: ['none'], lasted: ['none'], replied: ['none'], read: ['none'], answered: ['none'] }
  const work = { read: [pick([['1', 5], ['2', 9], ['3', 6], ['4', 3], ['5', 1], ['unsaid', 4]] as const, chance())], answered: [pick([['yes', 12], ['partly', 3], ['no', 1], ['unsaid', 9]] as const, chance())] }
  const step = (of: keyof typeof steps) => [String(steps[of][Math.floor(chance() ** 1.6 * steps[of].length)])]
  const start = chance() < 0.18 ? 'upset' : 'calm'
  const mood = `${start}-${pick([['thanks', 6], ['calm', 3], ['upset', start === 'upset' ? 2 : 0.3]] as const, chance())}`
  return {
    month, desk, who: came === 'abandoned' ? [] : [`librarian-${desk}-${Math.floor(chance() * librarians)}`],
    cells: {
      ...none, came: [came], hours: [`${day}-${String(hour).padStart(2, '0')}`],
      ...(came === 'taken' && { waited: step('waited'), lasted: step('lasted'), ...work, mood: [mood], ...(start === 'upset' && { upset: [pick([['fines', 6], ['printing', 5], ['access', 3], ['holds', 2], ['other', 2]] as const, chance())] }) }),
      ...(came === 'left' && { replied: step('replied'), ...work }),
    },
  }
}

const monthsFrom = (first: string, count: number): string[] => Array.from({ length: count }, (_, n) => new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5)) - 1 + n, 1)).toISOString().slice(0, 7))

/** The quarters of so many months with so many chats each, counted as the server counts them. */
export function quartersWith({ first, months, chats, desks, seed = 7 }: { first: string; months: number; chats: number; desks: readonly string[]; seed?: number }): Map<string, Quarter> {
  const chance = seeded(seed)
  const quarters = new Map<string, Quarter>()
  monthsFrom(first, months).forEach((month, n) => {
    const wave = Math.round(chats * (1 + 0.35 * Math.sin(n)))
    const tallies = desks.flatMap((desk, at) => Array.from({ length: Math.round(wave / 4 ** at) }, () => aTally(month, desk, chance)))
    quarters.set(quarterOf(month), withMonth(quarters.get(quarterOf(month)) ?? newQuarter('a salt for tests'), month, tallies))
  })
  return quarters
}

/** What the coach counted in a month, as it is kept once the month is over. */
const countsOf = (month: string, n: number): CountsMonth => ({
  salt: null, sealed: `${month.slice(0, 4)}-W01`, open: {},
  published: ['greet-first', 'restate-the-question', 'ask-if-answered', 'notice-the-feeling', 'no-bare-link'].map((rule, at) => ({
    rule, desks: ['reference'], from: weekOf(Date.parse(`${month}-15`), 'utc'), to: weekOf(Date.parse(`${month}-15`), 'utc'), byItself: 40 + 6 * (n % 9) + 7 * at, afterNudge: 20 - (n % 9), passed: 30 - 2 * (n % 9) + at,
  })),
})
/** Puts what was counted into the data of a server that is stopped. */
export async function fillReports(folder: string, what: Parameters<typeof quartersWith>[0], library = 'main'): Promise<void> {
  const store = await openSqliteStore({ folder })
  try {
    for (const [id, quarter] of quartersWith(what)) await store.records.put(library, quartersOf, id, quarter, 0)
    for (const [n, month] of monthsFrom(what.first, what.months).entries()) await store.records.put(library, 'counts', month, countsOf(month, n), 0)
  } finally {
    await store.close()
  }
}

/** What stands of chats until their month is counted. The server may run. */
export async function talliesIn(folder: string, library = 'main'): Promise<v.InferOutput<typeof StandingTally>[]> {
  const store = await openSqliteStore({ folder })
  try {
    return (await Promise.all(talliesBegin.map((letter) => store.records.list(library, tallyShelf(letter))))).flat().map(({ value }) => v.parse(StandingTally, value))
  } finally {
    await store.close()
  }
}

/** What was tallied on a server that is stopped is of three months ago, as if they had passed: it is counted when the server starts. Gives that month. */
export async function letMonthsPass(folder: string, library = 'main'): Promise<string> {
  const store = await openSqliteStore({ folder })
  const now = new Date()
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 3, 1)).toISOString().slice(0, 7)
  try {
    await store.records.put(library, quartersOf, quarterOf(month), newQuarter('a salt for tests'), 0)
    for (const letter of talliesBegin) {
      for (const { id, value, version } of await store.records.list(library, tallyShelf(letter))) {
        await store.records.put(library, tallyShelf(letter), id, { ...v.parse(StandingTally, value), month }, version)
      }
    }
  } finally {
    await store.close()
  }
  return month
}
