import { isOrdinary, isPlace, nameKind } from './names.ts'
import { isKept, isMarked, type Page } from './page.ts'
import { speaksOfWorks } from './speaks-of-works.ts'
import { isThing } from './vocabulary.ts'
import type { Word } from './words.ts'

/** "Daniel Handler" beside a patron called Daniel: another name at its side makes it another person; a street's noun, or "the", makes it a thing. */
export function isSomebodyElse(page: Page, word: Word): boolean {
  const { after, joined } = word
  const before = joined ? word.before : undefined
  const next = after?.joined && !after.opens ? after : undefined
  if (isThing(after)) return true
  if (isOrdinary(word.fold) && word.capital) {
    // "The Crystal Cave", "the kingdom of Jordan": titles and places.
    if (before?.fold === 'the' || (/^(?:of|in|near)$/.test(before?.fold ?? '') && isPlace(word.fold))) return true
    if (next?.capital && !next.upper && !word.opens && next.fold.length > 1 && !/^i'/.test(next.fold) && isOrdinary(next.fold) && nameKind(next.fold) === 'none') return true
  }
  const inWork = isKept(page, word, 'likely')
  if (next && !word.possessive && isOther(page, next, word) && (inWork || (next.capital && speaksOfWorks(page, word.turn)))) return true
  return inWork && before?.capital === true && !before.opens && isOther(page, before, word)
}

const isOther = (page: Page, other: Word, word: Word): boolean =>
  !other.digits && other.capital === word.capital && nameKind(other.fold) !== 'none' && (!isOrdinary(other.fold) || (other.capital && !other.opens)) && !isMarked(page, other)

const notAfterName = new Set('you i we they it he she the this that there these those my your his her be not a an to have has had also never always please of'.split(' '))

/** Whether a word that everybody writes ("will", "grace", "mark") is a name here: by its capital, or because it stands alone. */
export function isMeantAsName(word: Word): boolean {
  if (!isOrdinary(word.fold)) return true
  const { before, after } = word
  const ends = after === undefined || after.opens
  if (isMonth(word)) return false
  if ((word.capital && !word.opens) || (before === undefined && ends)) return true
  // "ok. cliff"
  if (word.opens && ends && before !== undefined && before.opens) return true
  if (word.capital) return ends || !notAfterName.has(after.fold)
  // "I hope", "we will"
  if (word.joined && /^(?:i|we|you|they)$/.test(before?.fold ?? '')) return false
  if (/^(?:tell|told|ask|asked|thank|thanks|mr|mrs|ms|mx|dr|prof|professor|miss)$/.test(before?.fold ?? '')) return !/^(?:you|me|us|him|her|them|it)$/.test(after?.fold ?? '')
  // "sky is 12"
  if (after?.fold === 'is' && after.after?.digits === true) return true
  if (word.possessive || (ends && /[,–—-]/.test(word.gap)) || (before === undefined && after?.fold === 'here')) return true
  return /^(?:to|from|for|with|and)$/.test(before?.fold ?? '') || (ends && /^(?:hi|hello|hey|dear|thanks|thx|name|is|i'm|im|thats|that's|ya|yes|yeah|its|it's)$/.test(before?.fold ?? ''))
}

/** "April 12", "in June". */
export function isMonth({ fold, gap, before, after }: Word): boolean {
  if (!/^(?:jan|jun|april|may|june|august|march)$/.test(fold)) return false
  return (after?.digits === true && after.joined) || before?.digits === true && gap === ' ' || /^(?:in|since|until|by|last|next|this|of)$/.test(before?.fold ?? '')
}
