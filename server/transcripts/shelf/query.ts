import { plainOf, termsIn, wordsIn, type Term } from '../../../shared/looked-for.ts'
import type { Why } from '../../../shared/refusals.ts'

/** A beginning has three letters: shorter ones are in everything. */
const shortestBeginning = 3
const mostTerms = 24

/** What was typed asks for nothing that could be found; `why` says what is wrong with it. */
export class BadQuery extends Error {
  override name = 'BadQuery'
  readonly why: Why
  constructor(why: Why) {
    super(why)
    this.why = why
  }
}

/** What is looked for, in FTS5's words. `unwanted`: what must not be there, or null. */
export interface Match { wanted: string; unwanted: string | null }

/**
 * What somebody typed, for SQLite's FTS5; null where nothing was asked for, `nothing` where it asks for what can't be: a word with it and without it. Nothing that is typed can be an operator.
 * Throws BadQuery.
 */
export function matchOf(typed: string): Match | 'nothing' | null {
  if ((plainOf(typed).split('"').length - 1) % 2 === 1) throw new BadQuery('half-quoted')
  const { wanted, unwanted } = termsIn(typed)
  if ([...wanted, ...unwanted].some(({ said, isBeginning }) => isBeginning && [...said].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length < shortestBeginning)) throw new BadQuery('beginning-too-short')
  if (wanted.length + unwanted.length > mostTerms) throw new BadQuery('too-many-words')
  if (wanted.length === 0 && unwanted.length > 0) throw new BadQuery('only-exclusions')
  if (wanted.length === 0) return null
  if (unwanted.some((one) => wanted.some((other) => isIn(one, other)))) return 'nothing'
  return { wanted: wanted.map(asked).join(' AND '), unwanted: unwanted.length === 0 ? null : unwanted.map(asked).join(' OR ') }
}

/**
 * As FTS5 asks for it, where `filters` fit too ('': there are none). What must not be there stands outside of all else: before FTS5 goes to where the filters fit it looks for the newest of all that a
 * part of the query finds, which in a part that excludes nearly everything takes as long as reading it all.
 */
export function inFts5(match: Match | null, filters: string): string {
  if (match === null) return filters
  const wanted = `${filters}${filters && ' AND '}said : (${match.wanted})`
  return match.unwanted === null ? wanted : `(${wanted}) NOT said : (${match.unwanted})`
}

const asked = ({ said, isBeginning }: Term): string => `"${said}"${isBeginning ? ' *' : ''}`

/** Whether whatever has `other` has `one` too: "map" is in "an old map", and ma* in map. False wherever it is not certain. */
function isIn(one: Term, other: Term): boolean {
  const [inner, outer] = [wordsIn(one.said), wordsIn(other.said)]
  const last = inner.length - 1
  const fits = (word: string, n: number, at: number): boolean => {
    const there = outer[at + n] ?? ''
    if (one.isBeginning && n === last) return there.startsWith(word)
    return there === word && !(other.isBeginning && at + n === outer.length - 1)
  }
  return inner.length > 0 && outer.some((_, at) => at + inner.length <= outer.length && inner.every((word, n) => fits(word, n, at)))
}
