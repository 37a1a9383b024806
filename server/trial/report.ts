import type { DeskKind } from '../../shared/desk.ts'
import { seenBefore, type Cell, type Comparison, type Report, type Says } from '../../shared/trial.ts'
import { atLeast } from '../coaching/counts.ts'
import { compare, type Observation } from './compare.ts'
import type { Sheet } from './sheet.ts'

type Moment = Sheet['moments'][number] & { answered: Sheet['answered'] }

/** An interval as wide as this around no difference leaves open whether a nudge helps in every fourth moment or hinders as often: that is no answer. */
const tooWide = 0.5
/** And with fewer moments in an arm, chance alone makes arms that are all alike: an interval of no width at all, which says nothing. */
const tooFew = 20

/**
 * What a trial found. Pure. A number is told only where five librarians stand behind it: a comparison where they do in each of its two arms. Desks
 * with fewer are put together, and each moment is in one comparison only, so that none can be had by subtraction; shares are rounded for the same reason.
 */
export function reportOf(sheets: readonly Sheet[]): Report {
  const moments = sheets.flatMap(({ moments: some, answered }): Moment[] => some.map((one) => ({ ...one, answered })))
  const firsts = sheets.flatMap((sheet) => sheet.firsts)
  if (people(moments) < atLeast) return { enough: false, cells: [], weeks: [], tiring: [] }
  const rules = [...new Set([...moments, ...firsts].map(({ rule }) => rule))].sort()
  return {
    enough: true,
    cells: rules.flatMap((rule) => cellsOf(rule, moments.filter((one) => one.rule === rule))),
    weeks: rules.flatMap((rule) => grouped(firsts.filter((one) => one.rule === rule), ({ week }) => week).flatMap(([week, some]) => {
      return people(some) < atLeast ? [] : [{ rule, week, byItself: shareOf(some, ({ met }) => met) }]
    })).sort((a, b) => a.rule.localeCompare(b.rule) || a.week.localeCompare(b.week)),
    tiring: rules.flatMap((rule) => seenBefore.flatMap((seen) => {
      const some = moments.filter((one) => one.rule === rule && one.shown && one.seen === seen)
      if (people(some) < atLeast) return []
      return [{
        rule, seen, heeded: shareOf(some, ({ came }) => came), dismissed: shareOf(some, ({ came, dismissed }) => !came && dismissed),
        passed: shareOf(some, ({ came, dismissed }) => !came && !dismissed),
      }]
    })),
  }
}

/** Desks that can be told one by one, and the others together where they can. */
function cellsOf(rule: string, moments: readonly Moment[]): Cell[] {
  const byKind = grouped(moments, ({ kind }) => kind).sort(([a], [b]) => a.localeCompare(b))
  const alone = byKind.filter(([, some]) => isEnough(some))
  const rest = byKind.filter(([, some]) => !isEnough(some))
  const told: { desks: DeskKind[]; some: readonly Moment[] }[] = [
    ...alone.map(([kind, some]) => ({ desks: [kind], some })), { desks: rest.map(([kind]) => kind), some: rest.flatMap(([, some]) => some) },
  ]
  return told.flatMap(({ desks, some }) => {
    const comparison = isEnough(some) ? compare(some) : null
    if (comparison === null) return []
    const rated = some.filter(({ answered }) => answered !== null).map(({ who, shown, answered }): Observation => ({ who, shown, came: answered === 'yes' }))
    return [{
      rule, desks, comparison, says: saysOf(comparison), answered: isEnough(rated) ? compare(rated) : null,
      hollow: { shown: hollowIn(some.filter(({ shown }) => shown)), withheld: hollowIn(some.filter(({ shown }) => !shown)) },
    }]
  })
}

/** What a comparison says in a word. */
export function saysOf({ from, to, p, difference, shown, withheld }: Comparison): Says {
  if (Math.min(shown.of, withheld.of) < tooFew) return 'too-little'
  if (p < 0.05) return difference > 0 ? 'more' : 'less'
  return to - from > tooWide ? 'too-little' : 'no-difference-found'
}

const people = (some: readonly { who: string }[]): number => new Set(some.map(({ who }) => who)).size
const isEnough = (some: readonly { who: string; shown: boolean }[]): boolean => [true, false].every((arm) => people(some.filter(({ shown }) => shown === arm)) >= atLeast)
const shareOf = <T>(some: readonly T[], has: (one: T) => boolean): number => Math.round((some.filter(has).length / some.length) * 100) / 100
const hollowIn = (some: readonly Moment[]): number => {
  const came = some.filter((one) => one.came)
  return came.length === 0 ? 0 : shareOf(came, ({ hollow }) => hollow)
}

function grouped<T, K extends string>(some: readonly T[], by: (one: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>()
  for (const one of some) groups.set(by(one), [...(groups.get(by(one)) ?? []), one])
  return [...groups]
}
