import { afterGreeting, beforeName, belongings, isHonorific, isThing, isVerbOfPeople, kin, looksLikeName, maybeName, nameEnd } from './context.ts'
import { isOrdinary, isPlace, nameKind } from './names.ts'
import type { Reading } from './reading.ts'
import { enterName, type Roll } from './roll.ts'
import type { Sheet, Who } from './sheet.ts'
import type { Word } from './words.ts'

const months = new Set('january february march april may june july august september october november december summer autumn spring winter christmas easter'.split(' '))
const relations = new Set('aunt auntie uncle cousin grandma grandpa granny nana tia tio tante onkel oma opa abuela abuelo brother sister mama papa mum mom dad'.split(' '))

/** Steps 5 and 6: names that something beside them gives away, and names on the lists that nothing holds back. */
export function findPeople(reading: Reading, sheet: Sheet, roll: Roll): void {
  const { words } = reading
  for (let at = 0; at < words.length; at += 1) {
    const span = introduced(words, at, sheet) ?? related(words, at, sheet) ?? listed(words, at, sheet)
    if (!span) continue
    const [first, last] = [words[span.from], words[span.to - 1]]
    if (!first || !last || sheet.isKept(first.start, last.end, 'number')) continue
    const from = reading.turns[first.turn]?.from
    const who: Who = span.self ? (from === 'librarian' ? 'librarian' : from === 'patron' ? 'patron' : 'other') : 'other'
    sheet.mark(first.start, last.end, 'NAME', who)
    for (let n = span.from; n < span.to; n += 1) if (!relations.has(words[n]?.fold ?? '')) enterName(roll, words[n]?.text ?? '', who)
    at = Math.max(at, span.to - 1)
  }
}

type Span = { from: number; to: number; self: boolean }

const nationality = /(?:ian|ean|ish|ese|ist|ani)$/
const isSameTurn = (words: readonly Word[], at: number, other: number) => words[at] !== undefined && words[at]?.turn === words[other]?.turn

/** "My name is grace", "I'm Fuyuka", "Hi Anita,", "— John" at the end. */
function introduced(words: readonly Word[], at: number, sheet: Sheet): Span | undefined {
  const sure = beforeName(words as Word[], at)
  if (sure) {
    const from = skip(words, at + sure.length)
    const first = words[from]
    if (first && isSameTurn(words, from, at) && !/[?!]|\.\s/.test(first.gap) && !(sure.meaning === 'other' && isKeptName(first, sheet))) {
      const kind = nameKind(first.fold)
      const end = nameEnd(words, from, (word, n) => looksLikeName(word) || (n === 0 && kind === 'ordinary-too' && (word.capital || sure.meaning === 'self')) || (word.capital && n > 0))
      const fits = sure.meaning === 'self' ? end > from : end > from && (first.capital || kind === 'clear')
      if (fits && !isThing(words[end])) return { from, to: end, self: sure.meaning === 'self' }
    }
  }
  const maybe = maybeName(words as Word[], at)
  if (maybe) {
    const from = skip(words, at + maybe.length)
    const first = words[from]
    if (first && isSameTurn(words, from, at) && !/[?!.;]/.test(first.gap) && !isKeptName(first, sheet) && isNamed(words, from, maybe.meaning === 'self', at)) {
      const end = Math.max(from + 1, nameEnd(words, from, (word, n) => n === 0 || looksLikeName(word) && (word.capital === first.capital)))
      if (!isThing(words[end])) return { from, to: end, self: maybe.meaning === 'self' }
    }
  }
  return undefined
}

const isKeptName = (word: Word, sheet: Sheet): boolean => sheet.isKept(word.start, word.end, 'likely')

function skip(words: readonly Word[], at: number): number {
  let from = at
  while (isHonorific(words[from]?.fold ?? '') || /^(?:is|just|actually|called|um|uh|also)$/.test(words[from]?.fold ?? '')) from += 1
  return from
}

/** Whether the word behind "I'm" or "hi" is a name: on a list; or a capitalised word nobody knows, where somebody names themselves. */
function isNamed(words: readonly Word[], at: number, self: boolean, cue: number): boolean {
  const word = words[at]
  const next = words[at + 1]
  if (!word || word.digits) return false
  const last = !isSameTurn(words, at + 1, at) || next?.opens === true || /^\s?[,.!–—-]/.test(next?.gap ?? '')
  const greeting = afterGreeting.has(words[cue]?.fold ?? '')
  const kind = nameKind(word.fold)
  if (kind === 'clear') return word.capital || self || greeting || last && at - cue === 1
  if (kind === 'ordinary-too') return word.capital && !months.has(word.fold) && (greeting ? last : !isPlace(word.fold) && (last || self && next?.fold === 'and' || next?.capital === true && !isOrdinary(next.fold)))
  if (!word.capital || isOrdinary(word.fold) || isPlace(word.fold) || nationality.test(word.fold) || word.upper && word.text.length < 6) return false
  return (self || greeting) && (last || /^(?:and|from|here|i|at|in|with)$/.test(next?.fold ?? '') || next?.capital === true)
}

