import type { ListName } from './lists.ts'
import { opensQuestion } from './question-words.ts'
import type { Sentence } from './reading.ts'

/**
 * Whether sentences ask if the patron has what they wanted, or if there is more. "If there is anything else, let me know" asks it too, but not of
 * somebody who said that they are done: then it is an invitation for another day.
 * @param done the patron said so, or goodbye
 */
export const checksAnswered = (sentences: readonly Sentence[], done: boolean): boolean => sentences.some(({ has, asks, words }) => {
  if (asks && asksWhetherItWorks(words)) return true
  if (!has.has('asking-if-answered') || has.has('not-asking-if-answered')) return false
  const first = words[0] ?? ''
  return asks || opensQuestion.has(first) || first === 'is' || (!done && (first === 'if' || first === 'unless' || (words.includes('let') && words.includes('know') && words.includes('if'))))
})

/** "And are you online now?": whether what was tried has worked. */
const asksWhetherItWorks = (words: readonly string[]): boolean =>
  words.length < 14 && words.indexOf('now') > 1 && words.slice(0, 3).some((word) => isState.has(word)) && !words.slice(0, words.indexOf('now')).some((word) => wanting.has(word))
const isState = new Set(['is', 'are', 'has', 'have', 'does', 'can'])
const wanting = new Set(['want', 'like', 'need', 'open', 'i', 'we', 'there'])

/** People part at the end of what they write: a goodbye further up is a title, or somebody else's. */
const partsNear = 3
/** What a librarian says when there is nothing left to say: shorter than this, with no fact in it. */
const shortest = 18

/**
 * Whether a draft ends the chat. `ends`: with words that end a chat whatever was said, or softer ones where the patron has said goodbye, thanks
 * or that it is good, and asked nothing. `thanks`: it answers thanks or invites back, and no more.
 * @param last what the patron wrote last
 * @param done the patron said that they have what they wanted, or goodbye
 * @param answersUs it answers a question of the librarian's: soft words of parting are no end yet
 */
export function closes(sentences: readonly Sentence[], last: readonly Sentence[], done: boolean, answersUs: boolean): 'ends' | 'thanks' | 'open' {
  const has = (list: ListName): boolean => sentences.some((one) => one.has.has(list) && !one.asks)
  if (sentences.some(({ asks }) => asks) && checksAnswered(sentences, done)) return has('goodbyes') && sentences.length > 1 ? 'ends' : 'open'
  const asked = last.some(({ asks }) => asks)
  if (sentences.slice(-partsNear).some((one) => one.has.has('goodbyes') && !one.asks)) return !asked || sentences.length < 3 ? 'ends' : 'open'
  if (!asked && !answersUs && sentences.some(isParting) && sentences.every(onlyParts)) return 'ends'
  const going = done || last.some(isGoing)
  if (asked || sentences.some(({ asks, links }) => asks || links) || !(going || last.some(({ has: said }) => said.has('pleased') || said.has('praises')))) return 'open'
  if (has('farewells') || sentences.some(wishes)) return 'ends'
  if (!going || sentences.reduce((sum, { words }) => sum + words.length, 0) > shortest) return 'open'
  return has('thanks-answers') || has('inviting-back') || sentences.some(isThanks) ? 'thanks' : 'open'
}

/** A wish for a song or a trip is none yet. */
const isParting = ({ has, words }: Sentence): boolean => has.has('farewells') && !forAThing.has(words[has.get('farewells')?.at ?? 0] ?? '')
const forAThing = new Set(['enjoy', 'have', 'hope', 'congratulations', 'let'])

/** Nothing in it but parting: "Cheers, all the best with it." */
const onlyParts = ({ has, words, asks, links }: Sentence): boolean =>
  !asks && !links && (words.length < 5 || (words.length < 9 && (has.has('farewells') || has.has('thanks-answers') || has.has('inviting-back'))))

/** "Happy planting!", whatever it is that they go and do. */
const wishes = ({ words }: Sentence): boolean => words.length < 6 && words.some((word, at) => word === 'happy' && words[at + 1]?.endsWith('ing') === true)

const isGoing = (sentence: Sentence): boolean => sentence.has.has('patron-done') || sentence.has.has('praises') || isThanks(sentence)
const isThanks = ({ words }: Sentence): boolean => words.some((word) => thanks.has(word))
const thanks = new Set(['thanks', 'thank', 'appreciate', 'appreciated', 'grateful', 'thankful', 'cheers', 'ta'])
