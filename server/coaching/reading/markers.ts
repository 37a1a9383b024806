/** Each word of one group before each of another. */
const pairs = (firsts: string, seconds: string): string => firsts.split('/').flatMap((one) => seconds.split('/').map((two) => `${one} ${two}`)).join('/')

/**
 * Signs of how polite a text is, each looked for once: after the strategies of Danescu-Niculescu-Mizil and others, A computational approach to
 * politeness (ACL 2013), with some for library desks. What each weighs is learned: cold-weights.ts. Words with a stroke between them are one sign; a
 * sign of several words has single spaces. They are found in one pass over the text, by their first words.
 */
const anywhere = {
  hedge: 'think/thought/suppose/seem/seems/maybe/perhaps/possibly/probably/might/guess/wonder/wondering/somewhat/sort of/kind of/i believe/appear/appears/unsure/not sure',
  thanks: 'thank/thanks/thx/appreciate/appreciated/appreciates/grateful/cheers',
  sorry: 'sorry/apologise/apologize/apologies/forgive/excuse me/my bad/oops',
  'by the way': 'by the way/btw',
  factual: 'actually/really/in fact/the point/the truth/honestly/obviously/clearly/of course/certainly',
  'could you': 'could you/could it/could we/could anyone/could someone/could somebody/would you/would it/would we/would anyone/would someone/would somebody',
  'can you': 'can you/will you',
  'would you mind': "would you mind/do you mind/if you don't mind/would it be possible/is it possible/any chance/wonder if/was wondering",
  we: 'we/our/us',
  I: 'i/me/my',
  you: 'you',
  your: 'your',
  'why do you': "why don't/why didn't/why not/why are/why do/why did/why would/why is/why the",
  against: 'wrong/bad/stupid/nonsense/ridiculous/silly/absurd/terrible/horrible/useless/pointless/worthless/crap/shit/fuck/fucks/fucked/fucker/fuckers/fucking/fuckin/idiot/idiots/lazy/rude/arrogant/ignorant/ignorance/bias/biase/biased/biasd/lie/lies/lying/fail/fails/failed/problem/trouble/stop/never/nothing/nobody',
  strong: 'wtf/hell/shit/fuck/fucks/fucked/fucker/fuckers/fucking/fuckin/nonsense/ridiculous/stupid/absurd/crap/damn/idiot/idiots/lazy/rude/arrogant/seriously/bother/waste/ashamed/blatant/blatantly',
  good: 'good/great/nice/love/like/best/excellent/awesome/glad/happy/helpful/interest/interested/interesting/welcome/kind/kindly/wonderful/enjoy/hope/useful/work/works/wish',
  not: "don't/doesn't/didn't/isn't/aren't/can't/cannot/won't/not/no",
  help: 'help/assist/assistance/advice/suggest/suggestion/suggestions/explain/clarify/elaborate/let me know/point me',
  'what do you mean': 'what do you mean/what are you/what is your/what makes you/what have you/what exactly/what the',
  duty: "supposed to/expect/need to/have to/must/should/shouldn't/ought",
  could: 'could/would/may',
  just: 'just',
  even: 'even',
  again: 'still/again/already/anyway/ever',
  any: 'any/anything/anyone/something/someone/some',
  else: 'else',
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
} as const

/** Signs that count only where a sentence begins; those in `afterSo` also after "so", "and" or "but" there, and after a comma for "why". */
const first = {
  'please first': 'please',
  'I first': 'i',
  'you first': "you/your/you're/you've",
  'why first': 'why',
  'what first': 'what',
  'who first': 'who/where/when',
  'how first': 'how',
  'so first': 'so',
  'but first': 'but/and',
  'have you': 'have you/did you',
  'are you': 'are you',
  'do you': 'do you',
  'is it': 'is this/is that/is it/is there/is the/is these/are this/are that/are it/are there/are the/are these/does this/does that/does it/does there/does the/does these/do this/do that/do it/do there/do the/do these',
  order: 'tell/show/give/explain/provide/read/look/stop/go/post/use/try/add/check/define',
} as const
const afterSo: ReadonlySet<Marker> = new Set(['why first', 'what first', 'who first'])

/** Signs that count only where the text begins. */
const opening = {
  greeting: 'hi/hello/hey/dear/greetings/good morning/good day/good evening/good afternoon',
  praise: 'great/nice/good/interesting/cool/excellent/awesome/wonderful/fair enough',
} as const

