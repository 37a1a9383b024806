import { bias, weights } from './ending-weights.ts'
import type { ListName, Lists } from './lists.ts'
import type { ReadChat } from './read-chat.ts'
import type { ReadText } from './read-text.ts'
import type { Sentence } from './reading.ts'
import { doesADeed } from './saying.ts'
import { kindsByLists, weigh } from './signs.ts'
import { shared } from './stems.ts'

/** Words that people part with, in more Englishes than lists of phrases know, and their like in a few languages that are dropped into English. */
const classes = {
  wish: { list: 'signs-wishing' },
  leaving: { list: 'signs-parting' },
  day: 'day evening night morning afternoon arvo weekend week holiday trip read reading journey bedtime time today tonight tomorrow',
  you: 'you your yours yourself u ya',
  yes: 'yes no yep nope sure certainly absolutely',
} as const
type Class = keyof typeof classes
const classesIn = kindsByLists(classes)
const parts = (name: Class): boolean => name === 'wish' || name === 'leaving'
function isParting({ words, names }: Pick<Sentence, 'words' | 'names'>, lists: Lists): boolean {
  if (names) return false
  const classesOf = classesIn(lists)
  return words.some((word) => classesOf(word).some(parts))
}

const phrases: readonly (readonly ['goodbye' | 'farewell' | 'welcome', ListName])[] = [['goodbye', 'goodbyes'], ['farewell', 'farewells'], ['welcome', 'thanks-answers']]

/** What can be seen of a draft that ends a chat or does not, and of the talk above it. */
export type Ending = Class | `${'goodbye' | 'farewell' | 'welcome'} ${'by itself' | 'among more'}` | 'by the rules' | 'only thanks by the rules' | 'invites' | 'greets' | 'asks' | 'asks if answered' | 'links' | 'numbers'
  | 'known words' | 'length' | 'tiny' | 'short' | 'one sentence' | 'exclaims' | 'picture' | 'goes to look' | 'does a deed' | 'signs with a name' | 'parts at the end'
  | 'they ask' | 'they wrote much' | 'they wrote a word or two' | 'they thank' | 'they are content' | 'they are done' | 'they answer us' | 'they answer us and go on' | 'answered before'
  | 'little and they are content' | 'no verb and nothing new, where they had their answer'

/** Those that word lists alone give: the learning program hides them now and then, for the others to carry where the lists know nothing. */
export const fromLists: ReadonlySet<Ending> = new Set<Ending>(['goodbye by itself', 'goodbye among more', 'farewell by itself', 'farewell among more', 'welcome by itself', 'welcome among more', 'by the rules', 'only thanks by the rules', 'invites'])

const upTo = (most: number, count: number): number => Math.min(most, count)
const thanks = new Set(['thanks', 'thank', 'thankyou', 'thanku', 'ty', 'thx', 'cheers', 'ta', 'tysm'])
/** With one of these it tells something, or tells somebody what to do. */
const verbs = new Set('is are was were has have had can does did will would should could may must need try press click use open find look see check go get ask put bring pick choose type'.split(' '))
const signature = /^(?:\p{L}+ )?(?:[Cc]heers|[Rr]egards|[Bb]est|[Tt]hanks|[Yy]ours),? \p{Lu}/u
/** So few words are little. */
const little = 14

/** What is quickly seen saves a slow look. */
const notLatin = /[^\0-\u024f]/

type ByRules = 'ends' | 'thanks' | 'open'

/**
 * The signs, each with how much of it there is. They carry where somebody parts in words of no list: a few words that bring nothing new, behind few words of somebody who
 * was answered and asks nothing.
 * @param byRules what the rules of closing.ts make of it
 * @param checks it asks whether the question is answered
 */
