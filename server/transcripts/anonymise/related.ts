import { goesOnWith, looksLikeName, nameFrom } from './name-shape.ts'
import { isOrdinary, isPlace, isMostlyName, isUnheard, nameKind, particles } from './names.ts'
import { isEveryday } from './other-languages.ts'
import { isKept, type Page } from './page.ts'
import type { Found } from './found.ts'
import { speaksOfWorks } from './speaks-of-works.ts'
import { belongings, familyTitles, honorifics, isNationality, isThing, kin, seasons } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Step 5: "my son Tyler", "Professor Ng", "uncle Richard", "Ljiljana's party". */
export const related = (page: Page, word: Word): Found | undefined => behindRelation(page, word) ?? ownerOf(page, word)

function behindRelation(page: Page, word: Word): Found | undefined {
  const titled = isTitle(word)
  if ((!titled && !kin.has(word.fold)) || word.possessive) return undefined
  const next = titled ? word.after : pastIs(word)
  if (!next || isKept(page, next, titled && (!beginsWork(page, word) || isAddressed(page, word, next)) ? 'sure' : 'likely')) return undefined
  if (!next.joined && !/^, ?$/.test(next.gap) && !(titled && /^\. ?$/.test(next.gap))) return undefined
  // "Officer Buckle", "My Friend Leonard", "Auntie Mame": somebody of a story that was spoken of.
  const isOwn = /^(?:my|our|his|her|their|your|to)$/.test(word.before?.fold ?? '')
  if (page.held.has(next.fold) && !isAddressed(page, word, next) && ((titled && !isOwn) || (word.capital && !word.opens))) return undefined
  if (familyTitles.has(word.fold) && !isOwn && !(!word.capital && /^(?:with|and|for|to|from)$/.test(word.before?.fold ?? '') && next.capital) && speaksOfWorks(page, word.turn)) return undefined
  if (titled ? !fitsTitle(next) : !fitsKin(next)) return undefined
  const last = nameFrom(next, (part, isFirst) => isFirst || goesOnWith(page, part, next) || (particles.has(next.fold) && looksLikeName(part) && part.capital)) ?? next
  return isThing(last.after) ? undefined : { first: familyTitles.has(word.fold) && page.languages[word.turn] === 'en' && !/^(?:great|great-great)$/.test(word.before?.fold ?? '') ? word : next, last, self: false }
}

/** "Mr. Page, it's loading", "Thanks, Ms Reed.": whom staff speak to stands in no book, whatever else it does. */
function isAddressed({ turns }: Page, title: Word, name: Word): boolean {
  if (turns[title.turn]?.from !== 'librarian' || !/^(?:mr|mrs|ms|mx|miss|dr|prof|professor|sr|sra|senora|senor|herr|frau|madame|monsieur)$/.test(title.fold) || !name.capital || (title.before && /["“«]\s?$/.test(title.gap))) return false
  let last = name
  while (last.after?.joined && last.after.capital) last = last.after
  const begins = title.before === undefined || title.opens || /^, $/.test(title.gap)
  return begins && last.at < name.at + 3 && (last.after === undefined || last.after.opens || /^, /.test(last.after.gap))
}

/** "My supervisor is Wen", "her sister's name is Ilse": past what links the relation with the name. */
function pastIs(word: Word): Word | undefined {
  let next = word.after?.fold === 'in' && /^laws?$/.test(word.after.after?.fold ?? '') ? word.after.after?.after : word.after
  const behindLaw = next
  for (let steps = 0; next && steps < 2 && /^(?:is|was|are|were|name|names|called|named)$/.test(next.fold); steps += 1) next = next.after
  if (next === behindLaw || !next) return next
  return (next.capital && !next.opens) || (nameKind(next.fold) !== 'none' && !isOrdinary(next.fold)) ? next : undefined
}

/** Whether what is kept begins with this word: "do you have mrs dalloway". */
const beginsWork = (page: Page, word: Word): boolean => isKept(page, word, 'likely') && !isEveryday(word.fold, page.languages[word.turn]) && !(word.before && isKept(page, word.before, 'likely'))

/** "Mr", but not within a title: "The Mysterious Mr. Quin". */
function isTitle(word: Word): boolean {
  // "M. Guillemot"
  if (word.text === 'M' && word.after?.gap === '. ' && word.after.capital) return true
  if (!honorifics.has(word.fold)) return false
  if (!word.capital && word.fold.length > 4) return word.after !== undefined && (isUnheard(word.after) || (word.after.capital && nameKind(word.after.fold) !== 'none' && !isOrdinary(word.after.fold)))
  const before = word.joined ? word.before : undefined
  return !before?.capital || before.opens || !isOrdinary(before.fold) || honorifics.has(before.fold)
}

function fitsTitle(name: Word): boolean {
  if (name.digits) return false
  if (particles.has(name.fold) && name.after?.joined) return name.after.capital || isUnheard(name.after)
  if (/^(?:who|no|strange|love|and|of|at|in|i)$/.test(name.fold)) return false
  const kind = nameKind(name.fold)
  if (name.capital) return kind !== 'none' || !isOrdinary(name.fold)
  // "mr boone", but not "dr said", "prof wants", "miss the bus".
  const surely = /^(?:mr|mrs|ms|mx|herr|frau)$/.test(name.before?.fold ?? '')
  return surely ? kind !== 'none' || !isOrdinary(name.fold) : isUnheard(name) || kind === 'clear'
}

function fitsKin(name: Word): boolean {
  const kind = nameKind(name.fold)
  if (kind === 'clear') return true
  // In lower case a word that nobody knows, unless it may be a verb mistyped: "my teacher sugested".
  // "My neighbour will wants it": behind a verb there is no other.
  // "ruby's dad, gene"
  if (!name.capital && kind === 'ordinary-too' && /^, $/.test(name.gap) && (name.after === undefined || name.after.opens) && name.before?.before?.possessive) return true
  if (!name.capital && kind === 'ordinary-too') return name.joined && (isMostlyName(name.fold) || (name.after?.joined === true && /^(?:wants|needs|has|is|was|says|likes|loves|lives|goes|wanted|needed|left|forgot)$/.test(name.after.fold)) || !/^(?:will|may|can|said|even|else|alone|does|dies|did|tells|has|had|like|let|made|still|kick|beat|else|trace|chance|prices?|page|server|line|lost|rim|job|loan|jail|name|fine|long|lone|ever|till|among|amid|earnest|honest)$/.test(name.fold))
  if (!name.capital) return name.joined && isUnheard(name) && !isNationality(name) && !/(?:ed|ing|ly|s)$/.test(name.fold)
  if (seasons.has(name.fold)) return false
  if (kind === 'ordinary-too') return true
  if (name.gap.startsWith(',') || name.opens || name.upper || name.digits || isPlace(name.fold)) return false
  return kind === 'family' || !isOrdinary(name.fold) || (name.fold.length > 2 && name.possessive)
}

function ownerOf(page: Page, word: Word): Found | undefined {
  if (!word.possessive || !belongings.has(word.after?.fold ?? '') || isKept(page, word, 'likely') || familyTitles.has(word.fold)) return undefined
  const kind = nameKind(word.fold)
  const unknown = word.capital && !isOrdinary(word.fold) && (kind === 'family' || (!word.opens && !isPlace(word.fold)))
  return kind === 'clear' || (kind === 'ordinary-too' ? word.capital || (word.before === undefined && /^(?:mom|mum|mam|dad|mother|father|sister|brother|son|daughter|wife|husband)$/.test(word.after?.fold ?? '')) : unknown) ? { first: word, last: word, self: false } : undefined
}
