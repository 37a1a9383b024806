import { isHonorific, isInitial, kin, nameEnd } from './context.ts'
import { isNameLike, isOrdinary, isFigure, nameKind, particles } from './names.ts'
import { phrases } from './phrases.ts'
import type { Reading } from './reading.ts'
import type { AnonymiseSettings } from './settings.ts'
import type { Sheet } from './sheet.ts'
import { fold, type Word } from './words.ts'

const lead = phrases<'work' | 'maker' | 'subject'>([
  ['work', [`do|does|did|would|might you have|own|carry|stock|get|hold`, `do|does the library|libraries have|own|carry`, `you guys|all have`, `does hoopla|libby|kanopy|overdrive|netflix have`, `have you got`, `you have`, `does it have`, `does main have`,
    `copy|copies|edition|editions|version|audiobook|ebook|recording|dvd|cd|translation|chapter|chapters|volume|series of`, `hold|holds on`, `request|reserve|renew|renewing|borrow|borrowed|download`, `who wrote|played|directed|sings|sang|stars|plays|starred|illustrated`, `returned|return|returning`,
    `read|reading|reread`, `looking|look|searching|search for`, `find|found|locate`, `called|titled|entitled|title|title is|titled as`, `book|novel|play|poem|movie|film|album|song|track|show|story|memoir|series|magazine|comic|dvd|audiobook|ebook`, `books|novels|movies|films|albums|songs|shows|stories`,
    `needs|need`, `call number for|of|is`, `especially`, `something|anything|stuff|more|books|similar like|to`, `similar to`, `such as`, `watch|watching|watched|play|playing|listen to|listening to|stream|rent|rented`, `recommend|suggest|recommended`, `how|what about`, `i have`, `we have`,
    `check|checking|checked out`, `in stock`, `due`, `prefer`, `finished|loved|enjoyed`, `available`, `sequel to|of`, `character|characters|character named|protagonist`, `copy`, `author|author is|author's`]],
  ['maker', [`by`, `author|authors|author is|author was|writer|poet|novelist|playwright|historian|philosopher|artist|singer|composer|director|actor|actress|band|president|king|queen|saint|pope|emperor|senator|scientist|painter`, `written|directed|illustrated|narrated|translated|edited|composed|sung|performed|starring by`,
    `starring`, `stars`, `featuring`, `feat`, `featured`, `ft`, `with actor|actress`, `mayor|governor|president|senator|premier|chancellor|minister|king|queen|pope|author|ceo is|was`, `mayor|governor|congressman|congresswoman|secretary|chancellor`, `livre|livres|roman|romans|oeuvres|libro|libros|novela|novelas|obras|libri|romanzo|livros|obra|buch|bucher|romane|boeken|boek de|di|von|van|par|por|da`,
    `was it`, `is it`, `directed|wrote|produced`, `works|work|books|book|novels|novel|poems|poetry|plays|play|writings|essays|stories|music|songs|paintings|art|letters|speeches|life|biography|biographies|criticism|critique|theory|theories|ideas|death|assassination|legacy|diary|adventures|reign of|by|on|about`,
    `act|acts|acted|role|roles in|by|of`, `act by|in`, `fan of`]],
  ['subject', [`paper|papers|essay|essays|report|reports|article|articles|book|books|research|researching|thesis|dissertation|project|presentation|assignment|information|info|sources|source|biography|biographies|criticism|critiques|documentary|documentaries|something|anything|material|materials|databases|stuff|data|unit|speech|exhibit|movie|movies|film|films|photos|writing|written|reading|learn|learning|studying|study|topic|paragraph|poem|poems on|about|of|regarding|concerning|for`,
    `researching|studying|topic|subject is|was|:`, `topic|subject is|was`, `about`, `on the topic|subject|life|works of`, `influence|impact|role|history|rise|fall|importance of`, `compare|comparing`]],
])

// Where somebody's own affairs begin, a title has ended.
const own = phrases<true>([[true, [`for|with|to|from|in my|me|him|her|us|them|you|your|our|his|class|school`, `please`, `because`, `can you`, `could you`, `i|we am|was|need|have|want|can't|cannot|don't|think|will|would|live|lost`, `i'm`, `im`, `my name`,
  `my|your|his|her|their account|card|name|email|phone|number|address|login|pin|password|daughter|son|wife|husband|friend|mom|mum|dad|mother|father|sister|brother|teacher|professor|kid|kids|library|patron|student`,
  `hold|account|card|message|package|note|number|email|record|room|appointment|reservation|anyone|someone|somebody under|for|from|named|called|to|of`, `on hold`, `under the name`, `in the name`, `named`, `thanks`, `thank you`, `your name`]]])

