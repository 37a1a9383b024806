import { isInitial } from './name-shape.ts'
import { isOrdinary, nameKind, particles } from './names.ts'
import { keep, type Page, type Stretch } from './page.ts'
import type { Turn } from './reading.ts'
import { isThing, ofWorks } from './vocabulary.ts'
import type { Word } from './words.ts'

const asksWhich = /\b(?:which (?:one|book|title|novel|dvd|cd|film|movie|edition|author|play|album)|what (?:title|book|novel|are you looking for|were you (?:trying|looking)[^?]{0,12}|would you like to read)|(?:title|author) is it|by whom|who (?:is|was) (?:the author|it by)|who(?:'s| is) the author)\b[^?\n]{0,30}\?/i
const asksWho = /\bwho (?:wrote|drew|illustrated|directed|painted|sang|sings|stars|starred|played|plays|composed|translated)\b/i
const ofLibrary = /\b(?:books?|dvds?|cds?|titles?|movies?|films?|novels?|reads?|reading|authors?|audiobooks?|magazines?|find|looking for|hold)\b/i

/** Part of step 2: "Which one?", "Selma, about …"; "who drew it?", "ND Stevenson."; "Geraldine Brooks has a new one": the answer to a question about works, and who is said to have made one. */
export function keepAskedWorks(page: Page): void {
  const { text, turns } = page
  const said = (turn: Turn | undefined): string => (turn ? text.slice(turn.start, turn.end) : '')
  for (const [n, turn] of turns.entries()) {
    const question = said(turns[n - 1])
    const isAnswer = turn.from === 'librarian' ? asksWho.test(question) : turns[n - 1]?.from !== 'patron' && asksWhich.test(question.slice(-120)) && ofLibrary.test(`${said(turns[n - 2])} ${question}`)
    if (isAnswer && turn.words.length < 25) keepAnswer(page, turn)
    for (const word of turn.words) keepMakerSaid(page, word)
  }
}

/** What opens the answer, and behind a comma or a full stop whole names. */
function keepAnswer(page: Page, turn: Turn): void {
  for (const word of turn.words) {
    const begins = word.before === undefined || word.opens || /^, $/.test(word.gap) || (word.before.fold === 'and' && word.before.opens)
    const run = begins ? runFrom(word) : undefined
    if (run && (word.before === undefined || run.first !== run.last)) keep(page, run, 'likely')
  }
}

function runFrom(first: Word): Stretch | undefined {
  if (!first.capital || first.digits || (first.opens && isOrdinary(first.fold) && nameKind(first.fold) === 'none')) return undefined
  let last = first
  while (last.after && (last.after.joined || /^\. ?$/.test(last.after.gap) && isInitial(last)) && (last.after.capital || particles.has(last.after.fold)) && last.at < first.at + 6) last = last.after
  return { first, last }
}

const again = /^ (?:has|had|'s got|wrote|also wrote|writes|published|just published) (?:a |an |another |also |some |many |several )?(?:new |other |more |great |good |recent )?(?:one|book|books|novel|novels|album|film|title|titles|series|memoir)\b/i
const made = /^(?:first|new|newest|next|latest|last|second|third|other|earlier|recent|best|debut|famous|final)$/

/** "Geraldine Brooks has a new one", "Nguyen's first book", "He likes Patrick O'Brian": whole names; a surname where it is said whose book. */
function keepMakerSaid(page: Page, word: Word): void {
  const { before } = word
  if (word.possessive && word.capital && made.test(word.after?.fold ?? '') && (ofWorks.has(word.after?.after?.fold ?? '') || /^(?:one|ones)$/.test(word.after?.after?.fold ?? ''))) {
    let first = word
    while (first.joined && first.before?.capital && !first.before.opens && first.at > word.at - 3) first = first.before
    return keep(page, { first, last: word }, 'sure')
  }
  // "ed. Inge Jens"
  if (/^(?:ed|eds|trans|illus|dir)$/.test(word.fold) && word.after && /^\. $/.test(word.after.gap)) {
    const maker = runFrom(word.after)
    if (maker) keep(page, maker, 'sure')
  }
  const run = word.capital && (word.opens || !before?.capital || /^, $/.test(word.gap)) ? runFrom(word) : undefined
  if (!run || run.first === run.last || isThing(run.last)) return
  if (again.test(page.text.slice(run.last.end, run.last.end + 50)) || (before && /^(?:likes|liked|loved|into|reads|prefers)$/.test(before.fold) && word.joined)) keep(page, run, 'sure')
  else if (/^(?: and (?:\p{Lu}[\p{L}'’-]+ ?){2,3})? ?(?:in (?:large print|paperback|hardback|translation|english|spanish|french|arabic)|on (?:cd|audio|tape|kindle|dvd))\b/iu.test(page.text.slice(run.last.end, run.last.end + 60))) keep(page, run, 'sure')
  else if (isBehindTitle(word) || (before?.fold === 'there' && before.before?.fold === 'is' && /^\?/.test(page.text.slice(run.last.end, run.last.end + 1)))) keep(page, run, 'sure')
  else if (before?.fold === 'from' && /^(?:letter|letters|postcard|diary|papers|manuscript|telegram|photo|photograph)$/.test(before.before?.fold ?? '') && /\b(?:box|mss?|folder|archives?|collection|manuscript|finding aid)\b/i.test(page.text.slice(page.turns[word.turn]?.start, page.turns[word.turn]?.end))) keep(page, run, 'sure')
}

/** "The Night of the Hunter, Davis Grubb": before the comma stands a title, with capitals and small words between. */
function isBehindTitle(word: Word): boolean {
  if (!/^, $/.test(word.gap)) return false
  let capitals = 0
  let smalls = 0
  for (let part = word.before; part && smalls + capitals < 9; part = part.joined ? part.before : undefined) {
    if (part.capital) capitals += 1
    else if (/^(?:of|the|and|a|an|in|to|is|for|as|with|on|at|not|me)$/.test(part.fold)) smalls += 1
    else break
    if (part.capital && capitals > 1 && /^(?:the|a|an|in|on|to|of|all|my|how|why)$/.test(part.fold)) return true
  }
  return false
}
