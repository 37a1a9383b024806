import { wordsOf } from './phrases.ts'
import type { Behaviours, Reading } from './reading/reading.ts'

/**
 * What a draft can be seen to do: the behaviours of `npm run detect`, and beside them what the reading knows of the draft as a whole. A
 * rehearsal's patron reacts to these.
 */
export const doings = [
  'restates', 'checks_answered', 'invites_back', 'closing', 'asks_question', 'asks_open', 'acknowledges', 'greets', 'uses_name', 'blames', 'jargon', 'bare_link', 'refers', 'asks_private_data',
  'cold', 'answers', 'echoes', 'links', 'does_a_deed', 'goes_to_look', 'hands_over', 'ends', 'stock_phrase', 'copies_question',
] as const
export type Doing = (typeof doings)[number]

/** What a draft does, as it was read. @param coldFrom how cold (0 to 1) a draft must read at this desk */
export function doingsOf(reading: Reading, coldFrom: number): Doing[] {
  const { behaviours, cold, sentences } = reading
  const isBehaviour = (one: Doing): one is keyof Behaviours => one in behaviours
  const seen: Partial<Record<Doing, boolean>> = {
    cold: cold >= coldFrom, answers: reading.answers, echoes: reading.echoes, links: sentences.some((one) => one.links),
    does_a_deed: reading.doesADeed, goes_to_look: reading.goesToLook, hands_over: reading.handsOver, ends: reading.ends,
    stock_phrase: sentences.some(({ has }) => has.has('stock-phrases')),
    copies_question: behaviours.restates && copies(sentences, wordsOf(reading.patron.question)),
  }
  return doings.filter((one) => (isBehaviour(one) ? behaviours[one] : seen[one] === true))
}

/** So many of the question's words in a row, in a sentence that says it again, are no longer the librarian's own. */
const inARow = 6

/** Whether a sentence repeats a question nearly as it stands: a run of most of its words, and of six at least. */
function copies(sentences: readonly { words: readonly string[] }[], question: readonly string[]): boolean {
  const run = Math.max(inARow, Math.ceil(question.length * 0.6))
  const asked = ` ${question.join(' ')} `
  return sentences.some(({ words }) => words.some((_, at) => at + run <= words.length && asked.includes(` ${words.slice(at, at + run).join(' ')} `)))
}
