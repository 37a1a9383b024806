import { fillers } from './asked-phrases.ts'
import { fillersElsewhere } from './other-languages.ts'
import { isOrdinary } from './names.ts'
import type { Page } from './page.ts'
import type { Turn } from './reading.ts'
import type { Word } from './words.ts'

/** Where an answer is looked for: from a word of a turn on. `asked`: staff asked for it, so that the whole turn may be the answer. */
export type Place = { page: Page; turn: Turn; from: Word; asked: boolean }

/** Past "sure, it's" to the first word that could be the answer itself. */
export function skipFillers(from: Word | undefined, page?: Page): Word | undefined {
  let word = from
  const isFiller = ({ fold, turn }: Word) => (page && page.languages[turn] !== 'en' ? fillersElsewhere.has(fold) : fillers.has(fold))
  while (word && isFiller(word)) {
    const next: Word | undefined = word.after
    // "I forgot" is no answer, "I think 4821" may be one.
    if (word.fold === 'i' && next && isOrdinary(next.fold) && !isFiller(next)) break
    word = next
  }
  return word
}
