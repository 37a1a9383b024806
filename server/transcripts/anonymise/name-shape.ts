import { isNameLike, isOrdinary, nameKind, particles } from './names.ts'
import { isKept, type Page } from './page.ts'
import type { Word } from './words.ts'

/**
 * The last word of a name that begins at `first`: up to six parts that `accepts` takes, with particles and initials between ("van der", "R.").
 * Undefined where not even one part is accepted.
 */
export function nameFrom(first: Word | undefined, accepts: (word: Word, isFirst: boolean) => boolean): Word | undefined {
  let last: Word | undefined
  let parts = 0
  for (let word = first, steps = 0; word !== undefined && steps < 8 && parts < 6; word = word.after, steps += 1) {
    if (word !== first && (!word.joined || word.before?.possessive || isWriter(word))) break
    // "Ó Briain", "K. Nakagawa"
    if (word === first && word.capital && isLoneLetter(word) && word.after?.joined && word.after.capital && accepts(word.after, false)) continue
    if ((word !== first && isInitial(word)) || accepts(word, word === first)) {
      last = word
      parts += 1
    } else if (!particles.has(word.fold)) break
  }
  return last
}

/** "My name is Paul I need a room": the writer, and no initial. */
const isWriter = ({ text, fold, after }: Word): boolean => /^(?:i|we|you|he|she|they|it)'/.test(fold) || (text === 'I' && after !== undefined && after.gap === ' ' && !after.capital)

/** With the initials that stand before a name: "j. t. mwangi". */
export function withInitials(first: Word): Word {
  let begin = first
  while (begin.before && isLoneLetter(begin.before) && /^(?:\. ?| )$/.test(begin.gap)) begin = begin.before
  return begin
}

const isLoneLetter = ({ text, fold, gap, after }: Word): boolean => /^\p{L}$/u.test(text) && !/['’]$/.test(gap) && (!/^[aiuy]$/.test(fold) || after?.gap.startsWith('.') === true)

/** "A." in "Robert A. Heinlein": a single letter, and if it is a word too, one with a full stop behind it or between two capitals. */
export function isInitial(word: Word): boolean {
  if (!/^\p{L}$/u.test(word.text)) return false
  if (!word.capital && /^[yeouà]$/.test(word.fold)) return word.after?.gap.startsWith('.') === true
  return (word.fold !== 'i' && word.fold !== 'a') || word.after?.gap.startsWith('.') === true || (word.capital && word.after?.capital === true)
}

/** What looks like part of a name where a name is expected: on a list and no everyday word in lower case, or unknown altogether. */
export const looksLikeName = (word: Word): boolean => isNameLike(word) && !(word.capital && word.opens && isOrdinary(word.fold))

/** Whether two parts of a name are written alike: both with a capital, or both without; "al-Sayed" has one inside. */
export const isCasedLike = (word: Word, other: Word): boolean => word.capital === other.capital || /-\p{Lu}/u.test(word.text)

/** Whether a name that began with `first` goes on with this word. In other languages than English every word is unknown: there it must be written like it and be no word of every day. */
export function goesOnWith(page: Page, part: Word, first: Word): boolean {
  if (page.languages[part.turn] === 'en') return looksLikeName(part) && isCasedLike(part, first)
  return isCasedLike(part, first) && !isKept(page, part, 'likely') && (part.capital ? looksLikeName(part) : nameKind(part.fold) !== 'none')
}

/** Whether nothing of the sentence follows, or a comma, a dash or another sentence. */
export const isLast = (word: Word): boolean => word.after === undefined || word.after.opens || /^\s?[,،.!–—-]/.test(word.after.gap)

/** "thanks! -John", "Best,\nMaria": a name at the very end of a turn, behind a dash, a comma or a line break. */
export const isSignature = (first: Word, last: Word): boolean => first.before !== undefined && last.after === undefined && /[-–—~,\n]\s?$/.test(first.gap)

/** Whether a sentence ends before this word. */
export function endsSentence(word: Word): boolean {
  const { before } = word
  if (before && (isInitial(before) || /^(?:mr|mrs|ms|dr|st|vol|no|jr|vs)$/.test(before.fold))) return false
  return /[?؟!\n;]|\.(?:\s|$)|…/.test(word.gap)
}