const served = new Set('helped assisted contacted told informed emailed called texted picked taught sent asked given met seen signed checked stop stopped go dropped come came taken paid owned booked requested hosted organised organized run led hired approved invited referred scolded yelled treated ignored'.split(' '))
const researched = new Set('paper papers essay essays report article articles book books research researching project thesis sources info information biography criticism presentation material materials write writing topic speech works documentary poem poems study studying unit'.split(' '))
const quoted = /[“"«]([^"“”«»\n]{2,120})["»”]|(?<![\p{L}\p{N}])[*_]([^*_\n]{2,120})[*_]/gu
const sentenceEnd = /[?!\n;]|\.(?:\s|$)|…/
const branch = new Set(['branch', 'library', 'campus', 'center', 'centre', 'hall', 'building', 'room', 'wing', 'floor', 'commons', 'reading'])

/**
 * The second half of step 2: titles, authors, subjects and branches. What is kept here is safe from the finders that guess, not from what is known or was asked.
 * Gives the words in it that could be names: said again, they most likely mean the same title or author.
 */
export function keepWorks(reading: Reading, sheet: Sheet, settings: AnonymiseSettings): Set<string> {
  const { text, words } = reading
  for (const match of text.matchAll(quoted)) {
    // A title begins with a capital, or something before it says that it is one; other quotes are what people said.
    const begins = /^\W?[\p{Lu}\p{N}]/u.test(match[0]) || /(?:called|titled|named|book|novel|poem|play|song|article|movie|film|story|read|series)\W*$/i.test(text.slice(Math.max(0, match.index - 12), match.index))
    if (begins) sheet.keep(match.index, match.index + match[0].length, 'sure')
  }
  for (const name of settings.branches) keepPhrase(name, reading, sheet)
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === undefined) continue
    keepFamous(words, at, sheet)
    if (word.fold === 'is' || word.fold === 'are') keepAvailable(reading, at, sheet)
    if (did.has(word.fold) && at > 0) keepDoer(words, at, sheet)
    if (branch.has(word.fold) && at > 0) keepBranch(words, at, sheet)
    if (/(?:^|[\s\]])[/(]\s*$/.test(word.gap) && word.turn === words[at - 1]?.turn) keepMaker(reading, at, sheet)
    const found = lead(words, at)
    if (!found) continue
    const next = at + found.length
    if (found.meaning === 'work') keepWork(reading, next, sheet)
    else if (found.meaning === 'subject') keepSubject(reading, at, next, sheet)
    else if (!(word.fold === 'by' && served.has(words[at - 1]?.fold ?? ''))) keepMaker(reading, next, sheet)
  }
  keepAgain(words, sheet)
  return new Set(words.filter((word) => (nameKind(word.fold) !== 'none' || !isOrdinary(word.fold)) && sheet.isKept(word.start, word.end, 'likely')).map(({ fold }) => fold))
}

/** From a place to the end of the sentence, or to where somebody's own affairs begin. */
function keepWork(reading: Reading, from: number, sheet: Sheet): void {
  const { words } = reading
  const first = words[from]
  if (first === undefined || first.turn !== words[from - 1]?.turn || endsSentence(first) || /^(?:to|your|help|had|was|is|were|has|it|on|yesterday|in|at|late|this|that|them|these|those|and|but|because|if|who|when|where)$/.test(first.fold) && !first.capital || /^(?:i|we|you|he|she|they)$/.test(first.fold) && !words[from + 1]?.capital) return
  let to = from
  while (to < words.length && to < from + 30) {
    const word = words[to]
    if (word === undefined || word.turn !== first.turn || (to > from && endsSentence(word, words[to - 1])) || own(words, to) && !(to === from && word.capital)) break
    if (kin.has(word.fold) && /^(?:my|our|his|her|their|your)$/.test(words[to - 1]?.fold ?? '')) break
    if (/^(?:for|with|to|from)$/.test(word.fold) && (isHonorific(words[to + 1]?.fold ?? '') && words[to + 1]?.fold !== 'miss' || (to > from && isPersonal(words, from, to)))) break
    to += 1
  }
  const last = words[to - 1]
  if (last && to > from) sheet.keep(first.start, last.end, 'likely')
}

