import { bias, weights } from './checking-weights.ts'
import type { ReadChat } from './read-chat.ts'
import type { ReadText } from './read-text.ts'
import type { Sentence } from './reading.ts'
import { kindsOfWords, weigh } from './signs.ts'
import { shared } from './stems.ts'

/**
 * Kinds of words by which a question asks whether somebody has what they wanted, or for the next thing: "was that the one you meant?", "any other gremlins?" What each weighs is
 * learned: checking-weights.ts.
 */
const kinds = {
  that: 'that this it those these they them here so one ones',
  more: 'else more other another further left gap gaps missing missed miss loose nagging bit part parts piece additional extra things',
  settled: 'sorted sort set settled covered cover covers clear found find happy help helps helped helpful enough trick answer answers answered right good okay ok meant mean wanted needed need after looking fit match satisfied mind rest spot useful job done works work working solve solved fixed fine square satisfactory content everything all whole lot',
  you: 'you your yours u ya',
  us: 'i we me us my',
  parting: 'before go leave leaving off close closing finish today now sign push otherwise either',
  offer: 'would like want wants shall should',
  wh: 'what which where when how who whose why',
  info: 'name number card date time branch title author email day kind type level course age old library book books article articles year topic subject screen button page error colour color version place address phone',
  past: 'did was were have has had got',
  present: 'do does is are can could will',
  still: 'still yet',
  seems: 'sound sounds look looks seem seems feel feels like ring bell close near',
  kind: 'kind sort type thing things idea mark way lines line',
} as const
type Kind = keyof typeof kinds
const kindsOf = kindsOfWords(kinds)
const is = (word: string | undefined, kind: Kind): boolean => word !== undefined && kindsOf(word).includes(kind)

export type Checking = Kind | 'listed' | 'listed as none' | 'or' | 'a wh-word first' | 'past first' | 'offers first' | 'that, first or after a verb' | 'that settled' | 'that, as you meant' | 'tags on' | 'a word or two' | 'behind an answer' | 'they answer us' | 'that seems' | 'you settled' | 'more for you' | 'info asked for' | 'length' | 'known words' | 'new words'
  | 'the last sentence' | 'parts beside it' | 'answered before' | 'their first' | 'they are content' | 'they wrote little' | 'they wrote much'

/** "The one you meant", "the kind of thing you had in mind". */
const meant = new Set(['mean', 'meant', 'had', 'have', 'want', 'wanted', 'need', 'needed', 'were', 'are', 'was', 'remember', 'remembered', 'hoped', 'saw', 'heard', 'read', 'asked'])
/** "Isn't it?" and "Right?" ask nothing. */
const tags = new Set(['is', 'are', 'was', 'were', 'does', 'do', 'did', 'right', 'really', 'huh', 'eh', 'has', 'have', 'who'])
/** Where a message has told something, or -1. */
const answerIn = ({ sentences }: ReadText): number => sentences.findIndex(({ asks, words }) => !asks && words.length > 7)

