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
} as const
type Kind = keyof typeof kinds
const kindsOf = kindsOfWords(kinds)
const is = (word: string | undefined, kind: Kind): boolean => word !== undefined && kindsOf(word).includes(kind)

export type Checking = Kind | 'listed' | 'listed as none' | 'or' | 'a wh-word first' | 'past first' | 'offers first' | 'that, first or after a verb' | 'that settled' | 'you settled' | 'more for you' | 'info asked for' | 'length' | 'known words' | 'new words'
  | 'the last sentence' | 'parts beside it' | 'answered before' | 'their first' | 'they are content' | 'they wrote little' | 'they wrote much'

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
  add('their first', chat.theirs.length < 2 && !chat.before.answered)
  const last = chat.theirs.at(-1)
  const theirLength = last?.length ?? 0
  add('they are content', last?.has('pleased') === true || chat.patron.done)
  add('they wrote little', theirLength < 5)
  add('they wrote much', theirLength > 11)
  return found
}

/** "Do you need tickets?" offers the next step, "any food you prefer?" asks for more to go by. */
const nextStep = /^(?:(?:ok|okay|great|sure|so|and) )*(?:do|did|would|are|will|should|shall) (?:you|i|we|it) (?:\w+ )?(?:want|need|like|looking|prefer|have|require|make|book|reserve)\b/
const anyKind = /^any (?!other|more|further|else|gaps|luck|joy|better|bits?|part)/

/** So much log-odds more than even it takes, where no phrase of the lists says so. */
const from = 1

/** Of a draft of thousands of questions so many sentences are enough. */
const lookedAt = 20

/** Whether a draft asks if the patron has what they wanted, by its signs. Not where it answers a question, or behind an answer in the same message: that is about the answer's details. */
export function checksBySigns(said: ReadText, chat: ReadChat): boolean {
  if (chat.answersUs && !chat.patron.done) return false
  const answer = said.sentences.findIndex(({ asks, words }) => !asks && words.length > 7)
  return said.sentences.slice(0, answer < 0 ? lookedAt : Math.min(answer, lookedAt)).some((sentence, at) => {
    if (!sentence.asks) return false
    const start = sentence.words.slice(0, 6).join(' ')
    if (nextStep.test(start) || anyKind.test(start)) return false
    return weigh(checkingSigns(sentence, at, said, chat), bias, weights) > from
  })
}
