import { goesOnWith, isSignature, nameFrom } from './name-shape.ts'
import { isFigure, isMachine, isMostlyName, isOrdinary, isPartOfPlace, isPlace, isUnheard, nameKind, soundsLikeName, type NameKind } from './names.ts'
import { isMonth } from './meant.ts'
import { isKept, isMarked, type Page } from './page.ts'
import type { Found } from './found.ts'
import { speaksOfWorks } from './speaks-of-works.ts'
import { deeds, honorifics, isNationality, isThing, seasons, verbs } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Step 6: a name on the lists that nothing beside it gives away; held back where it could be an author's, a title's, a place's or a king's. */
export function listed(page: Page, word: Word): Found | undefined {
  if (word.digits || weekday.test(word.fold) || isKept(page, word, 'likely') || isMarked(page, word)) return undefined
  const kind = kindHere(page, word)
  if (kind === 'none' || isPartOfPlace(word) || isHeldBack(page, word)) return undefined
  const last = nameFrom(word, (part, isFirst) => isFirst || (goesOnWith(page, part, word) && (part.capital || part.text.includes('-') || nameKind(part.fold) !== 'none' || (isUnheard(part) && soundsLikeName(part.fold) > 0.3)))) ?? word
  const { after } = last
  const single = last === word
  // "willow creek"
  if (!single && isThing(last)) return undefined
  if (isThing(after) || (single && after?.joined && after.capital && isOrdinary(after.fold) && !after.opens && !after.upper)) return undefined
  const signed = isSignature(word, last)
  const acts = after?.joined === true && !last.possessive && (deeds.has(after.fold) || isAbout(page, after))
  const isGuess = nameKind(word.fold) === 'none'
  if (!signed && !acts && isGuess && speaksOfWorks(page, word.turn, 4)) return undefined
  if (!signed && !acts && (!single || kind === 'family' || page.turns[word.turn]?.from === 'librarian') && speaksOfWorks(page, word.turn)) {
    page.held.add(word.fold)
    return undefined
  }
  const hasVerb = after?.joined === true && verbs.has(after.fold) && !last.possessive
  return isPerson(page, word, last, kind, { signed, acts, hasVerb }) ? { first: word, last, self: signed } : undefined
}

const about = /^(?:is|isn't|isn’t|was|wasn't|won't be|will be|'ll be|should be) (?:here|away|coming|working|busy|around|helping|happy|able|off\b|on (?:her|his|their|leave|duty|vacation|holiday|break|lunch|a call|the phone|the way)|in (?:today|tomorrow|now|at|until|from|till|on)|out (?:today|sick|until|till|for)|at (?:lunch|the desk|the front|circ)|our|one of our|the \w+ librarian|a (?:saint|star|gem|legend|librarian|friend|student))\b/i

