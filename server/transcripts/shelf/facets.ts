import type { Transcript } from '../../../shared/transcript.ts'
import type { Search } from './search-index.ts'

/** Waiting is known in these steps (seconds). */
const steps = [1, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14_400, 86_400]

/** One word to SQLite's FTS5, whatever it holds: a letter for the kind, and the value in hexadecimal. */
const facet = (kind: string, value: string | number): string => `${kind}${Buffer.from(String(value)).toString('hex')}`

/** What a transcript may be filtered by, as words beside those that were said. */
export function facetsOf(library: string, { desk, readLevel, answered, tags, waited }: Transcript): string {
  return [
    facet('l', library), facet('d', desk), facet('r', readLevel ?? ''), facet('a', answered ?? 'none'), ...(waited === null ? [facet('a', 'nobody')] : steps.filter((step) => step <= waited).map((step) => facet('w', step))),
    ...tags.map((tag) => facet('t', tag.toLowerCase())),
  ].join(' ')
}

/** The filters of a search, as FTS5 asks for them: all of them must be there. */
export function wantedFacets({ library, desk, readLevel, answered, tag, waited }: Search): string {
  const step = waited === null ? undefined : steps.findLast((one) => one <= waited)
  const wanted = [
    facet('l', library), desk === null ? '' : facet('d', desk), readLevel === null ? '' : facet('r', readLevel), answered === null ? '' : facet('a', answered), tag === null ? '' : facet('t', tag.toLowerCase()),
    step === undefined ? '' : facet('w', step),
  ]
  return `facets : (${wanted.filter(Boolean).join(' AND ')})`
}
