/** In how many questions a phrase is, of how many. */
export interface Share { chats: number; of: number }

/** How much is thought to be known before any question is read: as much as so many questions would tell. */
const prior = 50

/**
 * How surely a phrase is commoner in one time than in another: the z-score of the difference of its log-odds, with what is usual of it in both times as the prior (Monroe, Colaresi and Quinn,
 * "Fightin' Words", Political Analysis 16, 2008). Above 0: commoner now. Beyond 1.96 chance alone would do it once in twenty. 0 where there is nothing to compare.
 */
export function zOf(now: Share, before: Share): number {
  const usual = (prior * (now.chats + before.chats)) / (now.of + before.of)
  if (now.of === 0 || before.of === 0 || usual === 0) return 0
  const logOdds = ({ chats, of }: Share): number => Math.log((chats + usual) / Math.max(of + prior - chats - usual, 0.5))
  return (logOdds(now) - logOdds(before)) / Math.sqrt(1 / (now.chats + usual) + 1 / (before.chats + usual))
}

/** Whether the words of one phrase stand in a longer one, in their order: "renew card" in "renew library card". */
function isWithin(phrase: string, other: string): boolean {
  if (other.length <= phrase.length) return false
  const words = phrase.split(' ')
  for (const word of other.split(' ')) if (word === words[0]) words.shift()
  return words.length === 0
}
/** A shorter phrase of which so much is in one longer phrase says nothing more than that one. */
const mostly = 0.7

/** Leaves out phrases that are mostly part of a longer one: "copperhead" beside "demon copperhead". */
export function withoutNested<T extends { words: string; chats: number }>(phrases: readonly T[]): T[] {
  return phrases.filter((one) => !phrases.some((other) => isWithin(one.words, other.words) && other.chats >= one.chats * mostly))
}