export function endingSigns(said: ReadText, chat: ReadChat, byRules: ByRules, checks: boolean): Map<Ending, number> {
  const { sentences, text, lists, length } = said
  const classesOf = classesIn(lists)
  const found = new Map<Ending, number>()
  const is = (sign: Ending, there: boolean): void => { if (there) found.set(sign, 1) }
  let known = 0
  let verb = false
  for (const { words, stems, has, names } of sentences) {
    for (const word of words) {
      for (const name of classesOf(word)) if (!names || !parts(name)) found.set(name, upTo(3, (found.get(name) ?? 0) + 1))
      verb ||= verbs.has(word)
    }
    known += shared(stems, chat.allOfIt)
    if (has.size > 0) for (const [sign, list] of phrases) {
      const span = has.get(list)
      if (span !== undefined) found.set(`${sign} ${words.length - (span.to - span.at) < 4 ? 'by itself' : 'among more'}`, 1)
    }
  }
  const [last, end] = [chat.theirs.at(-1), sentences.at(-1)]
  const theirLength = last?.length ?? 0
  const [asks, links, numbers] = [!checks && sentences.some((one) => one.asks), sentences.some((one) => one.links), /\d/.test(text)]
  const theyAsk = last?.sentences.some((one) => one.asks) === true
  const theyThank = last?.sentences.some(({ words }) => words.some((word) => thanks.has(word))) === true
  const content = last?.has('pleased') === true || last?.has('praises') === true
  const nothingNew = length < little && !numbers && !links && !asks && !theyAsk
  is('by the rules', byRules === 'ends')
  is('only thanks by the rules', byRules === 'thanks')
  is('invites', said.has('inviting-back'))
  is('greets', said.has('greetings') && !said.has('goodbyes'))
  is('asks', asks)
  is('asks if answered', checks)
  is('links', links)
  is('numbers', numbers)
  if (known > 0) found.set('known words', upTo(6, known) / 3)
  found.set('length', upTo(40, length) / 10)
  is('tiny', length < 4)
  is('short', length < 9)
  is('one sentence', sentences.length === 1)
  is('exclaims', text.includes('!'))
  is('picture', notLatin.test(text) && /\p{Extended_Pictographic}/u.test(text))
  is('goes to look', said.has('going-to-look'))
  is('does a deed', sentences.some(doesADeed))
  is('signs with a name', end !== undefined && end.words.length < 4 && signature.test(end.text))
  is('parts at the end', end !== undefined && !end.asks && !end.links && end.words.length < 10
    && (end.has.has('goodbyes') || end.has.has('farewells') || end.has.has('inviting-back') || isParting({ names: end.names, words: end.words.slice(0, 4) }, lists)))
  is('they ask', theyAsk)
  found.set('they wrote much', upTo(20, theirLength) / 10)
  is('they wrote a word or two', theirLength < 3)
  is('they thank', theyThank)
  is('they are content', content)
  is('they are done', chat.patron.done)
  is('they answer us', chat.answersUs)
  is('they answer us and go on', chat.answersUs && !chat.patron.done && !theyThank)
  is('answered before', chat.before.answered)
  is('little and they are content', nothingNew && (content || theyThank || chat.patron.done))
  is('no verb and nothing new, where they had their answer', nothingNew && chat.before.answered && !chat.answersUs && length > 0 && !verb)
  return found
}

/** A draft of more words ends nothing unless the rules say so, nor does one with a verb and no word of parting: what is quickly seen saves a slow look. */
const longest = 30
function mayEnd({ sentences, length, lists }: ReadText): boolean {
  return length <= longest && (sentences.some((one) => phrases.some(([, list]) => one.has.has(list)) || one.has.has('inviting-back') || isParting(one, lists)) || (length < little && !sentences.some(({ words }) => words.some((word) => verbs.has(word)))))
}
/** What the rules say is overruled ("Bye Bye Love is on their first album") only where the signs are so sure, and neither is the patron done nor does it part at its end. */
const overruled = -1.4

/** A sentence so long that neither parts nor invites tells something: "it's waiting at the desk with a paw print on it". */
const toldFrom = 8
const tells = ({ sentences }: ReadText): boolean =>
  sentences.some(({ words, has }) => words.length >= toldFrom && !has.has('inviting-back') && !has.has('farewells') && !has.has('goodbyes') && !has.has('thanks-answers'))

/**
 * Whether a draft ends the chat, by the rules and the signs together. Where the patron just answered a question of the librarian's, and the signs alone say that it ends, the next line
 * may still ask, unless it takes its leave. Thanks with more behind them ("you're welcome. Don't be a stranger!") end it too.
 */
export function endsBySigns(said: ReadText, chat: ReadChat, byRules: ByRules, checks: boolean): ByRules {
  if (said.sentences.length === 0 && said.text.trim() === '') return 'open'
  if (!checks && said.sentences.at(-1)?.asks === true) return 'open'
  if (byRules !== 'open' && chat.patron.done) return byRules
  if (byRules === 'open' && !mayEnd(said)) return 'open'
  const signs = endingSigns(said, chat, byRules, checks)
  const z = weigh(signs, bias, weights)
  const end = said.sentences.at(-1)
  const takesLeave = end !== undefined && (end.has.has('goodbyes') || end.has.has('farewells') || isParting({ names: end.names, words: end.words.slice(0, 4) }, said.lists))
  if (byRules !== 'ends' && !takesLeave && tells(said)) return byRules
  if (byRules === 'open') return z <= 0 || signs.has('does a deed') ? 'open' : chat.answersUs && !(signs.has('parts at the end') && !signs.has('one sentence')) ? 'thanks' : 'ends'
  if (byRules === 'thanks' && z > 0 && !checks && said.sentences.length > 1 && !tells(said)) return 'ends'
  return z > overruled || signs.has('parts at the end') ? byRules : 'open'
}
