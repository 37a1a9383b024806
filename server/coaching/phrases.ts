/**
 * Phrases as people write them in rule files, found in text as people write it in chat: whole words, any case, straight or curly
 * apostrophes, short forms and long ("I'll" is "I will"), inflections ("renew" is also renewed, renews, renewing), and letters in the wrong
 * order. "…" in a phrase stands for up to four words of any kind, "good/lovely" for either word. No patterns: finding takes a time that grows
 * with the text alone.
 */
export interface Phrases {
  /** The first of the phrases in these words, and where it ends; or null. */
  in: (words: readonly string[]) => Span | null
}
export interface Span {
  at: number
  to: number
}

/** How many words "…" may stand for. */
const gap = 4
const wholeWord = /[\p{L}\p{N}]+(?:['’ʼ`´][\p{L}]+)*/gu
/** The same where there are no other letters: most of chat, and several times faster. */
const plainWord = /[a-z0-9]+(?:['`][a-z]+)*/g
const plainText = /^[\x20-\x7e\n]*$/
const shortForms = new Map(Object.entries({
  "can't": 'can not', "won't": 'will not', "shan't": 'shall not', "let's": 'let us', "ma'am": 'maam', "y'all": 'you', cannot: 'can not', cant: 'can not', wont: 'will not',
  dont: 'do not', doesnt: 'does not', didnt: 'did not', isnt: 'is not', wasnt: 'was not', couldnt: 'could not', havent: 'have not', im: 'i am', ive: 'i have',
  thats: 'that is', whats: 'what is', youre: 'you are', theyre: 'they are', theres: 'there is', u: 'you', ur: 'your', pls: 'please', plz: 'please', thx: 'thanks', ty: 'thank you',
  gonna: 'going to', wanna: 'want to', gotta: 'have to', lemme: 'let me', gimme: 'give me', dunno: 'do not know', idk: 'i do not know', tysm: 'thank you', tyvm: 'thank you', tyty: 'thank you',
  thanx: 'thanks', thks: 'thanks', thnx: 'thanks', tks: 'thanks', thankyou: 'thank you', abt: 'about', bc: 'because', cuz: 'because', coz: 'because', r: 'are', ya: 'you', yall: 'you', shouldnt: 'should not', wouldnt: 'would not',
  arent: 'are not', wasn: 'was not', hasnt: 'has not', hadnt: 'had not', ain: 'is not', aint: 'is not', theyll: 'they will', youll: 'you will', itll: 'it will', youve: 'you have', weve: 'we have', hes: 'he is', shes: 'she is', wat: 'what', wats: 'what is',
  wheres: 'where is', hows: 'how is', whos: 'who is', heres: 'here is', thru: 'through', msg: 'message', prof: 'professor', w: 'with', tmrw: 'tomorrow', tho: 'though', ppl: 'people', plse: 'please', plis: 'please', lol: '', tht: 'that', wld: 'would', cld: 'could',
  shd: 'should', btw: 'by the way', atm: 'at the moment', asap: 'asap', alot: 'a lot', alright: 'all right', "o'clock": 'oclock',
}).map(([short, long]) => [short, long.split(' ')] as const))
const endings = new Map([["'ll", 'will'], ["'re", 'are'], ["'ve", 'have'], ["'m", 'am'], ["'d", 'would'], ["'s", 'is']])

/** The words of a text, in order, small and in their long forms. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  const plain = plainText.test(text)
  for (const found of text.toLowerCase().match(plain ? plainWord : wholeWord) ?? []) {
    const word = plain && !found.includes('`') ? found : found.replace(/[’ʼ`´]/g, "'")
    const long = shortForms.get(word)
    if (long !== undefined) words.push(...long)
    else if (!word.includes("'")) words.push(word)
    else if (word.endsWith("n't")) words.push(word.slice(0, -3), 'not')
    else {
      const at = word.lastIndexOf("'")
      const ending = endings.get(word.slice(at))
      if (ending === undefined) words.push(word)
      else words.push(word.slice(0, at), ending)
    }
  }
  return words
}

/** Where one gets to in the tree of all phrases: those that end here, and what may come next, at once or after a gap. */
interface Place<N> {
  ends: { name: N; order: number }[] | null
  next: Map<number, Place<N>> | null
  afterGap: Map<number, Place<N>> | null
}
/** A word as phrases know it: the numbers of the words that it is a form of, where those lead that begin a phrase, and whether one stands behind a gap anywhere. */
interface Known<N> {
  numbers: readonly number[]
  begins: readonly Place<N>[]
  followsGap: boolean
}
/** A phrase that was found: how far behind its first word the second one is, its place among the phrases, and where it ends. */
interface Match<N> {
  name: N
  behind: number
  order: number
  to: number
}

/** Makes phrases ready to be found. Worked out once; finding costs a look-up or two for each word. */
export function phrases(list: readonly string[]): Phrases {
  const find = phraseLists(new Map([['', list]]))
  return { in: (words) => find(words).get('') ?? null }
}

/**
 * Makes several lists ready to be found in one pass over the words: which have a phrase there, each with its first one. Of those that begin at one word, a single word comes first, then that
 * whose second word is nearest, then that which stands first in its list.
 */
export function phraseLists<N>(lists: ReadonlyMap<N, Iterable<string>>): (words: readonly string[]) => ReadonlyMap<N, Span> {
  const beginning = newPlace<N>()
  const numbers = new Map<string, number>()
  const numberOf = (word: string): number => numbers.get(word) ?? numbers.set(word, numbers.size).size - 1
  const behindGaps = new Set<number>()
  let order = 0
  for (const [name, list] of lists) {
    for (const phrase of list) {
      let places = [beginning]
      for (const { choices, afterGap } of stepsIn(phrase)) {
        const [isFirst, next] = [places[0] === beginning, choices.map(numberOf)]
        if (afterGap && !isFirst) for (const number of next) behindGaps.add(number)
        places = places.flatMap((place) => next.map((number) => placeBehind(place, number, afterGap && !isFirst)))
      }
      for (const place of places) (place.ends ??= []).push({ name, order })
      order += 1
    }
  }
  const numbersOf = new Map<string, number[]>()
  for (const [word, number] of numbers) for (const form of formsOf(word)) numbersOf.set(form, [...(numbersOf.get(form) ?? []), number])
  const known = new Map<string, Known<N>>()
  /** Most forms are of one word alone: they share what is known of it, which keeps it small and near. */
  const alike = new Map<string, Known<N>>()
  for (const [form, own] of numbersOf) {
    const one = alike.get(own.join()) ?? { numbers: own, begins: own.flatMap((number) => beginning.next?.get(number) ?? []), followsGap: own.some((number) => behindGaps.has(number)) }
    alike.set(own.join(), one)
    known.set(form, one)
  }
  const beginnings = new Set([...known].flatMap(([form, { begins }]) => (begins.length > 0 ? [form] : [])))
  const none: ReadonlyMap<N, Span> = new Map()
  // The coach spends much of its time from here on: so plain loops, and nothing made that is not kept.
  return (words) => {
    if (!words.some((word) => beginnings.has(word))) return none
    let found: Map<N, Span> | null = null
    const all = words.map((word) => known.get(word))
    for (let at = 0; at < all.length; at += 1) {
      const word = all[at]
      if (word === undefined || word.begins.length === 0) continue
      let matches: Match<N>[] | null = null
      for (const place of word.begins) matches = goOn(place, all, at + 1, 0, matches)
      if (matches !== null) for (const { name, to } of matches) if (found === null || !found.has(name)) (found ??= new Map()).set(name, { at, to })
    }
    return found ?? none
  }
}

const newPlace = <N>(): Place<N> => ({ ends: null, next: null, afterGap: null })

function placeBehind<N>(place: Place<N>, number: number, afterGap: boolean): Place<N> {
  const places = afterGap ? (place.afterGap ??= new Map()) : (place.next ??= new Map())
  const next = places.get(number) ?? newPlace()
  places.set(number, next)
  return next
}

/** Adds the phrases that lead on from a place with the words from `at` on, the first one first. @param behind how far the second word is behind the first, 0 where `at` may be it */
function goOn<N>(place: Place<N>, words: readonly (Known<N> | undefined)[], at: number, behind: number, matches: Match<N>[] | null): Match<N>[] | null {
  let all = matches
  if (place.ends !== null) for (const { name, order } of place.ends) all = insert({ name, behind, order, to: at }, all)
  if (place.next !== null) all = goOnAt(place.next, words, at, behind || 1, all)
  if (place.afterGap !== null) for (let next = at; next <= at + gap; next += 1) if (words[next]?.followsGap === true) all = goOnAt(place.afterGap, words, next, behind || 2 + next - at, all)
  return all
}

function goOnAt<N>(places: ReadonlyMap<number, Place<N>>, words: readonly (Known<N> | undefined)[], at: number, behind: number, matches: Match<N>[] | null): Match<N>[] | null {
  const word = words[at]
  let all = matches
  if (word !== undefined) for (const number of word.numbers) {
    const place = places.get(number)
    if (place !== undefined) all = goOn(place, words, at + 1, behind, all)
  }
  return all
}

function insert<N>(match: Match<N>, into: Match<N>[] | null): Match<N>[] {
  if (into === null) return [match]
  const before = into.findIndex(({ behind, order }) => behind > match.behind || (behind === match.behind && order > match.order))
  into.splice(before < 0 ? into.length : before, 0, match)
  return into
}

/** What comes next in a phrase: one of these words, perhaps after a gap. */
interface Step {
  choices: string[]
  afterGap: boolean
}

const stepsIn = (phrase: string): Step[] => phrase.split(/…|\.\.\./).flatMap((part, index) =>
  part.split(/\s+/).flatMap(choicesAt).map((choices, at) => ({ choices, afterGap: index > 0 && at === 0 })))

/** What may stand at each word of a phrase. "a/b" is one word, either of the two; a short form is the words of its long one. */
const choicesAt = (written: string): string[][] => (written.includes('/') ? [written.split('/').map((choice) => wordsOf(choice)[0] ?? '')] : wordsOf(written).map((word) => [word]))

/** A word and what it can become. Short words stay as they are: "is" is no stem. */
function formsOf(word: string): Set<string> {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return new Set([word])
  const stem = word.endsWith('e') ? word.slice(0, -1) : word
  const last = word.at(-1) ?? ''
  const doubled = /[aeiou][bdgmnprt]$/.test(word) ? [`${word}${last}ed`, `${word}${last}ing`] : []
  const ies = /[^aeiou]y$/.test(word) ? [`${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`] : []
  const swapped = word.length < 6 ? [] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2))
  return new Set([word, `${word}s`, `${word}es`, `${stem}ed`, `${stem}ing`, ...doubled, ...ies, ...swapped])
}
