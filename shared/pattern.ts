/** Thrown for a pattern that nobody can read; names the pattern and the part. */
export class BadPattern extends Error {}

/**
 * A pattern such as `2 + 13 digits`, `A + 8 digits`, `3 letters + 4 digits` or `2 or 3 + 13 digits` as the source of a regular expression, with a space or a hyphen allowed
 * between any two signs. Throws BadPattern for a part that is neither `N digits`, `N letters` nor up to 12 letters and digits.
 */
export const sourceOf = (pattern: string): string => partsOf(pattern).map(({ source }) => source).join('[ -]?')

/** How many signs the shortest text has that fits. Throws BadPattern. */
export const shortestOf = (pattern: string): number => partsOf(pattern).reduce((sum, { shortest }) => sum + shortest, 0)

const partsOf = (pattern: string): { source: string; shortest: number }[] => pattern.split('+').map((part) => readPart(part.trim(), pattern))

function readPart(part: string, pattern: string): { source: string; shortest: number } {
  const run = /^([1-9]\d?) (digit|letter)s?$/.exec(part)
  if (run) return { source: repeated(run[2] === 'digit' ? '\\d' : '[a-z]', Number(run[1])), shortest: Number(run[1]) }
  const choices = part.split(' or ')
  if (choices.every((choice) => /^[a-z0-9]{1,12}$/i.test(choice))) return { source: `(?:${choices.join('|')})`, shortest: Math.min(...choices.map((choice) => choice.length)) }
  throw new BadPattern(`the pattern "${pattern}" has a part "${part}" that is neither "8 digits", "2 letters" nor letters and digits as they stand`)
}

const repeated = (sign: string, times: number): string => `${sign}(?:[ -]?${sign}){${times - 1}}`
