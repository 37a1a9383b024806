import type { Transcript } from '../../../shared/transcript.ts'
import type { Search } from './find.ts'
import { monthAt, slotsOf } from './slots.ts'

/** Waiting is known in these steps (seconds). */
const steps = [1, 15, 30, 60, 120, 180, 300, 420, 600, 900, 1800, 3600, 86_400]

/** One word to SQLite's FTS5, whatever it holds: a letter for the kind, and the value in hexadecimal. */
const facet = (kind: string, value: string | number): string => `${kind}${Buffer.from(String(value)).toString('hex')}`

/** What a transcript may be filtered by, as words beside those that were said. */
export function facetsOf(library: string, { desk, month, readLevel, answered, tags, waited }: Transcript): string {
  return [
    facet('l', library), facet('d', desk), facet('m', month), facet('y', month.slice(0, 4)), facet('r', readLevel ?? ''), facet('a', answered ?? 'none'), ...(waited === null ? [facet('a', 'nobody')] : steps.filter((step) => step <= waited).map((step) => facet('w', step))),
    ...tags.map((tag) => facet('t', tag.toLowerCase())),
  ].join(' ')
}

/** The months of a search from one slot of the index back to another, the newest first. */
export function monthsBack({ from, to, months }: Search, first: number, last: number): string[] {
  const wanted = months && new Set(months)
  const all: string[] = []
  for (let slot = last; slot >= slotsOf(monthAt(first)); slot = slotsOf(monthAt(slot)) - 1) {
    const month = monthAt(slot)
    if ((from === null || month >= from) && (to === null || month <= to) && (wanted?.has(month) ?? true)) all.push(month)
  }
  return all
}

/** Months as FTS5 asks for one of them: whole years as one. */
function oneOf(months: readonly string[]): string {
  const years = [...new Set(months.map((month) => month.slice(0, 4)))]
  return years.flatMap((year) => {
    const its = months.filter((month) => month.startsWith(year))
    return its.length === 12 ? [facet('y', year)] : its.map((month) => facet('m', month))
  }).join(' OR ')
}

/**
 * The filters of a search, in these months where given, as FTS5 asks for them: all of them must be there; '' where there are none. `isOnlyOne`: there is no other library. It is not asked
 * for then: what all of a million have costs as much for each that is found as finding it.
 */
export function wantedFacets({ library, match, desk, readLevel, answered, tag, waited }: Search, months: readonly string[] | null, isOnlyOne: boolean): string {
  const step = waited === null ? undefined : steps.findLast((one) => one <= waited)
  const wanted = [
    desk === null ? '' : facet('d', desk), readLevel === null ? '' : facet('r', readLevel), answered === null ? '' : facet('a', answered), tag === null ? '' : facet('t', tag.toLowerCase()),
    step === undefined ? '' : facet('w', step), months === null ? '' : `(${oneOf(months)})`,
  ].filter(Boolean)
  if (!isOnlyOne || (wanted.length === 0 && match === null)) wanted.push(facet('l', library))
  return wanted.length === 0 ? '' : `facets : (${wanted.join(' AND ')})`
}
