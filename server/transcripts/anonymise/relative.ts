import { looksLikeName, nameFrom } from './name-shape.ts'
import { isOrdinary, nameKind } from './names.ts'
import { isKept, type Page } from './page.ts'
import type { Found } from './found.ts'
import { isThing, kin } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Step 5: "brandon is my brother", "Amir, my son", "send it to Mom": somebody of theirs, whatever it looked like. */
export const relative = (page: Page, word: Word): Found | undefined => explained(page, word) ?? called(page, word) ?? parent(page, word)

const parents = /^(?:father|mother|husband|wife|brother|sister|son|daughter)$/

const copulas = new Set(['is', 'was', "she's", "he's", 'she', 'he'])

function explained(page: Page, word: Word): Found | undefined {
  const kind = nameKind(word.fold)
  if (word.digits || (!word.capital && kind !== 'clear' && kind !== 'ordinary-too') || (kind === 'none' && isOrdinary(word.fold)) || isKept(page, word, 'number')) return undefined
  const last = nameFrom(word, (part, isFirst) => isFirst || (looksLikeName(part) && part.capital === word.capital)) ?? word
  if (!last.after || /[.!?\n]/.test(last.after.gap) || (last.possessive && !/^(?:my|our)$/.test(last.after.fold))) return undefined
  // "Sundaramoorthy is father"
  if (word.capital && last.after.fold === 'is' && parents.test(last.after.after?.fold ?? '')) return { first: word, last, self: false }
  // "bill has it, my husband"
  const aside = /^ \p{Ll}+(?: \p{Ll}+){0,3}, (?:my|our) (\p{Ll}+)/u.exec(page.text.slice(last.end, last.end + 60))?.[1]
  if (word.before === undefined && aside !== undefined && kin.has(aside)) return { first: word, last, self: false }
  let owner: Word | undefined = last.after
  for (let steps = 0; owner && steps < 3 && copulas.has(owner.fold); steps += 1) owner = owner.after
  return owner && /^(?:my|our)$/.test(owner.fold) && kin.has(owner.after?.fold ?? '') ? { first: word, last, self: false } : undefined
}

/** "my grandfather was called Aurel", "the lady named Brosca": what a person is called is a name. */
function called(page: Page, word: Word): Found | undefined {
  if (!/^(?:called|named)$/.test(word.fold) || !word.after || (word.capital && !word.opens)) return undefined
  const first = word.after
  const person = /^(?:is|was|'s)$/.test(word.before?.fold ?? '') ? word.before?.before : word.before
  const isPerson = person !== undefined && (kin.has(person.fold) || /^(?:great-?grand\w+|man|woman|guy|lady|person|fellow|chap|gentleman|bloke|lad|somebody|someone|intern|volunteer|nurse|driver)$/.test(person.fold))
  if (!isPerson || isKept(page, first, 'sure')) return undefined
  const last = nameFrom(first, looksLikeName)
  return last ? { first, last, self: false } : undefined
}

/** "Send it to Mom", "Dad said": written like a name, without "my" or "a" before it. Not "my mom". */
function parent(page: Page, word: Word): Found | undefined {
  const { before, after } = word
  if (!/^(?:mom|mum|mommy|mummy|dad|daddy|grandma|grandpa|granny|nana)$/.test(word.fold) || !before || isThing(after) || isKept(page, word, 'likely')) return undefined
  const asName = word.capital && !word.opens && !/^(?:a|the|an|no|single|every|any|and|or)$/.test(before.fold)
  const recipient = /^(?:to|from)$/.test(before.fold) && !(after?.joined && /^(?:and|or|dad|mom)$/.test(after.fold))
  return asName || recipient ? { first: word, last: word, self: false } : undefined
}
