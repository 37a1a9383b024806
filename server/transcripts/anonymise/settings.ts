/**
 * What a library tells the anonymiser about itself.
 * A pattern is a phrase such as `2 + 13 digits`, `A + 8 digits`, `3 letters + 4 digits` or `2 or 3 + 13 digits`.
 */
export type AnonymiseSettings = {
  /** Library cards. */
  cardPatterns: readonly string[]
  studentPatterns: readonly string[]
  /** The library's own telephone numbers, in any spelling: kept. */
  ownPhones: readonly string[]
  /** The library's own hosts (`library.example.edu`): their addresses are kept, but for tokens in them. */
  ownHosts: readonly string[]
  /** Names of branches and rooms: kept. */
  branches: readonly string[]
}

export const defaultSettings: AnonymiseSettings = {
  cardPatterns: ['2 + 13 digits'],
  studentPatterns: [],
  ownPhones: [],
  ownHosts: [],
  branches: [],
}

/** Thrown for a pattern nobody can read; names the pattern and the part. */
export class BadPattern extends Error {}

/**
 * One regular expression (not anchored, spaces and hyphens allowed between signs) out of patterns.
 * Throws BadPattern for a part that is neither `N digits`, `N letters` nor up to 12 letters and digits.
 */
export function readPatterns(patterns: readonly string[]): RegExp | undefined {
  if (patterns.length === 0) return undefined
  const sources = patterns.map((pattern) => pattern.split('+').map((part) => readPart(part.trim(), pattern)).join('[ -]?'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

function readPart(part: string, pattern: string): string {
  const run = /^([1-9]\d?) (digit|letter)s?$/.exec(part)
  if (run) return run[2] === 'digit' ? repeated('\\d', Number(run[1])) : repeated('[a-z]', Number(run[1]))
  const choices = part.split(' or ')
  if (choices.every((choice) => /^[a-z0-9]{1,12}$/i.test(choice))) return `(?:${choices.join('|')})`
  throw new BadPattern(`the pattern "${pattern}" has a part "${part}" that is neither "8 digits", "2 letters" nor letters and digits as they stand`)
}

const repeated = (sign: string, times: number): string => `${sign}(?:[ -]?${sign}){${times - 1}}`
