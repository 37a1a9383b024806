import { isCasedLike, isSignature, looksLikeName, nameFrom } from './name-shape.ts'
import { isFigure, isMostlyName, isOrdinary, isPartOfPlace, isPlace, nameKind, type NameKind } from './names.ts'
import { isKept, isMarked, type Page } from './page.ts'
import type { Found } from './found.ts'
import { speaksOfWorks } from './speaks-of-works.ts'
import { deeds, honorifics, isThing, seasons, verbs } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Step 6: a name on the lists that nothing beside it gives away; held back where it could be an author's, a title's, a place's or a king's. */
export function listed(page: Page, word: Word): Found | undefined {
  if (word.digits || isKept(page, word, 'likely') || isMarked(page, word)) return undefined
  const kind = kindHere(word)
  if (kind === 'none' || kind === 'family' || isPartOfPlace(word) || isHeldBack(page, word)) return undefined
  const last = nameFrom(word, (part, isFirst) => isFirst || (isCasedLike(part, word) && looksLikeName(part) && (part.capital || part.text.includes('-') || nameKind(part.fold) !== 'none'))) ?? word
  const { after } = last
  const single = last === word
  if (isThing(after) || (single && after?.joined && after.capital && isOrdinary(after.fold) && !after.opens && !after.upper)) return undefined
  const signed = isSignature(word, last)
  const acts = after?.joined === true && deeds.has(after.fold) && !last.possessive
  if (!signed && !acts && (!single || page.turns[word.turn]?.from === 'librarian') && speaksOfWorks(page, word.turn)) {
    page.held.add(word.fold)
    return undefined
  }
  const hasVerb = after?.joined === true && verbs.has(after.fold) && !last.possessive
  return isPerson(word, last, kind, { signed, acts, hasVerb }) ? { first: word, last, self: signed } : undefined
}

/** "Is Bob in today": a capital within a sentence makes a name of what is mostly one. */
function kindHere(word: Word): NameKind {
  const kind = nameKind(word.fold)
  const isName = kind === 'ordinary-too' && word.capital && !word.opens && isMostlyName(word.fold) && !seasons.has(word.fold) && !isPlace(word.fold)
  return isName ? 'clear' : kind
}

type Signs = { signed: boolean; acts: boolean; hasVerb: boolean }

function isPerson(first: Word, last: Word, kind: NameKind, { signed, acts, hasVerb }: Signs): boolean {
  const single = first === last
  if (first.capital && kind === 'clear') {
    // "Madison and Clinton are nearby": a place, unless it does what people do.
    if (single && isPlace(first.fold) && !acts && !signed) return false
    return !(single && first.upper && first.text.length < 4)
  }
  if (first.capital) return signed || (!single && !isOrdinary(last.fold)) || (!first.opens && hasVerb && !isPlace(first.fold) && !seasons.has(first.fold))
  // In a script without capitals, or in lower case, a given name alone says too little.
  if (kind !== 'clear' || first.text.toLowerCase() === first.text.toUpperCase()) return false
  return signed || (!single && nameKind(last.fold) !== 'none') || (hasVerb && !isPlace(first.fold))
}

const regnal = /^(?:II|III|IV|VI{0,3}|IX|XI{0,3}|XI?V|XVI{0,3})$/

/** What speaks against a person. Some of it also tells what the word means when it comes again: then it is put among the held. */
function isHeldBack(page: Page, word: Word): boolean {
  const { before, after, joined } = word
  if (joined && before && /^(?:the|a|an|this|that)$/.test(before.fold)) {
    if (word.capital && before.fold === 'the') page.held.add(word.fold)
    return true
  }
  if (joined && before && /^(?:in|at)$/.test(before.fold) && isPlace(word.fold)) {
    if (word.capital) page.held.add(word.fold)
    return true
  }
  const isCharacter = before !== undefined && /^(?:named|called)$/.test(before.fold) && speaksOfWorks(page, word.turn)
  const isKing = after?.joined === true && regnal.test(after.text)
  const isOfHistory = isFigure(word.fold) && !isSignature(word, word) && !deeds.has(after?.fold ?? '')
  if (isCharacter || isKing || isOfHistory) page.held.add(word.fold)
  return page.held.has(word.fold) || isWithinTitle(page, word)
}

/** "the Treaty of Guadalupe Hidalgo", "Captain Marvel", "The Mysterious Mr. Quin", and a surname whose first name was held back. */
function isWithinTitle(page: Page, word: Word): boolean {
  const { before, joined } = word
  if (!before) return false
  const inner = (other: Word | undefined) => other?.capital === true && !other.opens
  if (before.fold === 'of' && inner(before.before)) return true
  if (honorifics.has(before.fold)) return before.joined && inner(before.before) && isOrdinary(before.before?.fold ?? '')
  if (!joined || !before.capital) return false
  if (nameKind(before.fold) === 'none') return !before.opens
  return !isMarked(page, before) && !before.possessive
}

/** A turn that is nothing but a name of two or three parts ("Wanjiku Njoroge?"), where no works are spoken of. */
export function isWholeTurn(page: Page, word: Word): Found | undefined {
  const turn = page.turns[word.turn]
  const last = turn?.words.at(-1)
  if (!turn || !last || word.before || turn.words.length < 2 || turn.words.length > 3) return undefined
  const isPart = (part: Word) =>
    part.capital && !part.upper && !part.digits && (part.joined || part === word) && !isOrdinary(part.fold) && !isPlace(part.fold) && !page.held.has(part.fold) && !isKept(page, part, 'likely')
  const fits = turn.words.every(isPart) && turn.words.some(({ fold }) => nameKind(fold) !== 'none') && !speaksOfWorks(page, word.turn)
  return fits ? { first: word, last, self: turn.from === 'patron' } : undefined
}
