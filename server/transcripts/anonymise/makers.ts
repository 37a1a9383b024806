import { endsSentence, isInitial, nameFrom } from './name-shape.ts'
import { isNameLike, isOrdinary, nameKind, particles } from './names.ts'
import { keep, type Page } from './page.ts'
import type { Word } from './words.ts'

/** Keeps a maker's name that begins at a word, and behind "and" or a comma more of them; and the title that stands before "by" or a slash. */
export function keepMaker(page: Page, start: Word): void {
  if (/[?!\n]|\.\s/.test(start.gap)) return
  let first: Word | undefined = start
  for (let names = 0; first && names < 5; names += 1) {
    const begin: Word = (/^(?:dr|mr|mrs|sir|st|the|a|an|by)$/.test(first.fold) && first.after) || first
    const last = nameFrom(pastInitials(begin), (word, isFirst) => isNameLike(word) || word.capital || (isFirst && nameKind(word.fold) === 'ordinary-too' && word.after?.joined === true && isNameLike(word.after)))
    if (!last) return
    keep(page, { first, last }, 'sure')
    if (first === start) {
      if (start.before?.fold === 'by') keepTitleBefore(page, start.before)
      else if (/\/\s*$/.test(start.gap)) keepTitleBefore(page, start)
    }
    const link: Word | undefined = last.after
    if (link && /^(?:and|or)$/.test(link.fold)) first = link.after
    else first = link && /^,? ?&? ?$/.test(link.gap) && /[,&]/.test(link.gap) ? link : undefined
  }
}

/** "l. m. montgomery" */
function pastInitials(first: Word): Word {
  let word = first
  while (isInitial(word) && word.after && /^\. ?$/.test(word.after.gap)) word = word.after
  return word
}

const noPartOfTitle = new Set(`with to for from was were is are have has had got need want read reading find found try see called titled copy do does did we i my you
  your that's there's it's yes on about like likes liked enjoy enjoys may might`.split(/\s+/))
const beginsAnswer = /^(?:yes|no|sure|hi|hello|hey|ok|okay|thanks|try|is|do|have|see|i)$/

/** Back from "by" to the start of the sentence, but never across "with", "to", "for" or "from", nor across what leads to a title. */
function keepTitleBefore(page: Page, by: Word): void {
  const last = by.before
  let first: Word | undefined
  // "Verity, Ugly Love and It Ends with Us, all by …"
  const isList = /^(?:all|both)$/.test(last?.fold ?? '')
  for (let word = last, steps = 0; word && steps < (isList ? 25 : 12); word = word.before, steps += 1) {
    if (isList && /:\s*$/.test(word.after?.gap ?? '')) break
    if (!isList && noPartOfTitle.has(word.fold) && !word.capital) break
    if (word.opens && word !== last && isOrdinary(word.fold) && beginsAnswer.test(word.fold)) break
    first = word
    if (endsSentence(word)) break
  }
  if (first && last) keep(page, { first, last }, 'sure')
}

const did = new Set(`wrote directed directs starred stars sings sang recorded narrates narrated illustrated composed painted acted acts plays played performed
  performs`.split(/\s+/))
const noWork = /^(?:me|us|him|her|them|to|down|back|an|you|my|your|email|off|out|up|and|but|soccer|football|games|outside|well)$/

/** "X wrote it", "X starred in the film". What is written to somebody is no book: "X wrote me". */
export function keepDoer(page: Page, verb: Word): void {
  if (did.has(verb.fold) && !noWork.test(verb.after?.fold ?? '')) keepNameBefore(page, verb)
}

export function keepNameBefore(page: Page, word: Word): void {
  let first = word
  while (first.joined && first.before && first.at > word.at - 5 && isPart(first.before)) first = first.before
  if (first !== word && word.before) keep(page, { first, last: word.before }, 'sure')
}

const isPart = (word: Word): boolean => isNameLike(word) || (word.capital && !word.opens) || particles.has(word.fold) || isInitial(word)
