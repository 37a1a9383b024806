import type { Word } from './words.ts'

/** Phrases looked up at a word of a chat; of several that fit, the longest. Gives its last word and what it means. */
export type Phrases<Meaning> = (word: Word) => { last: Word; meaning: Meaning } | undefined

/**
 * Makes a look-up from lists of phrases in lower case. `a|b c` stands for "a c" and "b c"; an empty choice (`a|| b`) leaves the word out.
 * A phrase matches within one sentence of one turn; commas inside it do not matter.
 */
export function phrases<Meaning>(lists: readonly (readonly [Meaning, readonly string[]])[]): Phrases<Meaning> {
  const byFirst = new Map<string, { rest: string[]; meaning: Meaning }[]>()
  for (const [meaning, list] of lists) {
    for (const phrase of list) {
      for (const [first = '', ...rest] of spellOut(phrase.trim().split(/\s+/))) {
        byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, meaning }])
      }
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.rest.length - a.rest.length)
  return (word) => {
    for (const { rest, meaning } of byFirst.get(word.fold) ?? []) {
      let last: Word | undefined = word
      for (const part of rest) last = last?.after?.fold === part && !last.after.opens ? last.after : undefined
      if (last) return { last, meaning }
    }
    return undefined
  }
}

function spellOut([first, ...rest]: string[]): string[][] {
  if (first === undefined) return [[]]
  const tails = spellOut(rest)
  return first.split('|').flatMap((word) => tails.map((tail) => (word === '' ? tail : [word, ...tail])))
}
