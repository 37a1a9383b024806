import type { Word } from './words.ts'

/** Phrases looked up at a place in a chat's words; of several that fit, the longest. */
export type Phrases<Meaning> = (words: Word[], at: number) => { length: number; meaning: Meaning } | undefined

/**
 * Makes a look-up from lists of phrases (lower case, words between spaces; `a|b` stands for either word).
 * A phrase matches within one sentence of one turn; commas and other marks inside it do not matter.
 */
export function phrases<Meaning>(lists: readonly (readonly [Meaning, readonly string[]])[]): Phrases<Meaning> {
  const byFirst = new Map<string, { rest: string[]; meaning: Meaning }[]>()
  for (const [meaning, list] of lists) {
    for (const phrase of list) {
      for (const [first = '', ...rest] of spellOut(phrase.split(' '))) {
        byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, meaning }])
      }
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.rest.length - a.rest.length)
  return (words, at) => {
    const entries = byFirst.get(words[at]?.fold ?? '')
    const found = entries?.find(({ rest }) => rest.every((part, n) => {
      const word = words[at + 1 + n]
      return word?.fold === part && word.turn === words[at]?.turn && !word.opens
    }))
    return found && { length: found.rest.length + 1, meaning: found.meaning }
  }
}

function spellOut([first, ...rest]: string[]): string[][] {
  if (first === undefined) return [[]]
  const tails = spellOut(rest)
  return first.split('|').flatMap((word) => tails.map((tail) => (word === '' ? tail : [word, ...tail])))
}