/** "Adaeze is on her way": who is here, away or busy is no book. */
const isAbout = ({ text }: Page, verb: Word): boolean => /^(?:is|was|will|should|isn't|wasn't|won't)$/.test(verb.fold) && about.test(text.slice(verb.start, verb.start + 40))

/** "Is Bob in today": a capital within a sentence makes a name of what is mostly one. */
function kindHere(page: Page, word: Word): NameKind {
  const kind = nameKind(word.fold)
  const isName = kind === 'ordinary-too' && word.capital && !word.opens && isMostlyName(word.fold) && !seasons.has(word.fold) && !isPlace(word.fold)
  if (isName || (kind === 'none' && isBeforeListed(word)) || (kind !== 'ordinary-too' && word.capital && hasInitial(word) && !isOrdinary(word.fold))) return 'clear'
  // "Goodnight Moon": a rare word that is a family name too.
  if (kind === 'family' && (!isEnglish(page, word) || isMachine(word))) return 'none'
  if (kind === 'family') return isUnheard(word) || (word.capital && !isOrdinary(word.fold) && !(word.after?.joined && word.after.capital)) ? kind : 'none'
  return kind === 'none' && isEnglish(page, word) && isSpelledLikeName(word) ? 'family' : kind
}

const isEnglish = ({ languages }: Page, { turn }: Word): boolean => languages[turn] === 'en'

/** "Kerberos password": what goes with machines is the name of one. */
const ofMachines = /^(?:passwords?|accounts?|login|logins|app|apps|database|databases|websites?|sites?|page|pages|portal|link|links|files?|format|software|program|system|server|network|wifi|printer|code|edition|style|catalog|catalogue|subscription|access)$/

function isOfMachines({ before, after }: Word): boolean {
  if (ofMachines.test(after?.fold ?? '') || /^(?:using|via|through|in|into|on|onto|at|called|version|the|a|an|use|used|uses|open|opened|try|tried|install|installed)$/.test(before?.fold ?? '')) return true
  return before?.fold === 'with' && before.before?.fold === 'in'
}

/** A word on no list that is spelled like a name: with a capital within a sentence a little, in lower case much more so. */
const isSpelledLikeName = (word: Word): boolean =>
  isUnheard(word) && !word.upper && !isNationality(word) && word.fold.length > 3 && !isOfMachines(word) && (word.capital ? !word.opens && !/[^aiou]s$/.test(word.fold) && soundsLikeName(word.fold) > 0 : soundsLikeName(word.fold) > 1.5 && !/(?:ed|ing|ly|s|tion)$/.test(word.fold))

/** "J. Petrossian" */
const hasInitial = ({ before, gap }: Word): boolean => before !== undefined && /^\p{Lu}$/u.test(before.text) && /^\. ?$/.test(gap)

/** "Walburga Pfeiffer": a word that nobody knows before a name. */
const isBeforeListed = (word: Word): boolean => {
  const { after } = word
  if (!word.capital || word.upper || !isUnheard(word) || isNationality(word) || !after?.joined || !after.capital || after.opens || isOrdinary(after.fold)) return false
  return /^(?:clear|family)$/.test(nameKind(after.fold))
}

type Signs = { signed: boolean; acts: boolean; hasVerb: boolean }

function isPerson(page: Page, first: Word, last: Word, kind: NameKind, { signed, acts, hasVerb }: Signs): boolean {
  const single = first === last
  if (first.capital && kind === 'clear') {
    // "Madison and Clinton are nearby": a place, unless it does what people do.
    if (single && isPlace(first.fold) && !acts && !signed) return false
    return !(single && first.upper && first.text.length < 4)
  }
  if (first.capital && kind === 'family') return signed || acts || !single || (!first.opens && !first.upper && !isPlace(first.fold) && !isNationality(first)) || hasVerb
  if (first.capital && acts && isMostlyName(first.fold) && !speaksOfWorks(page, first.turn)) return true
  if (first.capital) return signed || (!single && !isOrdinary(last.fold)) || (!first.opens && hasVerb && !isPlace(first.fold) && !seasons.has(first.fold))
  // In a script without capitals a name alone says too little; so do, in lower case, three letters, and a place.
  if (kind === 'ordinary-too' || first.text.toLowerCase() === first.text.toUpperCase()) return false
  return signed || (!single && nameKind(last.fold) !== 'none') || (hasVerb && !isPlace(first.fold)) || (isEnglish(page, first) && first.fold.length > 3 && isUnheard(first) && !isNationality(first)) || (!single && nameKind(last.fold) !== 'none') || (hasVerb && !isPlace(first.fold))
}

const weekday = /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day)?s?-/
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
  // "F as in Frank", "on Jan 20"
  if ((before?.fold === 'in' && before.before?.fold === 'as' && isOrdinary(word.fold)) || isMonth(word)) return true
  const isCharacter = before !== undefined && /^(?:named|called)$/.test(before.fold) && speaksOfWorks(page, word.turn)
  const isKing = after?.joined === true && regnal.test(after.text)
  const isOfHistory = isFigure(word.fold) && !isSignature(word, word) && !deeds.has(after?.fold ?? '')
  if (isCharacter || isKing || isOfHistory) page.held.add(word.fold)
  return page.held.has(word.fold) || isWithinTitle(page, word)
}

/** "the Treaty of Guadalupe Hidalgo", "Captain Marvel", "The Mysterious Mr. Quin", and a surname whose first name was held back. */
export function isWithinTitle(page: Page, word: Word): boolean {
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
