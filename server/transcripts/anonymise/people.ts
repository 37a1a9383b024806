import { inArabic } from './arabic.ts'
import type { Found } from './found.ts'
import { introduced, signedOff } from './introduced.ts'
import { isWholeTurn, listed } from './listed.ts'
import { isLast, withInitials } from './name-shape.ts'
import { isOrdinary, isPlace, isUnheard, nameKind } from './names.ts'
import { nicknamed } from './nicknames.ts'
import { isKept, mark, wordsOf, type Page } from './page.ts'
import { related } from './related.ts'
import { relative } from './relative.ts'
import { enterName } from './roll.ts'
import type { Who } from './sheet.ts'
import { speaksOfWorks } from './speaks-of-works.ts'
import { spokenOf } from './spoken-of.ts'
import { familyTitles, honorifics } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Asked at each word; gives the name that begins there, or behind a cue that begins there. */
type Finder = (page: Page, word: Word) => Found | undefined

const finders: readonly Finder[] = [inArabic, introduced, nicknamed, related, relative, spokenOf, signedOff, listed, isWholeTurn]

/** Steps 5 and 6: names that something beside them gives away, and names on the lists that nothing holds back. */
export function findPeople(page: Page): void {
  for (let at = 0; at < page.words.length; at += 1) {
    const word = page.words[at]
    const found = word && firstOf(page, word)
    if (!found || isKept(page, found.first, 'number')) continue
    const goesOn = continued(page, found.last)
    if (goesOn) found.last = goesOn
    const who = whose(page, found)
    mark(page, { first: withInitials(found.first), last: found.last }, 'NAME', who)
    const parts = wordsOf(page, found)
    // "Uncle Richard": Richard may be met again without his title.
    for (const part of parts) if (parts.length === 1 || !familyTitles.has(part.fold)) enterName(page.roll, part.text, who)
    at = Math.max(at, found.last.at)
  }
}

function firstOf(page: Page, word: Word): Found | undefined {
  for (const finder of finders) {
    const found = finder(page, word)
    if (found) return found
  }
  return undefined
}

/** "Papadopoulou - Eleftheria", "Frobisher, Pauline": the other half of a name, at the end of a clause. */
function continued(page: Page, last: Word): Word | undefined {
  const next = last.after
  if (!next || !/^(?: [-–] |, )$/.test(next.gap) || !next.capital || next.digits || isOrdinary(next.fold) || isPlace(next.fold) || isKept(page, next, 'likely') || honorifics.has(next.fold)) return undefined
  return isLast(next) && next.after?.gap !== ', ' && last.capital && page.words[last.at - 1] !== undefined && (nameKind(next.fold) !== 'none' || isUnheard(next)) && !speaksOfWorks(page, next.turn) ? next : undefined
}

function whose({ turns }: Page, { self, first }: Found): Who {
  const from = turns[first.turn]?.from
  return self && (from === 'librarian' || from === 'patron') ? from : 'other'
}
