import { looksLikeName, nameFrom } from './name-shape.ts'
import { isMostlyName, isOrdinary, isPlace, isPartOfPlace, nameKind } from './names.ts'
import { isKept, isMarked, type Page } from './page.ts'
import type { Found } from './people.ts'
import { giving, isThing, nationality, pronouns, seasons } from './vocabulary.ts'
import type { Word } from './words.ts'

/**
 * Step 5: "A party for Veljko. He just got promoted", "pay Jasbir the money", "to grace" at the end, "for Ines and Bea":
 * what is said beside a word nobody knows shows that it is a person.
 */
export function spokenOf(page: Page, word: Word): Found | undefined {
  const before = word.joined ? word.before : undefined
  if (!before || word.digits || !/^(?:to|for|with|from|ask|tell|invite|told|asked|and|of|by|pay)$/.test(before.fold)) return undefined
  if (isKept(page, word, 'likely') || isThing(word.after)) return undefined
  const near = page.words.slice(Math.max(0, word.at - 10), word.at + 15).filter(({ turn }) => turn === word.turn)
  const paid = !/^(?:from|of)$/.test(before.fold) && near.some(({ at, fold }) => at < word.at + 5 && giving.has(fold))
  if (isMostlyName(word.fold) && !seasons.has(word.fold) && (paid || !isPlace(word.fold))) {
    const next = word.after
    const ends = next === undefined || next.opens || (next.fold === 'and' && nameKind(next.after?.fold ?? '') === 'clear')
    if (word.possessive || (ends && /^(?:to|for|from|with)$/.test(before.fold))) return { first: word, last: word, self: false }
  }
  if (!word.capital || word.upper || word.opens || isOrdinary(word.fold) || isPlace(word.fold) || isPartOfPlace(word) || nationality.test(word.fold)) return undefined
  if (nameKind(word.fold) === 'clear' && !paid) return undefined
  const inList = before.fold === 'and' && before.before !== undefined && isMarked(page, before.before)
  if (!paid && !inList && !near.some(({ at, fold }) => at > word.at && pronouns.has(fold))) return undefined
  return { first: word, last: nameFrom(word, (part, isFirst) => isFirst || (part.capital && looksLikeName(part))) ?? word, self: false }
}
