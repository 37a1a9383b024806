import { wordsOf } from '../phrases.ts'
import type { Jargon, Lists } from './lists.ts'
import type { ReadText } from './read-text.ts'
import type { Reading, Sentence } from './reading.ts'
import { allStems, shared, stemsOf } from './stems.ts'

/** A bracket, a dash or "which is": something is being explained. */
const gloss = /\([^)]{3,}\)|\b(?:called|known as|which (?:is|are|means)|that is|meaning|i\.e\.)|[:=–—-] ?(?:an?|the) /

/** Whoever speaks of call numbers knows the stacks; these are said by every student whose teacher said them. */
const everybodys = new Set(['peer-reviewed', 'peer review', 'database', 'databases'])

/** Jargon that the patron has not used, in a draft with no plain word and no gloss for it, unless they speak the trade's language themselves. */
export function unexplainedIn({ jargonIn }: Lists, draft: readonly Sentence[], theirs: readonly ReadText[]): Reading['unexplained'] {
  const found: Jargon[] = []
  for (const { words, text } of draft) for (const one of jargonIn(words).keys()) if (!one.capitals || text.includes(one.word)) found.push(one)
  if (found.length === 0 || draft.some(({ text }) => gloss.test(text))) return []
  const used = new Set(theirs.flatMap(({ sentences }) => sentences.flatMap(({ words }) => [...jargonIn(words).keys()])))
  if ([...used].some(({ word }) => !everybodys.has(word))) return []
  const around = allStems(draft)
  return found.filter((one) => {
    const plain = stemsOf(wordsOf(one.plain))
    return !used.has(one) && shared(plain, around) * 2 < plain.size
  }).map(({ word, plain }) => ({ word, plain }))
}
