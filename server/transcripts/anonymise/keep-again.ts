import { isKept, keep, type Page } from './page.ts'
import type { Word } from './words.ts'

/** How many places of the same word are looked at: enough for a title, and a bound for a text that repeats one word. */
const most = 8

/** A title said again is kept again, as firmly as it was, wherever at least two of its words stand in their order. */
export function keepAgain(page: Page): void {
  const keptWords = new Map<string, Word[]>()
  for (const word of page.words) {
    if (!isKept(page, word, 'likely')) continue
    const same = keptWords.get(word.fold)
    if (same === undefined) keptWords.set(word.fold, [word])
    else if (same.length < most) same.push(word)
  }
  for (const last of page.words) {
    if (isKept(page, last, 'likely')) continue
    for (const kept of keptWords.get(last.fold) ?? []) {
      const first = sameFrom(page, last, kept)
      if (first !== last) keep(page, { first, last }, isKept(page, kept, 'sure') ? 'sure' : 'likely')
    }
  }
}

/** How far back the words before both are the same, and kept. */
function sameFrom(page: Page, word: Word, kept: Word): Word {
  let [first, other] = [word, kept]
  for (let steps = 0; steps < 11; steps += 1) {
    const [before, keptBefore] = [first.before, other.before]
    if (!before || !keptBefore || before.fold !== keptBefore.fold || !isKept(page, keptBefore, 'likely')) break
    first = before
    other = keptBefore
  }
  return first
}
