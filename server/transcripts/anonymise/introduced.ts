import { isCasedLike, isLast, isSignature, looksLikeName, nameFrom } from './name-shape.ts'
import { beforeName, maybeName } from './cue-phrases.ts'
import { isMostlyName, isOrdinary, isPlace, nameKind } from './names.ts'
import { isKept, wordsOf, type Page } from './page.ts'
import type { Found } from './found.ts'
import { speaksOfWorks } from './speaks-of-works.ts'
import { greetings, honorifics, isNationality, isThing, seasons, toPeople } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Step 5: "My name is grace", "I'm Fuyuka", "Hi Anita,", "tell Rob". */
export const introduced = (page: Page, word: Word): Found | undefined => surely(page, word) ?? maybe(page, word)

function surely(page: Page, word: Word): Found | undefined {
  const cue = beforeName(word)
  const first = cue && skip(cue.last.after)
  if (!first || /[?!]|\.\s/.test(first.gap)) return undefined
  const self = cue.meaning === 'self'
  // "A girl named Matilda" is of a book where books are spoken of.
  if (!self && (isKept(page, first, 'likely') || (/^name(?:d)?$/.test(word.fold) && speaksOfWorks(page, first.turn)))) return undefined
  const kind = nameKind(first.fold)
  const last = nameFrom(first, (part, isFirst) => looksLikeName(part) || (isFirst ? kind === 'ordinary-too' && (part.capital || self) : part.capital))
  if (!last || isThing(last.after)) return undefined
  const isPair = last !== first && wordsOf(page, { first, last }).every((part) => nameKind(part.fold) !== 'none')
  return self || first.capital || kind === 'clear' || isPair ? { first, last, self } : undefined
}

function maybe(page: Page, word: Word): Found | undefined {
  const cue = maybeName(word)
  const first = cue && skip(cue.last.after)
  if (!first || /[?!.;]/.test(first.gap)) return undefined
  const self = cue.meaning === 'self'
  // "I Am Ozzy" is a title; "I'm Taylor Swift" is said by somebody of that name.
  if (self && word.after?.fold === 'am' && word.after.capital && !word.after.upper) return undefined
  if (isKept(page, first, 'likely') && !/^(?:i'm|im|i)$/.test(word.fold)) return undefined
  if (!self && page.held.has(first.fold) && !greetings.has(word.fold)) return undefined
  if (!isNamed(first, self, word)) return undefined
  const last = nameFrom(first, (part, isFirst) => isFirst || (looksLikeName(part) && isCasedLike(part, first))) ?? first
  if (isThing(last.after)) return undefined
  const byStaff = page.turns[first.turn]?.from === 'librarian' && word.fold !== 'from'
  const isMaker = (last !== first || byStaff) && /^(?:from|with|and|or|like|than|between)$/.test(word.fold) && speaksOfWorks(page, first.turn)
  return isMaker ? undefined : { first, last, self }
}

/** Past "Mr" and "just" to the word that could be a name. */
function skip(word: Word | undefined): Word | undefined {
  let first = word
  while (first && (honorifics.has(first.fold) || /^(?:is|just|actually|called|um|uh|also)$/.test(first.fold))) first = first.after
  return first
}

/** Whether the word behind "I'm" or "hi" is a name: on a list; or a capitalised word nobody knows, where somebody names themselves. */
function isNamed(word: Word, self: boolean, cue: Word): boolean {
  if (word.digits) return false
  const next = word.after
  const greeting = greetings.has(cue.fold)
  const goesOn = /^(?:again|here|speaking|from|btw)$/.test(next?.fold ?? '')
  switch (nameKind(word.fold)) {
    case 'clear':
      return word.capital || self || greeting || (isLast(word) && word.before === cue)
    case 'ordinary-too':
      if (!word.capital) return self && goesOn && isMostlyName(word.fold)
      if (greeting ? isLast(word) : (self && goesOn) || (!word.opens && toPeople.has(cue.fold))) return true
      if (seasons.has(word.fold) || isPlace(word.fold)) return false
      return isLast(word) || (self && next?.fold === 'and') || (next?.capital === true && !isOrdinary(next.fold))
    default:
      if (!word.capital || isOrdinary(word.fold) || isPlace(word.fold) || isNationality(word) || (word.upper && word.text.length < 6)) return false
      if (cue.fold === 'under' && isLast(word)) return true
      return (self || greeting) && (isLast(word) || goesOn || next?.capital === true || /^(?:and|i|at|in|with)$/.test(next?.fold ?? ''))
  }
}

/** "mark here, can I …", "thanks -dan", and "Bhattacharya, Arunima." where nothing else is said. */
export function signedOff(_page: Page, word: Word): Found | undefined {
  const next = word.after
  const kind = nameKind(word.fold)
  if (word.before === undefined && next?.fold === 'here' && next.joined && kind !== 'none' && !/^(?:is|are|was)$/.test(next.after?.fold ?? '')) {
    return { first: word, last: word, self: true }
  }
  if (!word.capital && isMostlyName(word.fold) && isSignature(word, word) && /[-–—~]\s?$/.test(word.gap)) return { first: word, last: word, self: true }
  const isPart = (part: Word) => part.capital && !part.upper && !part.digits && !isOrdinary(part.fold) && !isPlace(part.fold)
  const surnameFirst = word.opens && next?.gap === ', ' && isPart(word) && isPart(next) && (next.after === undefined || next.after.opens)
  return surnameFirst ? { first: word, last: next, self: true } : undefined
}
