import { keepCitations } from './citations.ts'
import { keepCrossing } from './crossings.ts'
import { keepAgain } from './keep-again.ts'
import { keepDoer, keepMaker, keepNameBefore } from './makers.ts'
import { endsSentence, nameFrom } from './name-shape.ts'
import { isFigure, isNameLike, isOrdinary, nameKind, particles } from './names.ts'
import { isKept, keep, type Page } from './page.ts'
import { belongings, honorifics, kin } from './vocabulary.ts'
import { isEveryday } from './other-languages.ts'
import { leadToWork, ownAffairs } from './work-phrases.ts'
import { fold, type Word } from './words.ts'
import { keepAskedWorks } from './works-asked.ts'

const quoted = /[“"«]([^"“”«»\n]{2,120})["»”]|(?<![\p{L}\p{N}])[*_]([^*_\n]{2,120})[*_]/gu
const set = (text: string) => new Set(text.trim().split(/\s+/))
const saysTitle = /(?:called|titled|named|book|novel|poem|play|song|article|movie|film|story|read|series)\W*$/i
const served = new Set(`helped assisted contacted told informed emailed called texted picked taught sent asked given met seen signed checked stop stopped go dropped
  come came taken paid owned booked requested hosted organised organized run led hired approved invited referred scolded yelled treated ignored`.split(/\s+/))

/**
 * The second half of step 2: titles, authors, subjects and branches. What is kept here is safe from the finders that guess, not from what is known or was
 * asked. The words in it that could be names are held: said again, they most likely mean the same title or author.
 */
export function keepWorks(page: Page): void {
  const { text, words, sheet, settings } = page
  for (const match of text.matchAll(quoted)) {
    // A title begins with a capital, or something before it says that it is one; other quotes are what people said.
    if (/\bname(?:'s| is| was)?\W*$/i.test(text.slice(Math.max(0, match.index - 12), match.index))) continue
    if (/^\W?(?:Mr|Mrs|Ms|Mx)\.? \p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+\W?$/u.test(match[0])) continue
    if (isNameInQuotes(match[1] ?? match[2] ?? '', text.slice(match.index + match[0].length, match.index + match[0].length + 12))) continue
    const isTitle = /^\W?[\p{Lu}\p{N}]/u.test(match[0]) || saysTitle.test(text.slice(Math.max(0, match.index - 12), match.index))
    if (isTitle) sheet.keep(match.index, match.index + match[0].length, 'sure')
  }
  for (const name of settings.branches) keepPhrase(page, name)
  for (const word of words) if (isEveryday(word.fold, page.languages[word.turn])) keep(page, { first: word, last: word }, 'likely')
  keepBranchAnswers(page)
  keepAskedWorks(page)
  keepCitations(page)
  for (const word of words) keepAt(page, word)
  keepAgain(page)
  for (const word of words) if (!isEveryday(word.fold, page.languages[word.turn]) && (nameKind(word.fold) !== 'none' || !isOrdinary(word.fold)) && isKept(page, word, 'likely')) page.held.add(word.fold)
}

/** "I see “Oluwaseun Ogunbanjo”, correct?": two names on the lists, about which staff ask. */
function isNameInQuotes(quote: string, behind: string): boolean {
  const parts = quote.split(' ')
  return parts.length === 2 && /^,? (?:correct|right|is that|yes|no)\b|^\?/i.test(behind) && parts.every((part) => /^\p{Lu}\p{Ll}/u.test(part) && !isOrdinary(fold(part))) && nameKind(fold(parts[0] ?? '')) !== 'none'
}

const asksForWork = set(`haben habt gibt gibt's tienen tiene busco buscando libro libros novela novelas leer lectura prestado diccionario autor autora vous avez cherche livre livres roman romans lire auteur suche buch bucher roman romane lesen autor autorin vormerken`)

/** "¿Tienen Rayuela de Julio Cortázar?": in the widget's other languages a full name behind "of" is a maker's, where a work was asked for. */
function keepMakerElsewhere(page: Page, of: Word): void {
  const first = of.after
  if (page.languages[of.turn] === 'en' || !/^(?:de|del|von|du)$/.test(of.fold) || !first?.capital || !first.joined || !first.after?.joined || !first.after.capital) return
  const isAsked = page.turns[of.turn]?.words.slice(0, 60).some(({ fold, at }) => at < of.at && asksForWork.has(fold))
  const last = isAsked && of.before?.capital ? nameFrom(first, (word) => word.capital && !word.digits) : undefined
  if (last && last !== first) keep(page, { first, last }, 'likely')
}

/** "el libro Pedro Páramo", "haben Sie Tschick", "la médiathèque Jean Moulin": capitals behind what a work or a place was asked for by. */
function keepTitleElsewhere(page: Page, lead: Word): void {
  if (page.languages[lead.turn] === 'en' || !(asksForWork.has(lead.fold) || /^(?:sie|mediatheque|bibliotheque|biblioteca|bibliothek|zweigstelle|stadtteilbibliothek|sala|salle|centro|campus)$/.test(lead.fold))) return
  if (lead.fold === 'sie' && !asksForWork.has(lead.before?.fold ?? '')) return
  const first = lead.after
  if (!first?.capital || !first.joined || honorifics.has(first.fold)) return
  let last = first
  while (last.after?.joined && last.at < first.at + 7 && (last.after.capital || (isEveryday(last.after.fold, page.languages[lead.turn]) && last.after.after?.capital && !/^(?:de|von|del|par|para|pour|fur|mit|con|avec)$/.test(last.after.fold)))) last = last.after
  keep(page, { first, last }, 'likely')
}

/** "Yes, Johanna Spyri, J SPY": two names before a number of a shelf. */
function keepBeforeShelf(page: Page, word: Word): void {
  if (!word.before || !/^,? $|^ ?[([]$|^: $/.test(word.gap) || !isKept(page, word, 'number') || isKept(page, word.before, 'number')) return
  let first: Word = word
  while (first.before && first.at > word.at - 4 && first.before.capital && !first.before.digits && !/^(?:yes|no|sure|ok|okay|hi|hello|thanks)$/.test(first.before.fold) && (first === word || first.joined)) first = first.before
  if (first.at < word.at - 1) keep(page, { first, last: word.before }, 'sure')
}

/** What is kept because of one word. */
function keepAt(page: Page, word: Word): void {
  keepFigure(page, word)
  keepCrossing(page, word)
  keepDoer(page, word)
  keepOwner(page, word)
  keepMakerElsewhere(page, word)
  keepTitleElsewhere(page, word)
  keepBranch(page, word)
  keepBeforeShelf(page, word)
  if (word.fold === 'is' || word.fold === 'are') keepAvailable(page, word)
  const isPersonal = /^[^)\n]{0,60}, personal communication/i.test(page.text.slice(word.start, word.start + 100))
  if (word.before && word.before.fold !== 'with' && !isPersonal && !isLabel(word) && /(?:^|[\s\]])[/(]\s*$/.test(word.gap)) keepMaker(page, word)
  const lead = leadToWork(word)
  const next = lead?.last.after
  if (!lead || !next) return
  if (lead.meaning === 'work') keepWork(page, next)
  else if (lead.meaning === 'subject') keepSubject(page, word, next)
  else if (word.fold === 'wrote' ? !/^(?:they|you|we|i|people)$/.test(word.before?.fold ?? '') : word.fold !== 'by' || !served.has(word.before?.fold ?? '')) keepMaker(page, next)
}

/** "The buzzer says Szymańska / Roy": names on a door. */
const isLabel = ({ before }: Word): boolean => [before?.before, before?.before?.before].some((word) => word !== undefined && /^(?:says|reads|buzzer|doorbell|bell|mailbox|label)$/.test(word.fold))

const aged = /^(?:great|grand|late|older|younger|elder|little|big|step|eldest|youngest|oldest|own|dear|best|old|new|former)$/
const noTitle = new Set(`to your help had was is were has it on yesterday in at late this that them these those and but because if who when where`.split(' '))

/** From a word to the end of its sentence, or to where somebody's own affairs begin. */
function keepWork(page: Page, first: Word): void {
  if (endsSentence(first) || (noTitle.has(first.fold) && !first.capital)) return
  if (/^(?:i|we|you|he|she|they)$/.test(first.fold) && !first.after?.capital) return
  let last: Word | undefined
  let hasCapital = false
  for (let word: Word | undefined = first, steps = 0; word && steps < 30; word = word.after, steps += 1) {
    if (word !== first && (endsSentence(word) || ownAffairs(word))) break
    if (word === first && !word.capital && ownAffairs(word)) break
    if (kin.has(word.fold) && /^(?:my|our|his|her|their|your)$/.test((aged.test(word.before?.fold ?? '') ? word.before?.before : word.before)?.fold ?? '')) break
    if (honorifics.has(word.fold) && /^, ?$/.test(word.gap)) break
    if (/^(?:for|with|to|from)$/.test(word.fold) && isPersonal(word, first, hasCapital)) break
    hasCapital ||= word.capital && !word.opens
    last = word
  }
  if (last) keep(page, { first, last }, 'likely')
}

/** "a book for Tyler" is somebody's, "Flowers for Algernon" a title: what stands before decides. */
function isPersonal(link: Word, first: Word, hasCapital: boolean): boolean {
  const next = link.after
  if (next === undefined) return false
  if (honorifics.has(next.fold) && next.fold !== 'miss') return true
  if (link === first || nameKind(next.fold) !== 'clear') return false
  return !hasCapital || (/^(?:a|an|any|some|the|this|these|it)$/.test(first.fold) && !first.capital)
}

const researched = new Set(`paper papers essay essays report article articles book books research researching project thesis sources info information biography
  criticism presentation material materials write writing topic speech works documentary poem poems study studying unit`.split(/\s+/))

/** Who or what a patron asks about: two names or more, or one after a word of research. */
function keepSubject(page: Page, cue: Word, first: Word): void {
  const last = nameFrom(first, (word) => isNameLike(word) || word.capital)
  if (last && last !== first && !last.possessive) keep(page, { first, last }, 'likely')
  const near = page.words.slice(Math.max(0, cue.at - 4), first.at)
  if (near.some((word) => word.turn === first.turn && researched.has(word.fold))) keepWork(page, first)
}

const trades = /^(?:actor|actress|actors|author|director|writer|singer|artist|illustrator|narrator|main|lead|leading|by|poet|playwright|star|stars)$/

/** "Is X available at the main branch?", "X is the actor": a title stands behind "is", a maker before it. */
function keepAvailable(page: Page, is: Word): void {
  for (let word = is.after, steps = 1; word && steps < 25; word = word.after, steps += 1) {
    if (steps > 1 && endsSentence(word)) return
    if (steps <= 4 && trades.test(word.fold)) return keepNameBefore(page, is)
    if (steps > 1 && /^(?:available|checked|overdue|reserved|returned)$/.test(word.fold)) {
      // "Is Anita available?" asks for a person.
      const isTitle = steps > 2 || /^(?:at|in|on|as|through|from|via|out)$/.test(word.after?.fold ?? '')
      if (isTitle && is.after && word.before) keep(page, { first: is.after, last: word.before }, 'likely')
      return
    }
  }
}

const ofStories = new Set(`dr seuss|dr strangelove|dr jekyll|mr hyde|mr darcy|mr rogers|mr bean|mr fox|mr men|mrs dalloway|miss marple|miss peregrine|doctor zhivago
|doctor who|dr who|dr dolittle|doctor strange|dr strange|mrs doubtfire|mr rochester|dr watson|dr frankenstein|dr king`.split(/\n?\|/))

/** Writers, figures of history and of stories by their full names. */
function keepFigure(page: Page, first: Word): void {
  if (first.digits || (first.fold.length > 3 && isOrdinary(first.fold) && nameKind(first.fold) === 'none')) return
  let name = first.fold
  for (let last = first.after, parts = 2; last && parts < 6 && /^(?: {1,2}|\. ?|-)$/.test(last.gap); last = last.after, parts += 1) {
    name += ` ${last.fold}`
    if (!isFigure(name) && !ofStories.has(name)) continue
    keep(page, { first, last }, 'sure')
    keepListedWith(page, last)
  }
}

/** "John le Carré, Len Deighton": a full name in a list with a writer's. */
function keepListedWith(page: Page, last: Word): void {
  const link = last.after
  const first = link && /^(?:and|or)$/.test(link.fold) ? link.after : link && /^, $/.test(link.gap) ? link : undefined
  const end = first?.capital && first.after?.joined ? nameFrom(first, (word) => word.capital && !word.digits) : undefined
  if (first && end && end !== first && !isOrdinary(end.fold)) keep(page, { first, last: end }, 'likely')
}

/** "Natalia Ginzburg's Family Lexicon": whose work it is, and the work. */
function keepOwner(page: Page, owner: Word): void {
  const { after, before } = owner
  if (!owner.possessive || !owner.capital || !owner.joined || !before?.capital || !after?.capital || after.opens || belongings.has(after.fold) || (nameKind(owner.fold) === 'none' && isOrdinary(owner.fold))) return
  let last = after
  while (last.after?.joined && (last.after.capital || particles.has(last.after.fold)) && last.at < after.at + 6) last = last.after
  keep(page, { first: before, last }, 'sure')
}

const places = new Set(['branch', 'library', 'campus', 'center', 'centre', 'hall', 'building', 'room', 'wing', 'floor', 'commons', 'reading'])
const livesAt = /\b(?:live|lives|living|address|moved|mail|ship|deliver|dorm)\b/i

/** Up to three capitalised words before "Branch", "Library"; in lower case one. */
function keepBranch(page: Page, noun: Word): void {
  if (!places.has(noun.fold)) return
  let first = noun
  while (first.joined && first.before?.capital && first.at > noun.at - 3) first = first.before
  if (first === noun && noun.joined && noun.before && !isOrdinary(noun.before.fold)) first = noun.before
  const isHome = livesAt.test(page.text.slice(Math.max(page.turns[noun.turn]?.start ?? 0, first.start - 40), first.start))
  if (first !== noun && !particles.has(first.fold) && !isHome) keep(page, { first, last: noun }, 'sure')
}

const asksWhere = /\b(?:(?:which|what) (?:branch|location|library|campus|building)|where (?:would|do|should|shall|can) (?:you|we|i)[^?\n]{0,40}(?:pick|collect)|pick ?up (?:branch|location|library|at)|branch\?)/i

/** "Which branch?" asks for a place: a short answer is one. */
function keepBranchAnswers({ text, turns, sheet }: Page): void {
  for (const [n, turn] of turns.entries()) {
    const question = turns[n - 1]
    if (!question || question.from === 'patron' || turn.from === 'librarian' || turn.words.length > 6) continue
    if (asksWhere.test(text.slice(question.start, question.end).slice(-200))) sheet.keep(turn.start, turn.end, 'likely')
  }
}

function keepPhrase(page: Page, name: string): void {
  const parts = fold(name).split(/[^\p{L}\p{N}'-]+/u).filter(Boolean)
  for (const [at, first] of page.words.entries()) {
    const last = page.words[at + parts.length - 1]
    if (last?.turn === first.turn && parts.every((part, n) => page.words[at + n]?.fold === part)) keep(page, { first, last }, 'sure')
  }
}
