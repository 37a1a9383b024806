import { isMeantAsName, isSomebodyElse } from './meant.ts'
import { withInitials } from './name-shape.ts'
import { isNameLike, isOrdinary, isUnheard, particles, soundsLikeName } from './names.ts'
import { isKept, isMarked, mark, type Page } from './page.ts'
import { sameName } from './same-name.ts'
import type { Kind, Who } from './sheet.ts'
import { honorifics } from './vocabulary.ts'
import { fold, type Word } from './words.ts'

/** What to mask a word as. */
export type Entry = { kind: Kind; who: Who }

/** What is to be masked through the whole chat: names by their folded parts, and other values folded as they are written. */
export type Roll = { names: Map<string, Entry>; values: Map<string, Entry> }

export const emptyRoll = (): Roll => ({ names: new Map(), values: new Map() })

/** Puts the parts of a name on the roll. Particles, titles and single letters name nobody by themselves. */
export function enterName(roll: Roll, name: string, who: Who): void {
  for (const part of fold(name).split(/[^\p{L}\p{M}\p{N}'-]+/u)) {
    const bare = part.replace(/^['-]+|['-]+$|'s$/g, '')
    if (bare.length < 2 || honorifics.has(bare) || /^\p{N}+$/u.test(bare)) continue
    for (const piece of [bare, ...bare.split('-').filter((piece) => piece.length > 2)]) {
      if (!particles.has(piece) && !roll.names.has(piece)) roll.names.set(piece, { kind: 'NAME', who })
    }
  }
}

/** Step 7, and the end of step 1: masks what is on the roll. With `typos`, names a letter or two off as well. */
export function maskRoll(page: Page, typos: boolean): void {
  const { roll } = page
  const find = sameName(roll.names, typos)
  for (const word of page.words) {
    const value = roll.values.get(word.fold)
    if (value && !isKept(page, word, 'sure')) mark(page, { first: word, last: word }, value.kind, value.who)
    const entry = find(word.fold)
    if (!entry || isMarked(page, word)) continue
    const { before, after } = word
    const besideAnother = (word.joined && before !== undefined && find(before.fold) !== undefined) || (after?.joined === true && find(after.fold) !== undefined)
    if (isKept(page, word, besideAnother ? 'number' : 'sure')) continue
    if (besideAnother || (!isSomebodyElse(page, word) && isMeantAsName(word))) maskNamed(page, word, entry)
  }
}

/** "cheers, JWN", "- h.d.p.", "T. Page": the initials of a name that was masked, where somebody signs or stands on a list with them. */
export function maskInitials(page: Page): void {
  const { text, sheet, turns } = page
  const names = sheet.marks.filter(({ kind }) => kind === 'NAME')
  const known = new Set(names.map(({ start, end }) => initialsOf(text.slice(start, end))).filter((initials) => initials.length > 1))
  const own = new Set(names.flatMap(({ start, end, who }) => (who === 'patron' ? [...initialsOf(text.slice(start, end))] : [])))
  for (const { start, end } of turns) {
    const turn = text.slice(start, end)
    for (const { index, 0: written } of turn.matchAll(signedWith)) {
      const from = index + (/^[^\p{L}]*/u.exec(written)?.[0].length ?? 0)
      const initials = written.slice(from - index).replace(/[^\p{L}]/gu, '').toLowerCase()
      if (known.has(initials) || (index + written.length === turn.length && [...initials].every((letter) => own.has(letter)))) sheet.mark(start + from, start + index + written.length, 'NAME', 'patron')
    }
  }
}

/** Two to four letters with full stops between them, or capitals alone at the end of a turn, or at its beginning with nothing behind. */
const signedWith = /(?<![\p{L}\p{N}.])(?:\p{L}\. ?){1,3}\p{L}\.?(?![\p{L}\p{N}])|(?:^|[-–—~,\n]\s?|\bjust )\p{Lu}{2,4}\.?$/gu

const initialsOf = (name: string): string => name.split(/[^\p{L}\p{M}'’ʻʼ]+/u).map((part) => part.slice(0, 1).toLowerCase()).join('')

/** "Herr von Hagen", where Hagen is on the roll. */
function withParticles(word: Word): Word {
  let first = word
  while (first.before && first.joined && particles.has(first.before.fold) && !first.before.capital) first = first.before
  return first.before === undefined || honorifics.has(first.before.fold) || /^(?:under|for|is|it's|its|and|name|says|as|to)$/.test(first.before.fold) ? first : word
}

function maskNamed(page: Page, word: Word, { kind, who }: Entry): void {
  const { before, after } = word
  // "Rose L": an initial behind the name goes with it.
  const isInitial = after?.joined === true && /^\p{Lu}$/u.test(after.text) && after.text !== 'I'
  // "Tobi Okonkwo" where Okonkwo is on the roll: the unknown name before it is of the same person.
  const isNew = before !== undefined && word.joined && before.capital && word.capital && isNameLike(before) && !isOrdinary(before.fold) && !isKept(page, before, 'likely')
  // "pauline frobisher": so is the one behind it.
  const goesOn = after !== undefined && after.joined && !word.possessive && after.capital === word.capital && isUnheard(after) && !after.upper && !isKept(page, after, 'likely') && !isMarked(page, after) && (after.capital || soundsLikeName(after.fold) > 0)
  mark(page, { first: withInitials(withParticles(isNew ? before : word)), last: isInitial || goesOn ? after : word }, kind, who)
}
