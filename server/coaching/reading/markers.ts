/** Each word of one group before each of another. */
const pairs = (firsts: string, seconds: string): string => firsts.split('/').flatMap((one) => seconds.split('/').map((two) => `${one} ${two}`)).join('/')

/**
 * Signs of how polite a text is, each looked for once: after the strategies of Danescu-Niculescu-Mizil and others, A computational approach to
 * politeness (ACL 2013), with some for library desks. What each weighs is learned: cold-weights.ts. Words with a stroke between them are one sign; a
 * sign of several words has single spaces. They are found in one pass over the text, by their first words.
 */
const anywhere = {
  thanks: 'thank/thanks/thx/appreciate/appreciated/appreciates/grateful/cheers',
  factual: 'actually/really/in fact/the point/the truth/honestly/obviously/clearly/of course/certainly',
  'would you mind': "would you mind/do you mind/if you don't mind/would it be possible/is it possible/any chance/wonder if/was wondering",
  'why do you': "why don't/why didn't/why not/why are/why do/why did/why would/why is/why the",
  strong: 'wtf/hell/shit/fuck/fucks/fucked/fucker/fuckers/fucking/fuckin/nonsense/ridiculous/stupid/absurd/crap/damn/idiot/idiots/lazy/rude/arrogant/seriously/bother/waste/ashamed/blatant/blatantly',
  good: 'good/great/nice/love/like/best/excellent/awesome/glad/happy/helpful/interest/interested/interesting/welcome/kind/kindly/wonderful/enjoy/hope/useful/work/works/wish',
  not: "don't/doesn't/didn't/isn't/aren't/can't/cannot/won't/not/no",
  help: 'help/assist/assistance/advice/suggest/suggestion/suggestions/explain/clarify/elaborate/let me know/point me',
  just: 'just',
  again: 'still/again/already/anyway/ever',
  'negative question': pairs("don't/doesn't/won't/can't/aren't/isn't/wouldn't/couldn't/shouldn't/didn't", 'you/it/that/this/they/there'),
  'you really': "you really/you actually/you just/you even/you never/you don't/you do not/you didn't/you can't/you aren't/you are not",
  'and what': pairs('and/so/but', 'what/why/how/who/where'),
  'what exactly': 'what exactly/how exactly',
  'to do': 'to do/do it/doing',
  yourself: 'yourself',
  'at least': 'at least',
  understand: 'understand',
  'may I': pairs('can/could/may/should', 'i/we'),
  seems: pairs('it', 'seems/looks/sounds') + '/looks like/seems like/sounds like',
  fine: 'fine/nice/interesting/cool/neat',
  example: 'e.g/eg/i.e/ie',
  'own work': 'getting/having/tried/found/working',
  'what do': 'what do',
  'what for': 'what for/the point/in the world/on earth/the hell/the heck',
  ok: 'ok/okay',
  'no reason': 'the fact/no reason/no point/no sense/no excuse',
  insult: 'dumb/moron/morons/idiotic/pathetic/hypocrite/hypocrites/hypocritical/hypocrisy/nonsensical/laziness/garbage/rubbish/bullshit/gibberish/clueless/incompetent/incompetence/dishonest/dishonesty/liar/liars/trolling/horrid/atrocious/ludicrous/laughable/disgusting/insult/insults/insulting/offensive/sloppy/childish/petty/pitiful/foolish/bogus/a joke/kidding/harassing/sucks/insane/ass/screwed/shameful/accuse/accusing/accusation/accusations',
} as const

/** Signs that count only where a sentence begins; those in `afterSo` also after "so", "and" or "but" there, and after a comma for "why". */
const first = {
  'I first': 'i',
  'you first': "you/your/you're/you've",
  'why first': 'why',
  'who first': 'who/where/when',
  'so first': 'so',
  'do you': 'do you',
  'can first': 'can',
  'is it': 'is this/is that/is it/is there/is the/is these/are this/are that/are it/are there/are the/are these/does this/does that/does it/does there/does the/does these/do this/do that/do it/do there/do the/do these',
} as const
const afterSo: ReadonlySet<Marker> = new Set(['why first', 'who first'])

/** Signs that count only where the text begins. */
const opening = {
  greeting: 'hi/hello/hey/dear/greetings/good morning/good day/good evening/good afternoon',
  praise: 'great/nice/good/interesting/cool/excellent/awesome/wonderful/fair enough',
} as const

const stress = /(?<![\w*])\*{1,2}[a-z][\w' ]{0,21}\*{1,2}(?![\w*])|(?<!\w)_[A-Za-z]?[a-z']{1,21}_(?!\w)/
/** Signs that are no words. What is quickly seen saves a slow look. */
const signs = {
  'exclamation mark': (low: string) => low.includes('!'),
  'marks in a row': (low: string) => /[!?]{2}/.test(low),
  smile: (low: string) => (low.includes(':') || low.includes(';')) && /[:;]-?[)dp]/.test(low),
  quote: (low: string) => low.includes('"') || low.includes('“'),
  'quote first': (low: string) => low.startsWith('"') || low.startsWith('“') || low.startsWith('>'),
  'asks on': (low: string) => low.includes(', ') && /, (?:do|does|is|are|can|could|have|did|would)\b/.test(low),
  'what?': (low: string) => low.includes('?') && /\bwhat ?\?/.test(low),
  /** One or a few words between stars or lines. A title begins with a capital, and is none. */
  stressed: (low: string, plain: string) => (low.includes('*') || low.includes('_')) && stress.test(plain),
  /** “Is this homework?” judges whoever asks; help with their homework and a homework club do not. */
  homework: (low: string) => low.includes('homework') && /(?<!\b(?:for|with)(?: \w{1,8})? |[-/])\bhomework\b(?!-| (?:help|club|desk|room|centre|center|support))/.test(low),
  'is that right': (low: string) => low.includes('?') && /\b(?:correct|right) ?\?/.test(low),
} as const

