import { afterGreeting, beforeName, belongings, giving, isHonorific, isThing, isVerbOfPeople, kin, looksLikeName, maybeName, nameEnd, ofWorks, pronouns, toPeople } from './context.ts'
import { isFigure, isMostlyName, isOrdinary, isPlace, nameKind } from './names.ts'
import type { Reading } from './reading.ts'
import { enterName, type Roll } from './roll.ts'
import type { Sheet, Who } from './sheet.ts'
import type { Word } from './words.ts'

const months = new Set('january february march april may june july august september october november december summer autumn spring winter christmas easter'.split(' '))
const relations = new Set('aunt auntie aunty uncle grandma grandpa granny nana tia tio tante onkel oma opa abuela abuelo'.split(' '))

const deeds = new Set('called emailed texted phoned asked came left lives lived works worked borrowed returned lost owes owed forgot picked stopped visited wants needs said says told lives studies graduated married'.split(' '))

/** Steps 5 and 6: names that something beside them gives away, and names on the lists that nothing holds back. `held` are words seen in titles and authors. */
export function findPeople(reading: Reading, sheet: Sheet, roll: Roll, held: Set<string>): void {
  const { words } = reading
  for (let at = 0; at < words.length; at += 1) {
    const span = introduced(words, at, sheet, held, reading) ?? related(words, at, sheet, held, reading) ?? relative(words, at, sheet) ?? parent(words, at, sheet) ?? spokenOf(words, at, sheet) ?? listed(words, at, sheet, held, reading) ?? alone(reading, at, sheet, held)
    if (!span) continue
    const [first, last] = [words[span.from], words[span.to - 1]]
    if (!first || !last || sheet.isKept(first.start, last.end, 'number')) continue
    const from = reading.turns[first.turn]?.from
    const who: Who = span.self ? (from === 'librarian' ? 'librarian' : from === 'patron' ? 'patron' : 'other') : 'other'
    sheet.mark(first.start, last.end, 'NAME', who)
    for (let n = span.from; n < span.to; n += 1) if (span.to - span.from === 1 || !relations.has(words[n]?.fold ?? '')) enterName(roll, words[n]?.text ?? '', who)
    at = Math.max(at, span.to - 1)
  }
}

type Span = { from: number; to: number; self: boolean }

const nationality = /(?:ian|ean|ish|ese|ist|ani)$/
const isSameTurn = (words: readonly Word[], at: number, other: number) => words[at] !== undefined && words[at]?.turn === words[other]?.turn

