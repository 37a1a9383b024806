import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

// The package's types leave out one of the arguments that `out` hands over.
declare module 'wink-nlp' {
  interface ItsHelpers { lemma(index: number, token: unknown, cache: unknown, addons: ModelAddons): string }
}

/** What a question is about, each once: `about`, its key phrases (barn owl); `doing`, what somebody wants to do with what (renew card). Small, in the form of a dictionary. */
export interface Phrases { about: Phrase[]; doing: Phrase[] }
/** `words`: in the form of a dictionary, by which phrases are the same; `said`: as it was written. */
export interface Phrase { words: string; said: string }

/** So much of a question is read, in letters, and so many phrases of each kind are kept. */
const readTo = 1200
const mostOfEach = 16
/** How many words may stand between what is done and with what: "print from my phone". */
const reach = 4
const longest = 3

const set = (words: string) => new Set(words.trim().split(/\s+/))
/** Nouns that are in every question: alone they are no topic, though "library card" and "opening hour" are. */
const alone = set(`book library librarian question help thing way lot bit kind sort type people person problem issue info information number example part point place stuff idea name page list hour time day week month year date
  use need want case message answer option end side access`)
/** With these no phrase begins or ends: they say when, or how many, or nothing. */
const edge = set(`something anything nothing everything one someone somebody anyone anybody everyone thank thanks please hello hi hey reason today tomorrow yesterday tonight morning afternoon evening night weekend minute moment
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mine yours ok okay yes no sir madam bunch couple chat guy lol etc
  good great nice able sure possible new old other many much more most same few last next first own such available different certain specific`)
/** Verbs with which one asks, whatever about. */
const ofAsking = set('be have do want need like know wonder help ask tell see hope think let try go come look say thank please guess understand mean seem keep start work make take give happen')

let loaded: ReturnType<typeof load> | undefined
/** One instance only: a second one silently finds nothing. It takes some 35 MB, so it is made when the first question comes. */
function load() {
  const nlp = winkNLP(model, ['sbd', 'pos'])
  return { nlp, its: nlp.its }
}

interface Token { word: string; said: string; pos: string }

/** The words of a text in their base form, with their part of speech. What stands in place of somebody's data, links and numbers are breaks. */
function tokensOf(text: string): Token[] {
  const { nlp, its } = (loaded ??= load())
  const plain = text.slice(0, readTo).replace(/\[[^\]]{1,40}\]|\bhttps?:\S+|\bwww\.\S+|\S+@\S+/g, ' . ').replace(/[’ʼ`´]/g, "'")
  const tokens = nlp.readDoc(plain).tokens()
  const [words, normals, lemmas, poses] = [tokens.out(its.value).map((word) => word.toLowerCase()), tokens.out(its.normal), tokens.out(its.lemma), tokens.out(its.pos)]
  const single = words.map((word, index): Token => {
    const pos = poses[index] ?? 'X'
    if (!/^\p{L}{2}|^-$/u.test(word)) return { word, said: word, pos: pos === 'PRON' || pos === 'DET' ? pos : 'PUNCT' }
    // The tagger knows "fine" as what one is when all is well.
    if (word === 'fine' && poses[index + 1] !== 'NOUN' && poses.slice(Math.max(0, index - 2), index).includes('DET')) return { word, said: word, pos: 'NOUN' }
    return { pos, said: word, word: pos === 'NOUN' || pos === 'VERB' ? baseOf(word, normals[index] ?? word, lemmas[index] ?? word) : word }
  })
  return single.flatMap((token, index): Token[] => {
    const [before, after] = [single[index - 1], single[index + 1]]
    if (token.word === '-') return before && after ? [] : [token]
    if (after?.word === '-' && single[index + 2]) return []
    return before?.word === '-' && single[index - 2] ? [{ ...joined(`${words[index - 2]}-${words[index]}`), pos: isNoun(token) ? 'NOUN' : 'ADJ' }] : [token]
  })
}

const joined = (word: string) => ({ word, said: word })

/** The base form in the spelling of whoever wrote it: the tagger's own is American. */
const baseOf = (word: string, normal: string, lemma: string): string => (normal !== word && normal.startsWith(lemma) ? word.slice(0, word.length - (normal.length - lemma.length)) : lemma)

const isNoun = ({ pos }: Token): boolean => pos === 'NOUN' || pos === 'PROPN'
const isPart = (token: Token): boolean => isNoun(token) || token.pos === 'ADJ'

/**
 * The key phrases of a question in English. Words are tagged by wink-nlp; `about` are the runs of adjectives and nouns that end in a noun, up to three words (the filter of Justeson and Katz, "Technical
 * terminology: some linguistic properties and an algorithm for identification in text", Natural Language Engineering 1, 1995); `doing` are a verb and the run after it. Pure.
 */
export function phrasesOf(question: string): Phrases {
  const tokens = tokensOf(question)
  const about = new Map<string, Phrase>()
  const doing = new Map<string, Phrase>()
  for (let end = 0; end < tokens.length; end += 1) {
    for (const phrase of endingAt(tokens, end)) about.set(phrase.words, phrase)
    const token = tokens[end]
    if (token?.pos === 'VERB' && !ofAsking.has(token.word)) for (const { words, said } of thingAfter(tokens, end)) doing.set(`${token.word} ${words}`, { words: `${token.word} ${words}`, said: `${token.word} ${said}` })
  }
  return { about: [...about.values()].slice(0, mostOfEach), doing: [...doing.values()].slice(0, mostOfEach) }
}

const phraseOf = (tokens: readonly Token[]): Phrase => ({ words: tokens.map(({ word }) => word).join(' '), said: tokens.map(({ said }) => said).join(' ') })

/** The phrases whose last word is this one, the longest last. */
function endingAt(tokens: readonly Token[], end: number): Phrase[] {
  const last = tokens[end]
  if (!last || !isNoun(last) || edge.has(last.word) || last.word.length < 3) return []
  const phrases: Phrase[] = []
  for (let from = end; from > end - longest && from >= 0; from -= 1) {
    const first = tokens[from]
    if (!first || !isPart(first)) break
    if (!edge.has(first.word) && !(from === end && alone.has(first.word))) phrases.push(phraseOf(tokens.slice(from, end + 1)))
  }
  return phrases
}

/** What a verb is done to: the next run's head noun, and the run itself. */
function thingAfter(tokens: readonly Token[], verb: number): Phrase[] {
  for (let at = verb + 1; at <= verb + reach && at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token || token.pos === 'VERB' || token.pos === 'PUNCT') return []
    if (!isPart(token)) continue
    let end = at
    for (let next = tokens[end + 1]; next && isPart(next); next = tokens[end + 1]) end += 1
    while (end > at && tokens[end]?.pos === 'ADJ') end -= 1
    return endingAt(tokens, end)
  }
  return []
}