/** "a book for Tyler" is somebody's, "Flowers for Algernon" a title: what stands before decides. */
function isPersonal(words: readonly Word[], from: number, to: number): boolean {
  const next = words[to + 1]
  if (next === undefined || nameKind(next.fold) !== 'clear') return false
  const before = words.slice(from, to)
  return before.length === 0 || !before.some((word, n) => word.capital && !word.opens && n >= 0) || /^(?:a|an|any|some|the|this|these|it)$/.test(before[0]?.fold ?? '') && !before[0]?.capital
}

function endsSentence(word: Word, before?: Word): boolean {
  if (before && isInitial(before, word)) return false
  return sentenceEnd.test(word.gap) && !(before && /^(?:mr|mrs|ms|dr|st|vol|no|jr|vs)$/.test(before.fold))
}

/** A maker's name, and after "and" or a comma more of them. Also protects the title that stands before "by". */
function keepMaker({ words }: Reading, from: number, sheet: Sheet): void {
  let at = from
  for (let n = 0; n < 5; n += 1) {
    const first = words[at]
    if (first === undefined || first.turn !== words[from]?.turn || (n === 0 && from > 0 && first.turn !== words[from - 1]?.turn) || (n === 0 && /[?!\n]|\.\s/.test(first.gap))) return
    const start = /^(?:dr|mr|mrs|sir|st|the|a|an|by)$/.test(first.fold) && words[at + 1] ? at + 1 : at
    const end = nameEnd(words, start, (word) => isNameLike(word) || word.capital)
    const last = words[end - 1]
    if (end === start || !last) return
    sheet.keep(first.start, last.end, 'sure')
    if (n === 0 && words[from - 1]?.fold === 'by') keepBackwards(words, from - 2, sheet)
    if (n === 0 && /\/\s*$/.test(first.gap)) keepBackwards(words, from - 1, sheet)
    const link = words[end]
    if (link === undefined) return
    if (/^(?:and|&|or)$/.test(link.fold)) at = end + 1
    else if (/^,? ?&? ?$/.test(link.gap) && /[,&]/.test(link.gap)) at = end
    else return
  }
}

