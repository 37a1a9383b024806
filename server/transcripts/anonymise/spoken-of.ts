import { isLast, looksLikeName, nameFrom } from './name-shape.ts'
import { isMostlyName, isOrdinary, isPlace, isMachine, isPartOfPlace, nameKind } from './names.ts'
import { isKept, isMarked, type Page } from './page.ts'
import type { Found } from './found.ts'
import { speaksOfWorks } from './speaks-of-works.ts'
import { giving, isNationality, isThing, pronouns, seasons, verbs } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Step 5: what is said beside a word nobody knows shows that it is a person. */
export const spokenOf = (page: Page, word: Word): Found | undefined => behindLink(page, word) ?? behindSays(page, word) ?? behindModal(page, word) ?? beforeWho(page, word) ?? beforeDeed(page, word) ?? beforePronoun(page, word) ?? inList(page, word)

/** Capitalised, and neither a word of the language nor a place. */
const isUnknown = (word: Word): boolean =>
  word.capital && !word.upper && !word.digits && !isOrdinary(word.fold) && !isPlace(word.fold) && !isPartOfPlace(word) && !isNationality(word)

const wholeName = (first: Word): Word => nameFrom(first, (part, isFirst) => isFirst || (part.capital && looksLikeName(part))) ?? first

/** "… is late, says Gerste." A website that says something says no name. */
function behindSays(page: Page, word: Word): Found | undefined {
  const { before } = word
  if (!before || !word.joined || !/^(?:says|said)$/.test(before.fold) || before.before?.joined && !/[,"”’']\s?$/.test(before.gap)) return undefined
  const last = wholeName(word)
  const ends = isLast(last) || last.after?.fold === 'to'
  return isUnknown(word) && ends && !isKept(page, word, 'likely') ? { first: word, last, self: false } : undefined
}

const modals = /^(?:could|can|would|will|did|does|is|was|has|should|may|if|that|because|when|and|so)$/
const baseVerbs = /^(?:let|call|help|tell|email|be|come|send|give|check|know|work|works|working|get|have|still|here|there|in|around|available|back|free|teach|teaches|meet|pick|drop|join|use|want|wants|need|needs|said|says|told|asked|gave|helped|sent|showed|return|returned|borrow|take|took|left|on)$/

/** "Could Wren let me know", "is Nasreen in today", "if Marek comes". */
function behindModal(page: Page, word: Word): Found | undefined {
  const before = word.joined ? word.before : undefined
  if (!before || !modals.test(before.fold) || !word.capital || word.opens || word.upper || word.digits || isKept(page, word, 'likely') || page.held.has(word.fold)) return undefined
  const kind = nameKind(word.fold)
  if (isOrdinary(word.fold) ? kind !== 'ordinary-too' || seasons.has(word.fold) : !isUnknown(word) || isMachine(word)) return undefined
  const last = wholeName(word)
  return last.after?.joined && !last.possessive && !last.after.capital && baseVerbs.test(last.after.fold) && !speaksOfWorks(page, word.turn) ? { first: word, last, self: false } : undefined
}

/** "Pass it on to Wren, who buys teen books." */
function beforeWho(page: Page, word: Word): Found | undefined {
  if (!word.capital || word.upper || word.digits || word.opens || isKept(page, word, 'likely') || (isOrdinary(word.fold) && nameKind(word.fold) !== 'ordinary-too')) return undefined
  const last = wholeName(word)
  return last.after !== undefined && /^,? $/.test(last.after.gap) && /^(?:who|whose|who's)$/.test(last.after.fold) && /^(?:to|with|from|by|ask|tell|for|is|and|meet|see|colleague)$/.test(word.before?.fold ?? '') && !speaksOfWorks(page, word.turn) ? { first: word, last, self: false } : undefined
}

/** "Adaeze is on her way": the sentence that an unknown word opens says he or she of it. */
function beforePronoun(page: Page, word: Word): Found | undefined {
  if (!word.opens || !isUnknown(word) || isMachine(word) || isKept(page, word, 'likely') || page.held.has(word.fold)) return undefined
  const last = wholeName(word)
  if (!last.after?.joined || last.possessive || !verbs.has(last.after.fold)) return undefined
  let near: Word | undefined = last.after.after
  for (let steps = 0; near && steps < 8 && !near.opens; near = near.after, steps += 1) if (pronouns.has(near.fold)) return speaksOfWorks(page, word.turn) ? undefined : { first: word, last, self: false }
  return undefined
}

/** "Ruslana lives next door": a sentence that begins with an unknown word which does what only people do. */
function beforeDeed(page: Page, word: Word): Found | undefined {
  if (!word.opens || !isUnknown(word) || isKept(page, word, 'likely')) return undefined
  const last = wholeName(word)
  const deed = last.after?.joined === true && !last.possessive ? last.after.fold : ''
  if (/^(?:will|can|could|would|is|was)$/.test(deed) && !isMachine(word) && (/^(?:you|her|him|them|mr|mrs|ms|miss)$/.test(last.after?.after?.after?.fold ?? '') || !speaksOfWorks(page, word.turn)) && /^(?:ring|call|email|help|meet|contact|write|text|reach|pick|coming|working|helping|calling|bringing|waiting|show|let|get|take|be|visit|bring|deliver)$/.test(last.after?.after?.fold ?? '')) return { first: word, last, self: false }
  return /^(?:lives|lived|told|asked|called|emailed|texted|phoned|borrowed|graduated|studies|married|moved)$/.test(deed) ? { first: word, last, self: false } : undefined
}

/** "me, silvana, adam and kristina": given names in lower case, side by side. */
function inList(page: Page, word: Word): Found | undefined {
  const isName = (other: Word | undefined) => other !== undefined && !other.digits && !other.capital && nameKind(other.fold) === 'clear' && other.fold.length > 2 && !isKept(page, other, 'likely')
  const linked = (link: Word | undefined) => link !== undefined && /^, ?$/.test(link.gap)
  if (!isName(word) || page.held.has(word.fold)) return undefined
  const { before, after } = word
  const fits = (linked(word) && isName(before)) || (linked(after) && isName(after)) || (before?.fold === 'and' && isName(before.before)) || (after?.fold === 'and' && isName(after.after))
  return fits ? { first: word, last: word, self: false } : undefined
}

/**
 * "A party for Veljko. He just got promoted", "pay Jasbir the money", "to grace" at the end, "for Ines and Bea".
 */
function behindLink(page: Page, word: Word): Found | undefined {
  const before = word.joined ? word.before : undefined
  if (!before || word.digits || !/^(?:to|for|with|from|ask|tell|invite|told|asked|and|of|by|pay)$/.test(before.fold)) return undefined
  if (isKept(page, word, 'likely') || isThing(word.after)) return undefined
  const near = page.words.slice(Math.max(0, word.at - 10), word.at + 15).filter(({ turn }) => turn === word.turn)
  const paid = !/^(?:from|of)$/.test(before.fold) && near.some(({ at, fold }) => at < word.at + 5 && giving.has(fold))
  if (isMostlyName(word.fold) && !seasons.has(word.fold) && (paid || !isPlace(word.fold))) {
    const next = word.after
    const ends = next === undefined || next.opens || (next.fold === 'and' && nameKind(next.after?.fold ?? '') === 'clear')
    if (word.possessive || (ends && /^(?:to|for|from|with)$/.test(before.fold))) return { first: word, last: word, self: false }
  }
  if (!isUnknown(word) || word.opens) return undefined
  if (nameKind(word.fold) === 'clear' && !paid) return undefined
  const listedBefore = before.fold === 'and' && before.before !== undefined && isMarked(page, before.before)
  if (!paid && !listedBefore && !near.some(({ at, fold }) => at > word.at && pronouns.has(fold))) return undefined
  return { first: word, last: wholeName(word), self: false }
}
