import { isCasedLike, looksLikeName, nameFrom } from './name-shape.ts'
import { isOrdinary, isPlace, nameKind } from './names.ts'
import { isKept, type Page } from './page.ts'
import type { Found } from './found.ts'
import { speaksOfWorks } from './speaks-of-works.ts'
import { belongings, familyTitles, honorifics, isThing, kin, seasons } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Step 5: "my son Tyler", "Professor Ng", "uncle Richard", "Ljiljana's party". */
export const related = (page: Page, word: Word): Found | undefined => behindRelation(page, word) ?? ownerOf(page, word)

function behindRelation(page: Page, word: Word): Found | undefined {
  const next = word.after
  const titled = isTitle(word)
  if (!next || (!titled && !kin.has(word.fold)) || word.possessive || isKept(page, next, 'likely')) return undefined
  if (!next.joined && !/^, ?$/.test(next.gap) && !(titled && /^\. ?$/.test(next.gap))) return undefined
  // "Officer Buckle", "My Friend Leonard", "Auntie Mame": somebody of a story that was spoken of.
  if (page.held.has(next.fold) && (titled || (word.capital && !word.opens))) return undefined
  const isOwn = /^(?:my|our|his|her|their|your|to)$/.test(word.before?.fold ?? '')
  if (familyTitles.has(word.fold) && word.capital && !isOwn && speaksOfWorks(page, word.turn)) return undefined
  if (titled ? !fitsTitle(next) : !fitsKin(next)) return undefined
  const last = nameFrom(next, (part, isFirst) => isFirst || (looksLikeName(part) && isCasedLike(part, next))) ?? next
  return isThing(last.after) ? undefined : { first: familyTitles.has(word.fold) ? word : next, last, self: false }
}

/** "Mr", but not within a title: "The Mysterious Mr. Quin". */
function isTitle(word: Word): boolean {
  if (!honorifics.has(word.fold) || (!word.capital && word.fold.length > 3)) return false
  const before = word.joined ? word.before : undefined
  return !before?.capital || before.opens || !isOrdinary(before.fold) || honorifics.has(before.fold)
}

const fitsTitle = (name: Word): boolean =>
  name.capital && !/^(?:who|no|strange|love|and|of|at|in|i)$/.test(name.fold) && (nameKind(name.fold) !== 'none' || !isOrdinary(name.fold))

function fitsKin(name: Word): boolean {
  const kind = nameKind(name.fold)
  if (kind === 'clear') return true
  if (!name.capital || seasons.has(name.fold)) return false
  if (kind === 'ordinary-too') return true
  if (name.gap.startsWith(',') || name.opens || name.upper || name.digits || isPlace(name.fold)) return false
  return kind === 'family' || !isOrdinary(name.fold) || (name.fold.length > 2 && name.possessive)
}

function ownerOf(page: Page, word: Word): Found | undefined {
  if (!word.possessive || !belongings.has(word.after?.fold ?? '') || isKept(page, word, 'likely') || familyTitles.has(word.fold)) return undefined
  const kind = nameKind(word.fold)
  const unknown = word.capital && !isOrdinary(word.fold) && (kind === 'family' || (!word.opens && !isPlace(word.fold)))
  return kind === 'clear' || (kind === 'ordinary-too' ? word.capital : unknown) ? { first: word, last: word, self: false } : undefined
}