/** The title before "by": back to the start of its sentence, but never across with, to, for or from. */
function keepBackwards(words: readonly Word[], from: number, sheet: Sheet): void {
  const last = words[from]
  let at = from
  while (at >= 0 && at > from - 12) {
    const word = words[at]
    if (word === undefined || word.turn !== last?.turn || /^(?:with|to|for|from|was|were|is|are|have|has|had|got|need|want|read|reading|find|found|try|see|called|titled|copy|do|does|did|we|i|my|you|your|that's|there's|it's|yes|on|about)$/.test(word.fold) && !word.capital || word.opens && at < from && isOrdinary(word.fold) && /^(?:yes|no|sure|hi|hello|hey|ok|okay|thanks|try|is|do|have|see|i)$/.test(word.fold)) break
    at -= 1
    if (endsSentence(word)) break
  }
  const first = words[at + 1]
  if (first && last && at < from) sheet.keep(first.start, last.end, 'sure')
}

/** Who or what a patron asks about: two names or more, or one after a word of research. */
function keepSubject(reading: Reading, cue: number, from: number, sheet: Sheet): void {
  const { words } = reading
  const first = words[from]
  if (first === undefined || first.turn !== words[cue]?.turn) return
  const end = nameEnd(words, from, (word) => isNameLike(word) || word.capital)
  const research = words.slice(Math.max(0, cue - 4), from).some((word) => word.turn === first.turn && researched.has(word.fold))
  if (end - from >= 2 && !words[end - 1]?.possessive) sheet.keep(first.start, words[end - 1]?.end ?? first.end, 'likely')
  if (research) keepWork(reading, from, sheet)
}

const did = new Set('wrote directed directs starred stars sings sang recorded narrates narrated illustrated composed painted acted acts plays played performed performs'.split(' '))
const notWork = /^(?:me|us|him|her|them|to|down|back|an|you|my|your|email|back|off|out|up|and|but|soccer|football|games|outside|well)$/

/** "X wrote it", "X starred in the film", and "X is the author". What is written to somebody is no book: "X wrote me". */
function keepDoer(words: readonly Word[], at: number, sheet: Sheet): void {
  const verb = words[at]
  const object = words[at + 1]
  if (object && object.turn === verb?.turn && notWork.test(object.fold)) return
  keepNameBefore(words, at, sheet)
}

function keepNameBefore(words: readonly Word[], at: number, sheet: Sheet): void {
  let first = at
  while (first > 0 && first > at - 5 && words[first]?.joined && words[first - 1]?.turn === words[at]?.turn) {
    const before = words[first - 1]
    if (!before || !(isNameLike(before) || before.capital && !before.opens || particles.has(before.fold) || isInitial(before, words[first]))) break
    first -= 1
  }
  const [start, last] = [words[first], words[at - 1]]
  if (start && last && first < at) sheet.keep(start.start, last.end, 'sure')
}

/** "Is X available at the main branch?", "X is by", "X is the actor": a title stands after "is", a maker before it. */
function keepAvailable({ words }: Reading, at: number, sheet: Sheet): void {
  const word = words[at]
  for (let n = at + 1; n < at + 25 && words[n]?.turn === word?.turn; n += 1) {
    const found = words[n]
    if (!found || (n > at + 1 && endsSentence(found, words[n - 1]))) return
    if (n <= at + 4 && /^(?:actor|actress|actors|author|director|writer|singer|artist|illustrator|narrator|main|lead|leading|by|poet|playwright|star|stars)$/.test(found.fold)) return keepNameBefore(words, at, sheet)
    if (/^(?:available|checked|overdue|reserved|returned)$/.test(found.fold) && n > at + 1) {
      const alone = n === at + 2 && !/^(?:at|in|on|as|through|from|via|out)$/.test(words[n + 1]?.fold ?? '')
      const first = words[at + 1]
      const last = words[n - 1]
      if (first && last && !alone) sheet.keep(first.start, last.end, 'likely')
      return
    }
  }
}

/** A title said again is kept again, wherever at least two of its words stand in their order. */
function keepAgain(words: readonly Word[], sheet: Sheet): void {
  const ends = new Map<string, number[]>()
  for (const [at, word] of words.entries()) {
    if (words.length < 4 || !sheet.isKept(word.start, word.end, 'likely')) continue
    const places = ends.get(word.fold) ?? []
    if (places.length < 8) ends.set(word.fold, [...places, at])
  }
  for (const [at, word] of words.entries()) {
    if (sheet.isKept(word.start, word.end, 'likely')) continue
    for (const place of ends.get(word.fold) ?? []) {
      let same = 1
      while (same < 12 && words[at - same]?.fold === words[place - same]?.fold && words[at - same]?.turn === word.turn && words[place - same]?.turn === words[place]?.turn && isKeptWord(words[place - same], sheet)) same += 1
      const first = words[at - same + 1]
      const origin = words[place]
      if (same > 1 && first && origin) sheet.keep(first.start, word.end, sheet.isKept(origin.start, origin.end, 'sure') ? 'sure' : 'likely')
    }
  }
}

const isKeptWord = (word: Word | undefined, sheet: Sheet): boolean => word !== undefined && sheet.isKept(word.start, word.end, 'likely')

const stories = new Set(`dr seuss|dr strangelove|dr jekyll|mr hyde|mr darcy|mr rogers|mr bean|mr fox|mr men|mrs dalloway|miss marple|miss peregrine|doctor zhivago|doctor who|dr who|dr dolittle|doctor strange|dr strange|mrs doubtfire|mr rochester|dr watson|dr frankenstein|dr king`.split('|'))

function keepFamous(words: readonly Word[], at: number, sheet: Sheet): void {
  const first = words[at]
  if (!first || first.digits || (first.fold.length > 3 && isOrdinary(first.fold) && nameKind(first.fold) === 'none')) return
  let joined = first.fold
  for (let n = 1; n < 5; n += 1) {
    const word = words[at + n]
    if (!word || word.turn !== first.turn || !/^(?: {1,2}|\. ?|-)$/.test(word.gap)) return
    joined += ` ${word.fold}`
    if (isFigure(joined) || n === 1 && stories.has(joined)) sheet.keep(first.start, word.end, 'sure')
  }
}

/** Up to three capitalised words before "Branch", "Library"; in lower case one. */
function keepBranch(words: readonly Word[], at: number, sheet: Sheet): void {
  const noun = words[at]
  let first = at
  while (first > 0 && first > at - 3 && words[first]?.joined && (words[first - 1]?.capital || first === at) && words[first - 1]?.turn === noun?.turn) first -= 1
  const start = words[first]
  if (noun && start && first < at && !particles.has(start.fold)) sheet.keep(start.start, noun.end, 'sure')
}

function keepPhrase(name: string, { words }: Reading, sheet: Sheet): void {
  const parts = fold(name).split(/[^\p{L}\p{N}'-]+/u).filter(Boolean)
  for (let at = 0; at < words.length; at += 1) {
    if (!parts.every((part, n) => words[at + n]?.fold === part)) continue
    const last = words[at + parts.length - 1]
    const first = words[at]
    if (first && last) sheet.keep(first.start, last.end, 'sure')
  }
}
