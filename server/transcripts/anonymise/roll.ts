import { isThing, isHonorific } from './context.ts'
import { isNameLike, isOrdinary, isPlace, isShortFor, nameKind, particles } from './names.ts'
import type { Reading } from './reading.ts'
import type { Kind, Sheet, Who } from './sheet.ts'
import { fold, type Word } from './words.ts'

/** Somebody or something to be masked wherever it stands: by its folded form. */
export type Entry = { kind: Kind; who: Who }

/** What is to be masked through the whole chat: names by their parts, and other values as they are written. */
export type Roll = { names: Map<string, Entry>; values: Map<string, Entry> }

export const emptyRoll = (): Roll => ({ names: new Map(), values: new Map() })

/** Puts the parts of a name on the roll. Particles and single letters name nobody by themselves. */
export function enterName(roll: Roll, name: string, who: Who): void {
  for (const part of fold(name).split(/[^\p{L}\p{M}\p{N}'-]+/u)) {
    const bare = part.replace(/^['-]+|['-]+$|'s$/g, '')
    if (bare.length < 2 || particles.has(bare) || isHonorific(bare) || /^\p{N}+$/u.test(bare)) continue
    if (!roll.names.has(bare)) roll.names.set(bare, { kind: 'NAME', who })
    for (const piece of bare.includes('-') ? bare.split('-') : []) {
      if (piece.length > 2 && !particles.has(piece) && !roll.names.has(piece)) roll.names.set(piece, { kind: 'NAME', who })
    }
  }
}

/** Masks what is on the roll. With `typos`, names that are one letter off (two from eight letters) too, where they are no words of their own. */
export function maskRoll(reading: Reading, sheet: Sheet, roll: Roll, typos: boolean): void {
  const { words } = reading
  const near = typos ? [...roll.names.keys()].filter((name) => name.length > 3 && /^[\p{L}'-]+$/u.test(name)) : []
  const seen = new Map<string, Entry | undefined>()
  const lookUp = (word: string): Entry | undefined => {
    if (!seen.has(word)) seen.set(word, find(word, roll, near))
    return seen.get(word)
  }
  for (const [at, word] of words.entries()) {
    const value = roll.values.get(word.fold)
    if (value && !sheet.isKept(word.start, word.end, 'sure')) sheet.mark(word.start, word.end, value.kind, value.who)
    const entry = lookUp(word.fold) ?? glued(word, lookUp)
    if (!entry || sheet.isMarked(word.start, word.end)) continue
    const before = words[at - 1]
    const after = words[at + 1]
    const beside = (before !== undefined && word.joined && before.turn === word.turn && lookUp(before.fold) !== undefined) || (after?.joined === true && after.turn === word.turn && lookUp(after.fold) !== undefined)
    if (sheet.isKept(word.start, word.end, beside ? 'number' : 'sure')) continue
    if (!beside && (isSomebodyElse(words, at, sheet) || !isMeantAsName(words, at))) continue
    // "Rose L": an initial behind the name goes with it.
    const initial = after?.joined === true && after.turn === word.turn && /^\p{Lu}$/u.test(after.text) && after.text !== 'I'
    sheet.mark(word.start, initial ? after.end : word.end, entry.kind, entry.who)
    // "Tobi Okonkwo" where Okonkwo is on the roll: the unknown name before it is of the same person.
    if (before && word.joined && before.turn === word.turn && before.capital && word.capital && isNameLike(before) && !isOrdinary(before.fold) && !sheet.isKept(before.start, before.end, 'likely')) sheet.mark(before.start, before.end, entry.kind, entry.who)
  }
}

/** "annakowalski": the parts of a name written as one word. */
function glued(word: Word, lookUp: (word: string) => Entry | undefined): Entry | undefined {
  if (word.fold.length < 7 || word.fold.length > 40 || isOrdinary(word.fold)) return undefined
  for (let at = 3; at <= word.fold.length - 3; at += 1) {
    const entry = lookUp(word.fold.slice(0, at))
    if (entry && lookUp(word.fold.slice(at).replace(/\d+$/, ''))) return entry
  }
  return undefined
}

function find(word: string, roll: Roll, near: readonly string[]): Entry | undefined {
  const exact = roll.names.get(word) ?? shortOf(word, roll)
  if (exact || word.length < 4 || isOrdinary(word)) return exact
  const close = near.find((name) => Math.abs(name.length - word.length) <= 2 && isWithin(name, word, name.length >= 8 ? 2 : 1) && !(nameKind(word) === 'clear' && name.length < 6))
  return close === undefined ? undefined : roll.names.get(close)
}

function shortOf(word: string, roll: Roll): Entry | undefined {
  if (word.length < 2 || word.length > 6) return undefined
  for (const [name, entry] of roll.names) if (isShortFor(word, name)) return entry
  return undefined
}

/** Whether one word becomes the other by so many letters changed, added, left out or swapped. */
export function isWithin(a: string, b: string, edits: number): boolean {
  if (a === b) return true
  if (edits === 0 || Math.abs(a.length - b.length) > edits) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  const [restA, restB] = [a.slice(same), b.slice(same)]
  return isWithin(restA.slice(1), restB.slice(1), edits - 1) || isWithin(restA.slice(1), restB, edits - 1) || isWithin(restA, restB.slice(1), edits - 1)
    || (restA[0] === restB[1] && restA[1] === restB[0] && restA.length > 1 && isWithin(restA.slice(2), restB.slice(2), edits - 1))
}

/** "Daniel Handler" beside a patron called Daniel: another name at its side makes it another person, and a street's noun a place. */
function isSomebodyElse(words: readonly Word[], at: number, sheet: Sheet): boolean {
  const word = words[at]
  const before = words[at - 1]
  const after = words[at + 1]
  if (!word || isThing(after)) return true
  // "The Crystal Cave", "the kingdom of Jordan": titles and places.
  if (isOrdinary(word.fold) && word.capital) {
    if (before !== undefined && word.joined && before.turn === word.turn && (before.fold === 'the' || /^(?:of|in|near)$/.test(before.fold) && isPlace(word.fold))) return true
    if (after?.joined && after.turn === word.turn && after.capital && !after.opens && !after.upper && after.fold.length > 1 && !/^i'/.test(after.fold) && isOrdinary(after.fold) && !word.opens && nameKind(after.fold) === 'none') return true
  }
  const isName = (other: Word | undefined) => other !== undefined && !other.digits && other.capital === word.capital && nameKind(other.fold) !== 'none' && (!isOrdinary(other.fold) || other.capital && !other.opens)
  const kept = sheet.isKept(word.start, word.end, 'likely')
  if (after?.joined && after.turn === word.turn && !word.possessive && !after.opens && isName(after) && !sheet.isMarked(after.start, after.end) && (kept || after.capital)) return true
  return before !== undefined && word.joined && before.turn === word.turn && before.capital && !before.opens && isName(before) && !sheet.isMarked(before.start, before.end) && kept
}

const notAfterName = new Set('you i we they it he she the this that there these those my your his her be not a an to have has had also never always please of'.split(' '))

/** Whether a word that everybody writes ("will", "grace", "mark") is a name here: by its capital, or because it stands alone. */
export function isMeantAsName(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (!word || !isOrdinary(word.fold)) return true
  const after = words[at + 1]
  const before = words[at - 1]
  const last = after === undefined || after.turn !== word.turn || after.opens
  const first = before === undefined || before.turn !== word.turn
  if (/^(?:april|may|june|august|march)$/.test(word.fold) && (after?.digits && after.joined || /\d\s?$|\d(?:st|nd|rd|th) $/.test(word.gap) || /^(?:in|since|until|by|last|next|this|of)$/.test(before?.fold ?? ''))) return false
  if (word.capital && !word.opens) return true
  if (first && last) return true
  if (word.capital) return last || !notAfterName.has(after.fold)
  return word.possessive || (!first && /^(?:to|from|for|with|and)$/.test(before.fold)) || (before !== undefined && !first && /^(?:hi|hello|hey|dear|thanks|thx|name|is|i'm|im)$/.test(before.fold) && last) || (/[,–—-]/.test(word.gap) && last) || (after?.fold === 'here' && first)
}
