import type { Transcript } from '../../../shared/transcript.ts'
import type { Search } from './search-index.ts'

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

const oldest = 2000

/** The months of a stretch, both ends in it: whole years as one. An end that is open is the oldest year there may be, or the next year. */
function monthsBetween(from: string | null, to: string | null): string[] {
  const [first, last] = [from ?? `${oldest}-01`, to ?? `${new Date().getFullYear() + 1}-12`]
  const years = Array.from({ length: Math.min(200, Math.max(0, Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1)) }, (_, n) => String(Number(first.slice(0, 4)) + n))
  return years.flatMap((year) => {
    const months = Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`).filter((month) => month >= first && month <= last)
    return months.length === 12 ? [facet('y', year)] : months.map((month) => facet('m', month))
  })
}

/** The filters of a search, as FTS5 asks for them: all of them must be there. */
export function wantedFacets({ library, desk, from, to, months, readLevel, answered, tag, waited }: Search): string {
  const step = waited === null ? undefined : steps.findLast((one) => one <= waited)
  const wanted = [
    facet('l', library), desk === null ? '' : facet('d', desk), readLevel === null ? '' : facet('r', readLevel), answered === null ? '' : facet('a', answered), tag === null ? '' : facet('t', tag.toLowerCase()),
    step === undefined ? '' : facet('w', step), from === null && to === null ? '' : `(${monthsBetween(from, to).join(' OR ') || facet('m', 'none')})`,
    months ? `(${months.map((month) => facet('m', month)).join(' OR ') || facet('m', 'none')})` : '',
  ]
  return `facets : (${wanted.filter(Boolean).join(' AND ')})`
}
