import type { ListName } from './lists.ts'
import { opensQuestion } from './question-words.ts'
import type { Sentence } from './reading.ts'

/**
 * Whether sentences ask if the patron has what they wanted, or if there is more. "If there is anything else, let me know" asks it too, but not of
 * somebody who said that they are done: then it is an invitation for another day.
 * @param done the patron said so, or goodbye
 */
export const checksAnswered = (sentences: readonly Sentence[], done: boolean): boolean => sentences.some(({ has, asks, words }) => {
  if (!has.has('asking-if-answered') || has.has('not-asking-if-answered')) return false
  const first = words[0] ?? ''
  return asks || opensQuestion.has(first) || first === 'is' || (!done && (first === 'if' || (words.includes('let') && words.includes('know') && words.includes('if'))))
})

/** What a librarian says when there is nothing left to say: shorter than this, with no fact in it. */
const shortest = 14

/**
 * Whether a draft ends the chat. `ends`: with words that end a chat whatever was said, or softer ones where the patron has said goodbye, thanks
 * or that it is good, and asked nothing. `thanks`: it answers thanks or invites back, and no more.
 * @param last what the patron wrote last
 * @param done the patron said that they have what they wanted, or goodbye
 */
export function closes(sentences: readonly Sentence[], last: readonly Sentence[], done: boolean): 'ends' | 'thanks' | 'open' {
  const has = (list: ListName): boolean => sentences.some((one) => one.has.has(list) && !one.asks)
  if (sentences.some(({ asks }) => asks) && checksAnswered(sentences, done)) return 'open'
  const asked = last.some(({ asks }) => asks)
  if (has('goodbyes')) return !asked || sentences.length < 3 ? 'ends' : 'open'
  const going = done || last.some(isGoing)
  if (asked || sentences.some(({ asks, links }) => asks || links) || !(going || last.some(({ has: said }) => said.has('pleased')))) return 'open'
  if (has('farewells') || sentences.some(wishes)) return 'ends'
  if (!going || sentences.reduce((sum, { words }) => sum + words.length, 0) > shortest) return 'open'
  return has('thanks-answers') || has('inviting-back') || sentences.some(isThanks) ? 'thanks' : 'open'
}

/** "Happy planting!", whatever it is that they go and do. */
const wishes = ({ words }: Sentence): boolean => words.length < 6 && words.some((word, at) => word === 'happy' && words[at + 1]?.endsWith('ing') === true)

const isGoing = (sentence: Sentence): boolean => sentence.has.has('patron-done') || isThanks(sentence)
const isThanks = ({ words }: Sentence): boolean => words.some((word) => thanks.has(word))
const thanks = new Set(['thanks', 'thank', 'appreciate', 'appreciated', 'grateful', 'thankful', 'cheers', 'ta'])