/** "My name is grace", "I'm Fuyuka", "Hi Anita,", "— John" at the end. */
function introduced(words: readonly Word[], at: number, sheet: Sheet, held: Set<string>, reading: Reading): Span | undefined {
  const sure = beforeName(words as Word[], at)
  if (sure) {
    const from = skip(words, at + sure.length)
    const first = words[from]
    if (first && isSameTurn(words, from, at) && !/[?!]|\.\s/.test(first.gap) && !(sure.meaning === 'other' && (isKeptName(first, sheet) || /^(?:named|name)$/.test(words[at]?.fold ?? '') && speaksOfWorks(reading, first.turn)))) {
      const kind = nameKind(first.fold)
      const end = nameEnd(words, from, (word, n) => looksLikeName(word) || (n === 0 && kind === 'ordinary-too' && (word.capital || sure.meaning === 'self')) || (word.capital && n > 0))
      const pair = end - from > 1 && words.slice(from, end).every((word) => nameKind(word.fold) !== 'none')
      const fits = sure.meaning === 'self' ? end > from : end > from && (first.capital || kind === 'clear' || pair)
      if (fits && !isThing(words[end])) return { from, to: end, self: sure.meaning === 'self' }
    }
  }
  const maybe = maybeName(words as Word[], at)
  if (maybe) {
    const from = skip(words, at + maybe.length)
    const first = words[from]
    if (first && isSameTurn(words, from, at) && !/[?!.;]/.test(first.gap) && (/^(?:i'm|im|i)$/.test(words[at]?.fold ?? '') || !isKeptName(first, sheet)) && (maybe.meaning === 'self' ? words[at + 1]?.fold !== 'am' || !words[at + 1]?.capital || words[at + 1]?.upper : !held.has(first.fold) || afterGreeting.has(words[at]?.fold ?? '')) && isNamed(words, from, maybe.meaning === 'self', at)) {
      const end = Math.max(from + 1, nameEnd(words, from, (word, n) => n === 0 || looksLikeName(word) && (word.capital === first.capital || /-\p{Lu}/u.test(word.text))))
      const maker = (end - from > 1 || reading.turns[first.turn]?.from === 'librarian' && words[at]?.fold !== 'from') && /^(?:from|with|and|or|like|than|between)$/.test(words[at]?.fold ?? '') && speaksOfWorks(reading, first.turn)
      if (!isThing(words[end]) && !maker) return { from, to: end, self: maybe.meaning === 'self' }
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
  const again = isSameTurn(words, at + 1, at) && /^(?:again|here|speaking|from|btw)$/.test(next?.fold ?? '')
  if (kind === 'ordinary-too') {
    if (!word.capital) return self && again && isMostlyName(word.fold)
    if (greeting ? last : self && again || !word.opens && toPeople.has(words[cue]?.fold ?? '')) return true
    return !months.has(word.fold) && !isPlace(word.fold) && (last || self && next?.fold === 'and' || next?.capital === true && !isOrdinary(next.fold))
  }
  if (!word.capital || isOrdinary(word.fold) || isPlace(word.fold) || nationality.test(word.fold) || word.upper && word.text.length < 6) return false
  return last && words[cue]?.fold === 'under' || (self || greeting) && (last || /^(?:and|from|here|i|at|in|with|again|btw|speaking)$/.test(next?.fold ?? '') || next?.capital === true)
}

/** "my son Tyler", "Professor Ng", "uncle Richard", "Ljiljana's party". */
function related(words: readonly Word[], at: number, sheet: Sheet, held: Set<string>, reading: Reading): Span | undefined {
  const word = words[at]
  const next = words[at + 1]
  if (!word) return undefined
  const before = words[at - 1]
  const inTitle = word.joined && before?.turn === word.turn && before.capital && !before.opens && isOrdinary(before.fold) && !isHonorific(before.fold)
  const titled = isHonorific(word.fold) && (word.capital || word.fold.length < 4) && !inTitle
  if (relations.has(word.fold) && word.capital && !/^(?:my|our|his|her|their|your|to)$/.test(words[at - 1]?.fold ?? '') && speaksOfWorks(reading, word.turn)) return undefined
  if ((titled || kin.has(word.fold)) && next && next.turn === word.turn && (next.joined || /^, ?$/.test(next.gap) || (titled && /^\. ?$/.test(next.gap))) && !word.possessive && !isKeptName(next, sheet) && !(held.has(next.fold) && (titled || word.capital && !word.opens))) {
    const plural = kin.has(word.fold) && /^,/.test(next.gap)
    const kind = nameKind(next.fold)
    const fits = titled ? next.capital && !/^(?:who|no|strange|love|and|of|at|in|i)$/.test(next.fold) && (kind !== 'none' || !isOrdinary(next.fold))
      : kind === 'clear' || (kind === 'ordinary-too' && next.capital && !months.has(next.fold)) || (next.capital && !plural && !next.opens && !next.upper && !next.digits && !isPlace(next.fold) && !months.has(next.fold) && (kind !== 'none' || !isOrdinary(next.fold) || next.fold.length > 2 && next.possessive))
    if (fits) {
      const from = relations.has(word.fold) ? at : at + 1
      const end = Math.max(at + 2, nameEnd(words, at + 1, (other, n) => n === 0 || (looksLikeName(other) && (other.capital === next.capital || /-\p{Lu}/u.test(other.text)))))
      if (!isThing(words[end])) return { from, to: end, self: false }
    }
  }
  if (word.possessive && next?.turn === word.turn && belongings.has(next.fold) && !isKeptName(word, sheet) && !relations.has(word.fold)) {
    const kind = nameKind(word.fold)
    if (kind === 'clear' || (kind === 'ordinary-too' && word.capital) || (kind === 'family' && word.capital && !isOrdinary(word.fold)) || (kind === 'none' && word.capital && !word.opens && !isOrdinary(word.fold) && !isPlace(word.fold))) return { from: at, to: at + 1, self: false }
  }
  return undefined
}

const copula = new Set(['is', 'was', "she's", "he's", 'she', 'he', 'my', 'our'])

/** "brandon is my brother", "Priya Raghunathan, she is my sister", "Amir, my son": somebody of theirs, whatever it looked like. */
function relative(words: readonly Word[], at: number, sheet: Sheet): Span | undefined {
  const word = words[at]
  if (!word || word.digits || nameKind(word.fold) === 'none' && !word.capital || nameKind(word.fold) === 'family' && !word.capital || sheet.isKept(word.start, word.end, 'number')) return undefined
  const end = Math.max(at + 1, nameEnd(words, at, (other, n) => n === 0 || looksLikeName(other) && other.capital === word.capital))
  const next = words[end]
  if (!next || next.turn !== word.turn || words[end - 1]?.possessive || !copula.has(next.fold) || /[.!?\n]/.test(next.gap) || isOrdinary(word.fold) && nameKind(word.fold) === 'none') return undefined
  const place = words.slice(end, end + 4).findIndex(({ fold }) => /^(?:my|our)$/.test(fold))
  const relation = words[end + place + 1]
  return place >= 0 && relation?.turn === word.turn && kin.has(relation.fold) && words.slice(end, end + place).every(({ fold }) => copula.has(fold)) ? { from: at, to: end, self: false } : undefined
}

/** "Send it to Mom", "Dad said": written like a name, without "my" or "a" before it. Not "my mom". */
function parent(words: readonly Word[], at: number, sheet: Sheet): Span | undefined {
  const word = words[at]
  const before = words[at - 1]
  if (!word || !/^(?:mom|mum|mommy|mummy|dad|daddy|grandma|grandpa|granny|nana)$/.test(word.fold) || !before || before.turn !== word.turn || isThing(words[at + 1]) || isKeptName(word, sheet)) return undefined
  const asName = word.capital && !word.opens && !/^(?:a|the|an|no|single|every|any|and|or)$/.test(before.fold)
  const recipient = /^(?:to|from)$/.test(before.fold) && (words[at + 1]?.turn !== word.turn || !words[at + 1]?.joined || !/^(?:and|or|dad|mom)$/.test(words[at + 1]?.fold ?? ''))
  return asName || recipient ? { from: at, to: at + 1, self: false } : undefined
}

/** "A party for Veljko. He just got promoted", "pay Jasbir the money", "to grace" at the end: what is said beside it shows that the word is a person. */
function spokenOf(words: readonly Word[], at: number, sheet: Sheet): Span | undefined {
  const word = words[at]
  const before = words[at - 1]
  if (!word || !before || before.turn !== word.turn || word.digits || !/^(?:to|for|with|from|ask|tell|invite|told|asked|and|of|by|pay)$/.test(before.fold) || !word.joined || isKeptName(word, sheet) || isThing(words[at + 1])) return undefined
  const kind = nameKind(word.fold)
  const last = !isSameTurn(words, at + 1, at) || words[at + 1]?.opens === true || (words[at + 1]?.fold === 'and' && nameKind(words[at + 2]?.fold ?? '') === 'clear')
  const paid = before.fold !== 'from' && before.fold !== 'of' && words.slice(Math.max(0, at - 10), at + 5).some((near) => near.turn === word.turn && giving.has(near.fold))
  if (isMostlyName(word.fold) && !months.has(word.fold) && (!isPlace(word.fold) || paid) && (word.possessive || last && /^(?:to|for|from|with)$/.test(before.fold))) return { from: at, to: at + 1, self: false }
  if (!word.capital || word.upper || word.opens || isPlace(word.fold) || isPartOfPlace(words, at) || nationality.test(word.fold) || (kind !== 'family' && kind !== 'none' && !paid) || isOrdinary(word.fold)) return undefined
  const listedBefore = before.fold === 'and' && words[at - 2] !== undefined && sheet.isMarked(words[at - 2]?.start ?? 0, words[at - 2]?.end ?? 0)
  const person = listedBefore || words.slice(at + 1, at + 15).some((near) => near.turn === word.turn && pronouns.has(near.fold))
  return person || paid ? { from: at, to: Math.max(at + 1, nameEnd(words, at, (other, n) => n === 0 || other.capital && looksLikeName(other))), self: false } : undefined
}

/** A name on the lists that stands by itself: capitalised and nothing bibliographic or geographic about it, or in lower case with a verb of people behind it. */
function listed(words: readonly Word[], at: number, sheet: Sheet, held: Set<string>, reading: Reading): Span | undefined {
  const word = words[at]
  if (!word || word.digits || isKeptName(word, sheet) || sheet.isMarked(word.start, word.end)) return undefined
  const written = nameKind(word.fold)
  // "Is Bob in today": a capital within a sentence makes a name of what is mostly one.
  const kind = written === 'ordinary-too' && word.capital && !word.opens && isMostlyName(word.fold) && !months.has(word.fold) && !isPlace(word.fold) ? 'clear' : written
  if (isSurnameFirst(words, at)) return { from: at, to: at + 2, self: true }
  if (kind === 'none' || kind === 'family' || isPartOfPlace(words, at)) return undefined
  const before = words[at - 1]
  if (isSameTurn(words, at - 1, at) && word.joined && /^(?:the|a|an|this|that|in|at)$/.test(before?.fold ?? '') && (before?.fold !== 'in' && before?.fold !== 'at' || isPlace(word.fold))) {
    if (word.capital && /^(?:the|in|at)$/.test(before?.fold ?? '')) held.add(word.fold)
    return undefined
  }
  if (/^(?:named|called)$/.test(before?.fold ?? '') && isSameTurn(words, at - 1, at) && speaksOfWorks(reading, word.turn)) held.add(word.fold)
  // "Edward VII", "the Treaty of Guadalupe Hidalgo": kings, and what is named after somebody.
  if (isSameTurn(words, at + 1, at) && words[at + 1]?.joined && /^(?:II|III|IV|VI{0,3}|IX|XI{0,3}|XI?V|XVI{0,3})$/.test(words[at + 1]?.text ?? '')) held.add(word.fold)
  if (before?.fold === 'of' && isSameTurn(words, at - 2, at) && words[at - 2]?.capital && !words[at - 2]?.opens) return undefined
  if (isFigure(word.fold) && !isSignature(words, at, at + 1) && !deeds.has(words[at + 1]?.fold ?? '')) held.add(word.fold)
  if (held.has(word.fold)) return undefined
  const lead = isHonorific(before?.fold ?? '') ? words[at - 2] : undefined
  if (lead?.capital && before?.joined && isOrdinary(lead.fold) && !lead.opens && lead.turn === word.turn) return undefined
  const partOfTitle = before !== undefined && word.joined && before.capital && !before.opens && before.turn === word.turn && nameKind(before.fold) === 'none' && !isHonorific(before.fold)
  const end = Math.max(at + 1, nameEnd(words, at, (other, n) => n === 0 || ((other.capital === word.capital || /-\p{Lu}/u.test(other.text)) && looksLikeName(other) && (other.capital || /-\p{Lu}/u.test(other.text) || nameKind(other.fold) !== 'none'))))
  const after = words[end]
  const last = words[end - 1]
  if (partOfTitle || isThing(after) || (last?.joined && after?.joined && after.capital && isOrdinary(after.fold) && !after.opens && !after.upper && end - at === 1)) return undefined
  // A surname whose first name was held back goes with it.
  if (word.joined && before?.capital && before.turn === word.turn && nameKind(before.fold) !== 'none' && !sheet.isMarked(before.start, before.end) && !before.possessive) return undefined
  const acts = isSameTurn(words, end, at) && after?.joined === true && deeds.has(after.fold) && !last?.possessive
  if (!isSignature(words, at, end) && !acts && (end - at > 1 || reading.turns[word.turn]?.from === 'librarian') && speaksOfWorks(reading, word.turn)) {
    held.add(word.fold)
    return undefined
  }
  const verb = isSameTurn(words, end, at) && isVerbOfPeople(after) && !(last?.possessive)
  if (word.capital) {
    // "Madison and Clinton are nearby": a place, unless it does what people do.
    if (kind === 'clear' && end - at === 1 && isPlace(word.fold) && !acts && !isSignature(words, at, end)) return undefined
    if (kind === 'clear') return word.upper && end - at === 1 && word.text.length < 4 ? undefined : { from: at, to: end, self: isSignature(words, at, end) }
    const full = end - at > 1 && !isOrdinary(last?.fold ?? '')
    return full || (!word.opens && verb && !isPlace(word.fold) && !months.has(word.fold)) || isSignature(words, at, end) ? { from: at, to: end, self: isSignature(words, at, end) } : undefined
  }
  if (isMostlyName(word.fold) && isSignature(words, at, end) && /[-–—~]\s?$/.test(word.gap)) return { from: at, to: end, self: true }
  if (kind !== 'clear' || word.text.toLowerCase() === word.text.toUpperCase()) return undefined
  const full = end - at > 1 && nameKind(last?.fold ?? '') !== 'none'
  return full || (verb && !isPlace(word.fold)) || isSignature(words, at, end) ? { from: at, to: end, self: isSignature(words, at, end) } : undefined
}

/** A turn that is nothing but a name ("Wanjiku Njoroge?"), or "mark here": nothing else is said so, where no works are spoken of. */
function alone(reading: Reading, at: number, sheet: Sheet, held: Set<string>): Span | undefined {
  const { words, turns } = reading
  const word = words[at]
  const turn = turns[word?.turn ?? -1]
  if (!word || !turn || turn.first !== at) return undefined
  if (words[at + 1]?.fold === 'here' && isSameTurn(words, at + 1, at) && nameKind(word.fold) !== 'none' && words[at + 1]?.joined && !/^(?:is|are|was)$/.test(words[at + 2]?.fold ?? '')) return { from: at, to: at + 1, self: true }
  const all = words.slice(at, turn.last)
  const isPart = (part: Word) => part.capital && !part.upper && !part.digits && !isOrdinary(part.fold) && !isPlace(part.fold) && !held.has(part.fold) && !isKeptName(part, sheet)
  const fits = all.length > 1 && all.length < 4 && all.every((part, n) => isPart(part) && (n === 0 || part.joined)) && all.some(({ fold }) => nameKind(fold) !== 'none')
  return fits && !speaksOfWorks(reading, word.turn) ? { from: at, to: turn.last, self: turn.from === 'patron' } : undefined
}

/** "Bhattacharya, Arunima." and nothing else: the surname first, the given name behind a comma. */
function isSurnameFirst(words: readonly Word[], at: number): boolean {
  const [word, next, after] = [words[at], words[at + 1], words[at + 2]]
  const isPart = (part: Word) => part.capital && !part.upper && !part.digits && !isOrdinary(part.fold) && !isPlace(part.fold)
  return word !== undefined && next !== undefined && next.turn === word.turn && word.opens && next.gap === ', ' && isPart(word) && isPart(next) && (after?.turn !== word.turn || after.opens)
}

/** Whether the turn, or the one before it (before a librarian's, the three before it), speaks of books, films or music. */
function speaksOfWorks({ turns, words }: Reading, turn: number): boolean {
  const back = turns[turn]?.from === 'librarian' ? 3 : 1
  return turns.slice(Math.max(0, turn - back), turn + 1).some(({ first, last }) => {
    return words.slice(first, Math.min(last, first + 120)).some(({ fold }) => ofWorks.has(fold))
  })
}

/** "Los Angeles", "San Francisco": two words that are a place together. */
const isPartOfPlace = (words: readonly Word[], at: number): boolean => {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]]
  return word !== undefined && ((word.joined && before !== undefined && isPlace(`${before.fold} ${word.fold}`)) || (after?.joined === true && isPlace(`${word.fold} ${after.fold}`)))
}

/** "thanks! -John", "Best,\nMaria": a name at the very end of a turn behind a dash, a comma or a line break. */
function isSignature(words: readonly Word[], at: number, end: number): boolean {
  const word = words[at]
  return word !== undefined && !isSameTurn(words, end, at) && isSameTurn(words, at - 1, at) && /[-–—~,\n]\s?$/.test(word.gap)
}