/** The signs in one question of a draft, each with how much of it there is. */
export function checkingSigns({ words, stems, has }: Sentence, at: number, said: ReadText, chat: ReadChat): Map<Checking, number> {
  const found = new Map<Checking, number>()
  const add = (sign: Checking, there: boolean): void => { if (there) found.set(sign, 1) }
  for (const word of words) for (const kind of kindsOf(word)) found.set(kind, Math.min(2, (found.get(kind) ?? 0) + 1))
  const known = shared(stems, chat.allOfIt)
  const [first, second] = words
  add('listed', has.has('asking-if-answered'))
  add('listed as none', has.has('not-asking-if-answered'))
  add('or', words.includes('or'))
  add('a wh-word first', is(first, 'wh'))
  add('past first', is(first, 'past'))
  add('offers first', is(first, 'offer'))
  add('that, first or after a verb', is(first, 'that') || (is(second, 'that') && (is(first, 'past') || is(first, 'present'))))
  const answer = answerIn(said)
  const behind = answer >= 0 && answer < at
  add('that, as you meant', found.has('that') && (found.has('past') || found.has('kind')) && words.slice(2).some((word, place) => word === 'you' && meant.has(words[place + 3] ?? '')))
  add('that seems', found.has('that') && found.has('seems'))
  add('a word or two', words.length < 3)
  add('tags on', words.length < 4 && tags.has(words[0] ?? '') && (words.length < 2 || words[1] === 'not' || is(words[1], 'that')))
  add('behind an answer', behind)
  add('they answer us', chat.answersUs && !chat.patron.done)
  add('that settled', found.has('that') && found.has('settled'))
  add('you settled', found.has('you') && found.has('settled'))
  add('more for you', found.has('more') && (found.has('you') || found.has('us')))
  add('info asked for', found.has('info') && found.has('wh'))
  found.set('length', Math.min(20, words.length) / 5)
  if (known > 0) found.set('known words', Math.min(4, known) / 2)
  if (stems.size > known) found.set('new words', Math.min(5, stems.size - known) / 2)
  add('the last sentence', at === said.sentences.length - 1)
  add('parts beside it', said.sentences.some((one, index) => index !== at && (one.has.has('goodbyes') || one.has.has('farewells') || one.has.has('inviting-back'))))
  add('answered before', chat.before.answered)
  add('their first', chat.theirs.length < 2 && !chat.before.answered && !behind)
  const last = chat.theirs.at(-1)
  const theirLength = last?.length ?? 0
  add('they are content', last?.has('pleased') === true || last?.has('praises') === true || chat.patron.done)
  add('they wrote little', theirLength < 5)
  add('they wrote much', theirLength > 11)
  return found
}

/** "Do you need tickets?" offers the next step, "any food you prefer?" asks for more to go by. */
const nextStep = /^(?:(?:ok|okay|great|sure|so|and|whether) )*(?:you|(?:do|did|would|are|will|should|shall) (?:you|i|we|it)) (?:\w+ )?(?:want|need|like|looking|prefer|have|require|make|book|reserve|planning)\b|^will (?:this|that) be\b/
/** "I have four: how about another museum?" */
const proposes = /\b(?:how|what) about\b/
/** "Is that correct?" confirms what is to be done, and "does that work for you?" what is offered. */
const confirms = /^(?:is|are|was|does|do|will|would|hope) (?:this|that|it|these|they|those|everything|all|the \w+) (?:be )?(?:all |information |info )?(?:right|correct|ok|okay|fine|good|accurate|true|works?|sounds? (?:good|ok|okay|right|fine|great|like a)|suits?|alright)\b/
const confirmsAtLast = /\b(?:is|are|hope) (?:this|that|it)(?: is)? (?:okay|ok|right|correct|good|fine)(?: (?:to|with|for|by) you)?$/
const anyKind = /^any (?!other|more|further|else|gaps|luck|joy|better|bits?|part)/

/** Whatever is asked, one of these is in it: "are you planning to travel?" asks for the next step. */
const needed: readonly Checking[] = ['listed', 'that settled', 'you settled', 'more for you', 'that, first or after a verb', 'that seems', 'more', 'still', 'a word or two']
const asksOfIt = (signs: ReadonlyMap<Checking, number>): boolean => needed.some((sign) => signs.has(sign)) && weigh(signs, bias, weights) > 0.15

/** Of a draft of thousands of questions so many sentences are enough. */
const lookedAt = 20

/** Whether a draft asks if the patron has what they wanted, by its signs. */
export const checksBySigns = (said: ReadText, chat: ReadChat): boolean => said.sentences.slice(0, lookedAt).some((sentence, at) => {
  if (!sentence.asks) return false
  const start = sentence.words.slice(0, 6).join(' ')
  if (sentence.has.has('confirming-details') || (sentence.words.includes('or') && sentence.words.includes('else'))) return false
  return !nextStep.test(start) && !anyKind.test(start) && !proposes.test(sentence.text.toLowerCase()) && !confirms.test(start) && !confirmsAtLast.test(sentence.words.slice(-6).join(' ')) && asksOfIt(checkingSigns(sentence, at, said, chat))
})