/** Signs that are no words. What is quickly seen saves a slow look. */
const signs = {
  'exclamation mark': (low: string) => low.includes('!'),
  'marks in a row': (low: string) => /[!?]{2}/.test(low),
  dots: (low: string) => low.includes('...') || low.includes('…'),
  smile: (low: string) => (low.includes(':') || low.includes(';')) && /[:;]-?[)dp]/.test(low),
  quote: (low: string) => low.includes('"') || low.includes('“'),
  link: (low: string) => low.includes('http:') || low.includes('https:'),
  'quote first': (low: string) => low.startsWith('"') || low.startsWith('“') || low.startsWith('>'),
  'asks on': (low: string) => low.includes(', ') && /, (?:do|does|is|are|can|could|have|did|would)\b/.test(low),
  'what?': (low: string) => low.includes('?') && /\bwhat ?\?/.test(low),
  'is that right': (low: string) => low.includes('?') && /\b(?:correct|right) ?\?/.test(low),
  'short question': (low: string) => low.endsWith('?') && low.length < 27 && !/[.!?]./.test(low),
} as const

export type Marker = keyof typeof anywhere | keyof typeof first | keyof typeof opening | keyof typeof signs
  | 'please later' | 'shouting' | 'by lists' | 'length' | 'under eight words' | 'under fourteen words' | 'questions' | 'sentences' | 'times you'

/** How much of a text is read: whatever comes after, its tone is clear. */
const enough = 2_000
const upTo = (most: number, count: number): number => Math.min(most, count)

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
const [space, apostrophe, comma] = [32, 39, 44]
/** A full stop, an exclamation mark or a question mark. */
const endsSentence = (code: number): boolean => code === 46 || code === 33 || code === 63
const inWord = (code: number): boolean => (code > 96 && code < 123) || (code > 47 && code < 58) || code === 95 || (code > 64 && code < 91)

/** How many words (runs of letters and apostrophes) and sentences a text in small letters has. */
function sizeOf(low: string): { words: number; sentences: number } {
  let [words, sentences, inside, before] = [0, 1, false, 0]
  for (let at = 0; at < low.length; at += 1) {
    const code = low.charCodeAt(at)
    const isLetter = (code > 96 && code < 123) || code === apostrophe
    if (isLetter && !inside) words += 1
    if (code === space && endsSentence(before)) sentences += 1
    inside = isLetter
    before = code
  }
  return { words, sentences }
}

/**
 * The markers that are in a text, each with how much of it there is (1 for those that are only there or not).
 * @param byLists the log-odds that the word lists give the text for being cold
 */
export function markersOf(text: string, byLists: number): Map<Marker, number> {
  const head = text.slice(0, enough)
  const plain = (isPlain.test(head) ? head : head.replace(/[’ʼ`´]/g, "'").replace(/\s+/g, ' ')).trim()
  const low = plain.toLowerCase()
  const found = new Map<Marker, number>()
  let yous = 0
  let questions = 0
  let so: 'first' | 'after a comma' | null = null
  let at = 0
  while (at < low.length) {
    if (!inWord(low.charCodeAt(at))) {
      if (low[at] === '?') questions += 1
      at += 1
      continue
    }
    let to = at + 1
    while (to < low.length && inWord(low.charCodeAt(to))) to += 1
    const word = low.slice(at, to)
    // What stands before it: a space, and before that a mark or the word before.
    const mark = at > 1 && low.charCodeAt(at - 1) === space ? low.charCodeAt(at - 2) : 0
    const starts = at === 0 || endsSentence(mark)
    const afterIt = inWord(mark) ? so : null
    if (word === 'you') yous += 1
    else if (word === 'please' && (mark === comma || (mark > 96 && mark < 123))) found.set('please later', 1)
    for (const { marker, place, rest } of byFirstWord.get(word) ?? none) {
      const here = place === 'anywhere' || (place === 'opening' ? at === 0 : starts || (afterSo.has(marker) && (afterIt === 'first' || (marker === 'why first' && (afterIt !== null || mark === comma)))))
      if (here && (rest === '' || (low.startsWith(rest, to) && !inWord(low.charCodeAt(to + rest.length))))) found.set(marker, 1)
    }
    so = !(word === 'so' || word === 'and' || word === 'but') ? null : starts ? 'first' : mark === comma ? 'after a comma' : null
    at = to
  }
  for (const name of signsOfMarks) if (signs[name](low)) found.set(name, 1)
  const { words, sentences } = sizeOf(low)
  const count = (name: Marker, value: number) => value !== 0 && found.set(name, value)
  count('shouting', /\b[A-Z]{4,}\b/.test(plain) ? 1 : 0)
  count('by lists', byLists / 2)
  count('length', upTo(60, words) / 30)
  count('under eight words', words < 8 ? 1 : 0)
  count('under fourteen words', words < 14 ? 1 : 0)
  count('questions', upTo(4, questions) / 2)
  count('sentences', upTo(5, sentences) / 3)
  count('times you', upTo(4, yous) / 2)
  return found
}
