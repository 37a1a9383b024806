import type { ReadChat } from './read-chat.ts'
import type { ReadText } from './read-text.ts'
import { doesADeed } from './saying.ts'
import { kindsByLists, weigh } from './signs.ts'
import { shared } from './stems.ts'
import { bias, weights } from './taking-up-weights.ts'

/**
 * Kinds of words by which a draft takes up what went wrong for somebody, where no phrase of feeling says so: "that machine has robbed you enough, send it here and
 * I'll print it". Who only tells how things are done uses few of them. What each weighs is learned: taking-up-weights.ts.
 */
const kinds = {
  I: 'i me my mine myself',
  we: 'we us our ours',
  you: 'you your yours u',
  not: 'no not never nobody nothing none nor without cannot nope neither anyone anybody',
  bad: { list: 'signs-sympathy' },
  relief: { list: 'signs-relief' },
  time: 'time rush hurry slow slowly pace whenever together breath breathe moment minute today now tonight here stay straight away',
  soft: { list: 'signs-kindness' },
} as const
type Kind = keyof typeof kinds
const kindsIn = kindsByLists(kinds)

export type TakingUp = Kind | 'by the lists' | 'a deed' | 'asks' | 'their words' | 'I will or have' | 'I, first' | 'you and I'

const willOrHave = new Set(['will', 'have', 'am', 'are', 'would'])
const isWe = (word: string): boolean => word === 'i' || word === 'we'

/** The signs that a draft takes up the trouble of an upset patron, each with how much of it there is. */
export function takingUpSigns(said: ReadText, chat: ReadChat): Map<TakingUp, number> {
  const { sentences, lists } = said
  const kindsOf = kindsIn(lists)
  const found = new Map<TakingUp, number>()
  const is = (sign: TakingUp, there: boolean): void => { if (there) found.set(sign, 1) }
  let theirs = 0
  for (const { words, stems } of sentences) {
    for (const word of words) for (const kind of kindsOf(word)) found.set(kind, Math.min(3, (found.get(kind) ?? 0) + 1))
    theirs += shared(stems, chat.theirStems)
    is('I will or have', words.some((word, at) => isWe(word) && willOrHave.has(words[at + 1] ?? '')))
  }
  is('by the lists', said.has('acknowledging'))
  is('a deed', sentences.some(doesADeed))
  is('asks', sentences.some((one) => one.asks))
  if (theirs > 0) found.set('their words', Math.min(4, theirs) / 2)
  is('I, first', sentences[0]?.words.slice(0, 3).some(isWe) === true)
  is('you and I', found.has('you') && found.has('I'))
  return found
}

/** So much less than upset, in log-odds, nobody's trouble is looked for. */
const looksFrom = -0.5
/** How much a draft's own signs count against how upset its patron is. */
const counts = 0.7

/**
 * Whether a draft takes up what went wrong for a patron who is upset; and how far it leaves it alone, in log-odds: a cold answer to mild trouble, or a middling one to great trouble.
 * Measured on rounds 7 to 12, each by weights that had not seen it, the two together raise half as many false alarms as the one behind the other.
 */
export function takesUp(said: ReadText, chat: ReadChat): { takesUp: boolean; leavesAlone: number } {
  if (chat.upsetOdds < looksFrom || said.sentences.length === 0) return { takesUp: false, leavesAlone: -Infinity }
  const odds = weigh(takingUpSigns(said, chat), bias, weights)
  return { takesUp: chat.patron.upset !== null && odds > 0, leavesAlone: chat.upsetOdds - counts * odds }
}
