import { goesOnWith, isLast, isSignature, looksLikeName, nameFrom, withInitials } from './name-shape.ts'
import { beforeName, maybeName } from './cue-phrases.ts'
import { isMachine, isMostlyName, isOrdinary, isPlace, isUnheard, nameKind } from './names.ts'
import { isKept, wordsOf, type Page } from './page.ts'
import type { Found } from './found.ts'
import { speaksOfWorks } from './speaks-of-works.ts'
import { greetings, honorifics, isNationality, isThing, kin, seasons, toPeople } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Step 5: "My name is grace", "I'm Fuyuka", "Hi Anita,", "tell Rob". */
export const introduced = (page: Page, word: Word): Found | undefined => surely(page, word) ?? maybe(page, word)

function surely(page: Page, word: Word): Found | undefined {
  const cue = beforeName(word)
  const first = cue && skip(cue.last.after)
  if (!first || /[?!]|\.\s/.test(withInitials(first).gap)) return undefined
  const self = cue.meaning === 'self'
  const kind = nameKind(first.fold)
  // "Otherwise Known as Sheila the Great"
  if (word.fold === 'known' && isKept(page, first, 'sure')) return undefined
  // "Under nan, she has my card"
  if (!first.capital && kin.has(first.fold)) return undefined
  // "ich bin umgezogen"
  if (page.languages[first.turn] !== 'en' && ((!first.capital && kind !== 'clear' && kind !== 'ordinary-too') || isKept(page, first, 'likely'))) return undefined
  if (/^(?:for|under)$/.test(word.fold) && cue.last === word && !answersFor(page, word)) return undefined
  if (cue.last.fold === 'for' && (kind === 'none' || kind === 'family') && !isUnheard(first)) return undefined
  // "A girl named Matilda" is of a book where books are spoken of.
  // "Yes please, for Heidi", where a hold was offered.
  if (answersFor(page, word) && (kind !== 'none' || isUnheard(first)) && (first.capital || kind === 'clear') && !isPlace(first.fold) && !isKept(page, first, 'sure')) return { first, last: nameFrom(first, (part, isFirst) => isFirst || goesOnWith(page, part, first)) ?? first, self: false }
  // "Reserve it for Heidi": for somebody, unless it is no given name.
  const isFor = cue.last.fold === 'for' && /^(?:clear|ordinary-too)$/.test(kind) && !isKept(page, first, 'sure')
  if (!self && ((isKept(page, first, 'likely') && !isFor) || (/^name(?:d)?$/.test(word.fold) && !/^ ?:/.test(first.gap) && speaksOfWorks(page, first.turn)))) return undefined
  const last = nameFrom(first, (part, isFirst) => (isFirst ? looksLikeName(part) : page.languages[part.turn] === 'en' ? looksLikeName(part) : goesOnWith(page, part, first)) || (isFirst ? kind === 'ordinary-too' && (part.capital || self) : part.capital))
  if (!last || isThing(last.after)) return undefined
  const isPair = last !== first && wordsOf(page, { first, last }).every((part) => nameKind(part.fold) !== 'none')
  return self || first.capital || kind === 'clear' || isPair ? { first, last, self } : undefined
}

/** Whether a turn of the patron says nothing but yes before "for" or "under". */
function answersFor({ turns }: Page, cue: Word): boolean {
  if (!/^(?:for|under)$/.test(cue.fold) || turns[cue.turn]?.from === 'librarian') return false
  let before = cue.before
  for (let steps = 0; before && steps < 4; steps += 1) {
    if (!/^(?:yes|yea|yeah|yep|ya|y|please|pls|ok|okay|sure|perfect|great|thanks|it's|its|that's|omg|absolutely|sounds|good)$/.test(before.fold)) return false
    before = before.before
  }
  return before === undefined
}

