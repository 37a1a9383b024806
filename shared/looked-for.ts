/** Words, "phrases", beginnings of words (map*), and a - before what must not be there. */
const term = /(-?)(?:"([^"]*)"|([^\s"]+))/g

/** Something that is looked for on the shelf: a word or a phrase as it was typed, or (`isBeginning`) how its last word begins. */
export interface Term { said: string; isBeginning: boolean }

/** Every kind of quotation mark as one, and nothing that can't be typed. */
export const plainOf = (typed: string): string => typed.replace(/[“”„«»]/g, '"').replace(/\p{Cc}/gu, ' ')

/** What somebody typed, term by term: what must be there, and what must not. Signs alone are no term. */
export function termsIn(typed: string): { wanted: Term[]; unwanted: Term[] } {
  const terms: { wanted: Term[]; unwanted: Term[] } = { wanted: [], unwanted: [] }
  for (const [, minus, phrase, word = ''] of plainOf(typed).matchAll(term)) {
    const said = phrase ?? word
    if (/[\p{L}\p{N}]/u.test(said)) terms[minus ? 'unwanted' : 'wanted'].push({ said: said.replace(/\*+$/, ''), isBeginning: phrase === undefined && said.endsWith('*') })
  }
  return terms
}

/** A word without case and marks, as the index knows it. */
const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const word = /[\p{L}\p{N}\p{M}]+/gu
/** The words of a term or a text as the index knows them. */
export const wordsIn = (said: string): string[] => (said.match(word) ?? []).map(folded)

/** Where in a text the terms stand, from the first: offsets, ends not in it. */
export function placesOf(terms: readonly Term[], text: string): { start: number; end: number }[] {
  const words = [...text.matchAll(word)].map(({ index, 0: written }) => ({ start: index, end: index + written.length, folded: folded(written) }))
  const wanted = terms.map(({ said, isBeginning }) => ({ parts: wordsIn(said), isBeginning }))
  return words.flatMap(({ start }, at) => {
    const found = wanted.find(({ parts, isBeginning }) => parts.length > 0 && parts.every((part, n) => {
      const there = words[at + n]?.folded ?? ''
      return isBeginning && n === parts.length - 1 ? there.startsWith(part) : there === part
    }))
    const end = found && words[at + found.parts.length - 1]?.end
    return end === undefined ? [] : [{ start, end }]
  })
}