/** "my son Tyler", "Professor Ng", "uncle Richard", "Ljiljana's party". */
function related(words: readonly Word[], at: number, sheet: Sheet): Span | undefined {
  const word = words[at]
  const next = words[at + 1]
  if (!word) return undefined
  const titled = isHonorific(word.fold) && (word.capital || word.fold.length < 4)
  if ((titled || kin.has(word.fold)) && next && next.turn === word.turn && (next.joined || /^, ?$|^\. ?$/.test(next.gap)) && !word.possessive && !isKeptName(next, sheet)) {
    const plural = kin.has(word.fold) && /^,/.test(next.gap)
    const kind = nameKind(next.fold)
    const fits = titled ? next.capital && !/^(?:who|no|strange|love|and|of|at|in|i)$/.test(next.fold) && (kind !== 'none' || !isOrdinary(next.fold))
      : kind === 'clear' || (kind === 'ordinary-too' && next.capital && !months.has(next.fold)) || (next.capital && !plural && !next.upper && !isOrdinary(next.fold) && !isPlace(next.fold) && !next.digits)
    if (fits) {
      const from = relations.has(word.fold) ? at : at + 1
      const end = Math.max(at + 2, nameEnd(words, at + 1, (other, n) => n === 0 || (looksLikeName(other) && (other.capital === next.capital))))
      if (!isThing(words[end])) return { from, to: end, self: false }
    }
  }
  if (word.possessive && next?.turn === word.turn && belongings.has(next.fold) && !isKeptName(word, sheet) && !relations.has(word.fold)) {
    const kind = nameKind(word.fold)
    if (kind === 'clear' || (kind === 'ordinary-too' && word.capital) || (kind === 'family' && word.capital && !isOrdinary(word.fold)) || (kind === 'none' && word.capital && !word.opens && !isOrdinary(word.fold) && !isPlace(word.fold))) return { from: at, to: at + 1, self: false }
  }
  return undefined
}

/** A name on the lists that stands by itself: capitalised and nothing bibliographic or geographic about it, or in lower case with a verb of people behind it. */
function listed(words: readonly Word[], at: number, sheet: Sheet): Span | undefined {
  const word = words[at]
  if (!word || word.digits || isKeptName(word, sheet) || sheet.isMarked(word.start, word.end)) return undefined
  const kind = nameKind(word.fold)
  if (kind === 'none' || kind === 'family') return undefined
  const before = words[at - 1]
  const partOfTitle = before !== undefined && word.joined && before.capital && !before.opens && before.turn === word.turn && nameKind(before.fold) === 'none' && !isHonorific(before.fold)
  const end = Math.max(at + 1, nameEnd(words, at, (other, n) => n === 0 || (other.capital === word.capital && looksLikeName(other) && !(other.capital ? false : nameKind(other.fold) === 'none'))))
  const after = words[end]
  const last = words[end - 1]
  if (partOfTitle || isThing(after) || (last?.joined && after?.joined && after.capital && isOrdinary(after.fold) && !after.opens && !after.upper && end - at === 1)) return undefined
  const verb = isSameTurn(words, end, at) && isVerbOfPeople(after) && !(last?.possessive)
  if (word.capital) {
    if (kind === 'clear') return word.upper && end - at === 1 && word.text.length < 4 ? undefined : { from: at, to: end, self: isSignature(words, at, end) }
    const full = end - at > 1 && !isOrdinary(last?.fold ?? '')
    return full || (!word.opens && verb && !isPlace(word.fold) && !months.has(word.fold)) || isSignature(words, at, end) ? { from: at, to: end, self: isSignature(words, at, end) } : undefined
  }
  if (kind !== 'clear') return undefined
  const full = end - at > 1 && nameKind(last?.fold ?? '') !== 'none'
  return full || (verb && !isPlace(word.fold)) || isSignature(words, at, end) ? { from: at, to: end, self: isSignature(words, at, end) } : undefined
}

/** "thanks! -John", "Best,\nMaria": a name at the very end of a turn behind a dash, a comma or a line break. */
function isSignature(words: readonly Word[], at: number, end: number): boolean {
  const word = words[at]
  return word !== undefined && !isSameTurn(words, end, at) && isSameTurn(words, at - 1, at) && /[-–—~,\n]\s?$/.test(word.gap)
}