function maybe(page: Page, word: Word): Found | undefined {
  const cue = maybeName(word)
  const first = cue && skip(cue.last.after)
  if (!first || /[?!.;]/.test(withInitials(first).gap) || (/^(?:im|i)$/.test(word.fold) && page.languages[word.turn] !== 'en')) return undefined
  const self = cue.meaning === 'self'
  // "I Am Ozzy" is a title; "I'm Taylor Swift" is said by somebody of that name.
  if (self && word.after?.fold === 'am' && word.after.capital && !word.after.upper) return undefined
  if (isKept(page, first, 'likely') && !/^(?:i'm|im|i)$/.test(word.fold)) return undefined
  if (!isNamed(page, first, self, word)) return undefined
  const last = nameFrom(first, (part, isFirst) => isFirst || goesOnWith(page, part, first)) ?? first
  if (isThing(last.after)) return undefined
  // Said again, it is most likely the title or the author again, unless another name goes with it.
  if (!self && !greetings.has(word.fold) && wordsOf(page, { first, last }).every(({ fold }) => page.held.has(fold))) return undefined
  const byStaff = page.turns[first.turn]?.from === 'librarian' && word.fold !== 'from'
  const isMaker = (last !== first || byStaff) && /^(?:from|with|and|or|like|than|between)$/.test(word.fold) && speaksOfWorks(page, first.turn)
  return isMaker ? undefined : { first, last, self }
}

/** Past "Mr" and "just" to the word that could be a name. */
function skip(word: Word | undefined): Word | undefined {
  let first = word
  while (first && (/^\p{L}$/u.test(first.text) && first.after && /^\. ?$/.test(first.after.gap) || honorifics.has(first.fold) || /^(?:is|just|actually|called|um|uh|also|not)$/.test(first.fold))) first = first.after
  return first
}

/** Whether the word behind "I'm" or "hi" is a name: on a list; or a capitalised word nobody knows, where somebody names themselves. */
function isNamed(page: Page, word: Word, self: boolean, cue: Word): boolean {
  if (word.digits) return false
  const next = word.after
  const greeting = greetings.has(cue.fold)
  const goesOn = /^(?:again|here|speaking|from|btw)$/.test(next?.fold ?? '')
  switch (nameKind(word.fold)) {
    case 'clear':
      if (word.upper && isMachine(word) && !self) return false
      return word.capital || self || greeting || (isLast(word) && word.before === cue)
    case 'ordinary-too':
      if (!word.capital) return self && ((goesOn && isMostlyName(word.fold)) || (word.before === cue && isLast(word) && isAfterNames(page, word.turn)))
      if (greeting ? isLast(word) : (self && goesOn) || (!word.opens && toPeople.has(cue.fold))) return true
      if (/^(?:under|this|name)$/.test(cue.fold) && isLast(word) && word.capital && !word.opens) return true
      if (seasons.has(word.fold) || isPlace(word.fold)) return false
      return isLast(word) || (self && next?.fold === 'and') || (next?.capital === true && !isOrdinary(next.fold))
    default:
      // "im Cadence, booked 3-4": with a capital, and nothing behind it.
      if (self && word.capital && !word.upper && !word.opens && /^(?:i'm|im)$/.test(cue.fold) && (!cue.capital || cue.before === undefined) && word.before === cue && isLast(word) && !seasons.has(word.fold) && !isNationality(word) && !isSmall(word.fold)) return true
      // "tell devonte", "thank seppinen"
      if (!word.capital) return toPeople.has(cue.fold) && isUnheard(word) && !isNationality(word) && !/(?:ed|ing|ly)$/.test(word.fold)
      if (isOrdinary(word.fold) || isPlace(word.fold) || isNationality(word) || (word.upper && word.text.length < 6)) return false
      if (/^(?:it|it's|its)$/.test(cue.fold) && speaksOfWorks(page, word.turn)) return false
      if ((cue.fold === 'under' && isLast(word)) || (toPeople.has(cue.fold) && !word.opens)) return true
      return (self || greeting) && (isLast(word) || goesOn || next?.capital === true || /^(?:and|i|at|in|with)$/.test(next?.fold ?? ''))
  }
}

/** No more than four words stand before it in its sentence. */
function isShortClause(word: Word): boolean {
  let begin = word
  for (let steps = 0; begin.before && steps < 5; steps += 1) {
    if (begin.opens) return true
    begin = begin.before
  }
  return begin.opens
}

const isSmall = (fold: string): boolean => /^(?:catholic|christian|jewish|muslim|hindu|buddhist|deaf|black|latino|latina|hispanic|asian|native|american|in|at|on|not|so|ok|okay|yes|no|a|the|here|done|good|fine)$/.test(fold)

/** Whether the turn before told or asked a name: then "im art" tells one too. */
function isAfterNames({ turns }: Page, turn: number): boolean {
  const words = turns[turn - 1]?.words.slice(0, 60) ?? []
  return words.some(({ fold, after }) => fold === 'name' || (fold === "i'm" && after?.capital === true && isLast(after)))
}

/** "hold please, Desdemona Applewhite", "Doctoral candidate. Kavitha Murugesan.": a whole name with which a patron ends what they ask, and which no work was asked for by. */
function wholeAtEnd(page: Page, first: Word): Word | undefined {
  const turn = page.turns[first.turn]
  const { before, after } = first
  const isPart = (part: Word) => part.capital && !part.upper && !part.digits && part.fold.length > 2 && !isOrdinary(part.fold) && !isPlace(part.fold) && !page.held.has(part.fold) && !isKept(page, part, 'likely')
  if (turn?.from !== 'patron' || !before || !after || !after.joined || after.after || !isPart(first) || !isPart(after)) return undefined
  const isAside = /^, $/.test(first.gap) && /^(?:please|pls|plz|thanks|thank|you|hold|ty|regards|sincerely)$/.test(before.fold)
  const isAlone = /^\. $/.test(first.gap) && (nameKind(first.fold) !== 'none' || nameKind(after.fold) !== 'none')
  return isAside || (isAlone && !/\b(?:by|author|read|book|books|title|wrote)\b/i.test(page.text.slice(turn.start, first.start))) ? after : undefined
}

/** "mark here, can I …", "thanks -dan", and "Bhattacharya, Arunima." where nothing else is said. */
export function signedOff(_page: Page, word: Word): Found | undefined {
  const next = word.after
  const kind = nameKind(word.fold)
  if (word.before === undefined && next?.fold === 'here' && next.joined && kind !== 'none' && !/^(?:is|are|was)$/.test(next.after?.fold ?? '')) {
    return { first: word, last: word, self: true }
  }
  if (!word.capital && isMostlyName(word.fold) && isSignature(word, word) && /[-–—~]\s?$/.test(word.gap)) return { first: word, last: word, self: true }
  // "See you soon, Will!"
  if (/^, ?$/.test(word.gap) && word.joined === false && word.capital && isLast(word) && kind !== 'none' && kind !== 'family' && word.before && !word.before.capital && !isKept(_page, word, 'likely') && !isPlace(word.fold) && !seasons.has(word.fold)) {
    return { first: word, last: word, self: false }
  }
  // "De acuerdo, Juanjo.", "Thanks, Xiadani!": what staff end a short clause with.
  if (/^, ?$/.test(word.gap) && word.capital && isLast(word) && (word.after === undefined || word.after.opens) && _page.turns[word.turn]?.from === 'librarian' && isUnheard(word) && word.before && !word.before.capital
    && isShortClause(word) && !isKept(_page, word, 'likely') && !speaksOfWorks(_page, word.turn, 0)) return { first: word, last: word, self: false }
  const isPart = (part: Word) => part.capital && !part.upper && !part.digits && !isOrdinary(part.fold) && !isPlace(part.fold)
  // "hi stone here"
  if (word.before && word.before.before === undefined && greetings.has(word.before.fold) && word.joined && next?.fold === 'here' && next.joined && kind !== 'none' && (next.after === undefined || next.after.opens || /^,/.test(next.after.gap))) return { first: word, last: word, self: true }
  // "Clifford, shall I hold it?"
  if (_page.turns[word.turn]?.from === 'librarian' && word.opens && word.capital && kind === 'clear' && !isPlace(word.fold) && next && /^, $/.test(next.gap) && /^(?:shall|do|would|could|can|you|your|you're|what|which|are|may|please|i|i'll|i'm|i've|it's|there|that's|the|we|if)$/.test(next.fold) && (!next.capital || next.fold.startsWith('i')) && !isKept(_page, word, 'likely')) return { first: word, last: word, self: false }
  // "we are the Stjernholm family"
  if (word.capital && !word.opens && word.before?.fold === 'the' && next?.fold === 'family' && !next.capital && /^(?:are|we're|is|am|i'm|from)$/.test(word.before.before?.fold ?? '') && !isKept(_page, word, 'likely')) return { first: word, last: word, self: true }
  const whole = wholeAtEnd(_page, word)
  if (whole) return { first: word, last: whole, self: true }
  const surnameFirst = word.opens && next?.gap === ', ' && isPart(word) && isPart(next) && (next.after === undefined || next.after.opens)
  return surnameFirst ? { first: word, last: next, self: true } : undefined
}
