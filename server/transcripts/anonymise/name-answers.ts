import { skipFillers, type Place } from './skip-fillers.ts'
import { looksLikeName, nameFrom, withInitials } from './name-shape.ts'
import { isAlsoName, isOrdinary, isPlace, nameKind, particles } from './names.ts'
import { isKept, isMarked, mark, wordsOf, type Page, type Stretch } from './page.ts'
import type { Turn } from './reading.ts'
import { enterName } from './roll.ts'
import type { Who } from './sheet.ts'
import { honorifics } from './vocabulary.ts'
import type { Word } from './words.ts'

/** The answer to "your name?": at the beginning of the turn or of one of its next sentences, or else behind a word such as "to" or "is". */
export function maskNameAnswer({ page, from }: Place): boolean {
  let found = false
  let word = skipFillers(from, page)
  for (let tries = 0; word && tries < 4; tries += 1) {
    const first: Word = (honorifics.has(word.fold) && word.after) || word
    const last = answerFrom(first, from)
    if (last && !page.sheet.isKept(first.start, last.end, 'likely')) {
      take(page, { first, last }, 'patron')
      found = true
      // "Anna Kowalski and Piotr", "Kowalski, Anna"
      if (last.after?.fold !== 'and' && !/^[,/]/.test(last.after?.gap ?? '')) break
      word = skipFillers(last.after, page)
    } else word = skipFillers(nextSentence(first), page)
  }
  return found || maskNamedWithin(page, from)
}

function take(page: Page, name: Stretch, who: Who): void {
  mark(page, { first: withInitials(name.first), last: name.last }, 'NAME', who)
  for (const part of wordsOf(page, name)) enterName(page.roll, part.text, who)
}

function nextSentence(word: Word): Word | undefined {
  let next = word.after
  while (next && !next.opens) next = next.after
  return next
}

/** The last word of a name that begins here, where a name was asked for; everyday words are names when they stand alone, or among names only. */
function answerFrom(first: Word, from: Word): Word | undefined {
  const { after } = first
  const whole = clauseOfNames(first)
  if (whole) return whole
  const last = nameFrom(first, (word, isFirst) => looksLikeName(word) || (!isFirst && word.capital && !word.opens))
  if (last) return first.opens && first !== from && isOrdinary(first.fold) ? undefined : last
  if (nameKind(first.fold) !== 'ordinary-too') return isWholeAnswer(first) ? first : undefined
  if (after === undefined || after.opens || /[,–—-]/.test(after.gap)) return first
  return first.capital && after.capital && looksLikeName(after) ? after : undefined
}

const noName = /^(?:yes|yeah|yep|no|nope|ok|okay|sure|what|why|who|when|where|how|this|that|it|him|her|them|me|my|you|here|there|same|both|all|any|none|please|sorry|hi|hello|hey|thanks|thank|good|great|fine|well|right|so|oh|um|uh|hmm|wait|just|not|the|and|but|love|man|lady|guy|mom|dad|son|day|do|to|for|from|with|at|in|on|of|a|an|lot|friend|sister|brother|mother|father|teacher|some|more|later|now|today|as|we|i|is|was|be)$/

/** "Last name?", "king": a whole turn, or what it begins with before a full stop. */
const isWholeAnswer = (word: Word): boolean => word.before === undefined && (word.after === undefined || /^[.,!]/.test(word.after.gap)) && !noName.test(word.fold) && (isAlsoName(word.fold) || (word.capital && nameKind(word.fold) !== 'none'))

/** "tyler van der berg", "hope summers": the end of a clause of nothing but names, some of which are words too. */
function clauseOfNames(first: Word): Word | undefined {
  const kind = nameKind(first.fold)
  if (kind !== 'clear' && kind !== 'ordinary-too' && (noName.test(first.fold) || !isAlsoName(first.fold))) return undefined
  let last = first
  let parts = 0
  for (let word: Word | undefined = first, steps = 0; word && steps < 6 && (word === first || word.joined); word = word.after, steps += 1) {
    if (!particles.has(word.fold)) {
      if (word.digits || (nameKind(word.fold) === 'none' && isOrdinary(word.fold) && (word !== first || kind !== 'none'))) return undefined
      parts += 1
    }
    last = word
  }
  const ends = last.after === undefined || last.after.opens || /[,–—-]/.test(last.after.gap)
  return ends && parts > 1 ? last : undefined
}

/** Masks a turn of at most three words, past "yes, it's", if all of them could be names. Gives whether it did. */
export function maskWholeName(page: Page, { words, end }: Turn): boolean {
  const first = skipFillers(words[0], page)
  const last = words.at(-1)
  if (!first || !last || last.at - first.at > 2 || last.end < end - 2) return false
  const isPart = (word: Word): boolean => !word.digits && !noName.test(word.fold) && !isKept(page, word, 'sure') && !isMarked(page, word) && (!isPlace(word.fold) || /^(?:clear|ordinary-too)$/.test(nameKind(word.fold))) && (!isOrdinary(word.fold) || nameKind(word.fold) === 'ordinary-too' || (word.capital && isAlsoName(word.fold)))
  if (!wordsOf(page, { first, last }).every((word) => isPart(word) || (word !== last && particles.has(word.fold)))) return false
  take(page, { first, last }, 'other')
  return true
}

const leadsToName = /^(?:to|for|is|it's|its|by|with|under|named|called|from|try|say|and|me|host|guest)$/

/** "Send it to Jasbir", "yes, the host is Iines": a capitalised word that is on no list of words, behind one that may lead to a name. */
function maskNamedWithin(page: Page, from: Word): boolean {
  for (let word = from.after; word; word = word.after) {
    if (!word.capital || word.opens || word.upper || isPlace(word.fold) || !leadsToName.test(word.before?.fold ?? '')) continue
    const last = nameFrom(word, looksLikeName)
    if (!last || isMarked(page, word) || isKept(page, word, 'likely')) continue
    take(page, { first: word, last }, 'other')
    return true
  }
  return false
}
