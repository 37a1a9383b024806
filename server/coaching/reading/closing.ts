import type { ListName } from './lists.ts'
import { opensQuestion } from './question-words.ts'
import type { Sentence } from './reading.ts'

/** Whether sentences ask if the patron has what they wanted, or if there is more. "If there is anything else, let me know" asks it too. */
export const checksAnswered = (sentences: readonly Sentence[]): boolean => sentences.some(({ has, asks, words }) => {
  if (!has.has('asking-if-answered') || has.has('not-asking-if-answered')) return false
  const first = words[0] ?? ''
  return asks || opensQuestion.has(first) || first === 'is' || first === 'if' || (words.includes('let') && words.includes('know') && words.includes('if'))
})

/**
 * Whether a draft ends the chat. `ends`: with words that end a chat whatever was said, or softer ones where the patron has said goodbye or
 * thanks and asked nothing. `thanks`: it answers thanks, and no more.
 * @param last what the patron wrote last
 */
export function closes(sentences: readonly Sentence[], last: readonly Sentence[]): 'ends' | 'thanks' | 'open' {
  const has = (list: ListName): boolean => sentences.some((one) => one.has.has(list) && !one.asks)
  if (checksAnswered(sentences) && sentences.some(({ asks }) => asks)) return 'open'
  const asked = last.some(({ asks }) => asks)
  if (has('goodbyes')) return !asked || sentences.length < 3 ? 'ends' : 'open'
  if (asked || !last.some(isGoing) || sentences.some(({ asks, links }) => asks || links)) return 'open'
  if (has('farewells')) return 'ends'
  return has('thanks-answers') ? 'thanks' : 'open'
}

const isGoing = ({ has, words }: Sentence): boolean => has.has('patron-done') || words.includes('thanks') || words.includes('thank') || words.includes('appreciate')