export type Marker = keyof typeof anywhere | keyof typeof first | keyof typeof opening | keyof typeof signs
  | 'shouting' | 'by lists' | 'softened by lists' | 'question in two words' | Size

/** How much of a text is read: whatever comes after, its tone is clear. */
const enough = 2_000

/** How long a text is, which says more of its tone than any word but thanks: up to four words, then each word up to twenty makes a size of its own, and behind that every third. */
export type Size = `from ${number} words`
export const sizes: readonly number[] = [1, ...Array.from({ length: 16 }, (_, more) => 5 + more), 23, 26, 29, 32, 35, 38, 41, 44, 47, 50, 53, 56, 59]
export const sizeFrom = (words: number): Size => `from ${words} words`
const longest = sizeFrom(59)
const sizeOf: readonly Size[] = Array.from({ length: 60 }, (_, words) => sizeFrom(sizes.findLast((size) => size <= words) ?? 1))

type Place = 'anywhere' | 'first' | 'opening'
/** A sign that begins with a known word, and what has to follow that word. */
interface Sign {
  marker: Marker
  place: Place
  rest: string
}
const byFirstWord = new Map<string, Sign[]>()
const none: readonly Sign[] = []
const entriesOf = <K extends string>(table: Readonly<Record<K, string>>): [K, string][] => Object.keys(table).filter((key): key is K => key in table).map((key) => [key, table[key]])
for (const [place, table] of [['anywhere', entriesOf(anywhere)], ['first', entriesOf(first)], ['opening', entriesOf(opening)]] satisfies [Place, [Marker, string][]][]) {
  for (const [marker, written] of table) {
    for (const sign of written.split('/')) {
      const word = /^\w+/.exec(sign)?.[0] ?? ''
      byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), { marker, place, rest: sign.slice(word.length) }])
    }
  }
}
/** In letters of English, with single spaces and straight apostrophes. */
const isPlain = /^(?:[!-_a-~]| (?! ))*$/
const signsOfMarks = Object.keys(signs).filter((name): name is keyof typeof signs => name in signs)
const [space, apostrophe, comma, questionMark] = [32, 39, 44, 63]
/** A full stop, an exclamation mark or a question mark. */
const endsSentence = (code: number): boolean => code === 46 || code === 33 || code === questionMark
const inWord = (code: number): boolean => (code > 96 && code < 123) || (code > 47 && code < 58) || code === 95 || (code > 64 && code < 91)

/** How many words (runs of letters and apostrophes) a text in small letters has. */
function wordsIn(low: string): number {
  let [words, inside] = [0, false]
  for (let at = 0; at < low.length; at += 1) {
    const code = low.charCodeAt(at)
    const isLetter = (code > 96 && code < 123) || code === apostrophe
    if (isLetter && !inside) words += 1
    inside = isLetter
  }
  return words
}

/**
 * The markers that are in a text, each with how much of it there is (1 for those that are only there or not).
 * @param byLists the log-odds that the word lists give the text for being cold
 * @param unsoftened those of a text in which they find nothing: below it, they found something kind
 */
export function markersOf(text: string, byLists: number, unsoftened: number): Map<Marker, number> {
  const head = text.slice(0, enough)
  const plain = (isPlain.test(head) ? head : head.replace(/[’ʼ`´]/g, "'").replace(/\s+/g, ' ')).trim()
  const low = plain.toLowerCase()
  const found = new Map<Marker, number>()
  // How many words there are since the sentence began, and whether another came before it.
  let inSentence = 0
  let isLater = false
  let so: 'first' | 'after a comma' | null = null
  let at = 0
  while (at < low.length) {
    const code = low.charCodeAt(at)
    if (!inWord(code)) {
      at += 1
      if (!endsSentence(code)) continue
      // “Which book?” alone is how chats are written; it is short with somebody only beside other words.
      if (code === questionMark && inSentence > 0 && inSentence < 3 && (isLater || at < low.length)) found.set('question in two words', 1)
      if (low.charCodeAt(at) === space) {
        inSentence = 0
        isLater = true
      }
      continue
    }
    let to = at + 1
    while (to < low.length && inWord(low.charCodeAt(to))) to += 1
    const word = low.slice(at, to)
    // What stands before it: a space, and before that a mark or the word before.
    const mark = at > 1 && low.charCodeAt(at - 1) === space ? low.charCodeAt(at - 2) : 0
    const starts = at === 0 || endsSentence(mark)
    const afterIt = inWord(mark) ? so : null
    if (code > 96 && low.charCodeAt(at - 1) !== apostrophe) inSentence += 1
    for (const { marker, place, rest } of byFirstWord.get(word) ?? none) {
      const here = place === 'anywhere' || (place === 'opening' ? at === 0 : starts || (afterSo.has(marker) && (afterIt === 'first' || (marker === 'why first' && (afterIt !== null || mark === comma)))))
      if (here && (rest === '' || (low.startsWith(rest, to) && !inWord(low.charCodeAt(to + rest.length))))) found.set(marker, 1)
    }
    so = !(word === 'so' || word === 'and' || word === 'but') ? null : starts ? 'first' : mark === comma ? 'after a comma' : null
    at = to
  }
  for (const name of signsOfMarks) if (signs[name](low, plain)) found.set(name, 1)
  if (/\b[A-Z]{4,}\b/.test(plain)) found.set('shouting', 1)
  found.set('by lists', byLists / 2)
  if (byLists < unsoftened) found.set('softened by lists', (byLists - unsoftened) / 2)
  found.set(sizeOf[wordsIn(low)] ?? longest, 1)
  return found
}
