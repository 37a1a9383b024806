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

/** What comes next in a phrase: one of these forms, perhaps after a gap. */
interface Step {
  forms: ReadonlySet<string>
  afterGap: boolean
}
/** The phrases that begin with one word, sorted by what comes next, at once or after a gap, since many begin with "you" or "have". */
interface Beginning<N> {
  whole: N[]
  bySecond: Map<string, Rest<N>[]>
  withGap: Map<string, Rest<N>[]>
}
interface Rest<N> {
  name: N
  rest: Step[]
}

/** Makes phrases ready to be found. Worked out once; finding costs a look-up or two for each word. */
export function phrases(list: readonly string[]): Phrases {
  const find = phraseLists(new Map([['', list]]))
  return { in: (words) => find(words).get('') ?? null }
}

/** Makes several lists ready to be found in one pass over the words: which have a phrase there, each with its first one. */
export function phraseLists<N>(lists: ReadonlyMap<N, Iterable<string>>): (words: readonly string[]) => ReadonlyMap<N, Span> {
  const beginnings = new Map<string, Beginning<N>>()
  for (const [name, list] of lists) for (const phrase of list) begin(beginnings, name, phrase)
  const none: ReadonlyMap<N, Span> = new Map()
  /** Whatever comes next behind a gap, in any phrase: most words don't, and need not be looked for from each beginning. */
  const afterGap = new Set([...beginnings.values()].flatMap(({ withGap }) => [...withGap.keys()]))
  // The coach spends much of its time in here: so plain loops, and nothing made that is not kept.
  return (words) => {
    let found: Map<N, Span> | null = null
    let follows: boolean[] | null = null
    for (let at = 0; at < words.length; at += 1) {
      const beginning = beginnings.get(words[at] ?? '')
      if (beginning === undefined) continue
      for (const name of beginning.whole) if (found === null || !found.has(name)) (found ??= new Map()).set(name, { at, to: at + 1 })
      if (beginning.bySecond.size > 0) found = going(words, at, at + 1, beginning.bySecond, found)
      if (beginning.withGap.size === 0) continue
      follows ??= words.map((word) => afterGap.has(word))
      for (let next = at + 1; next <= at + 1 + gap && next < words.length; next += 1) if (follows[next] === true) found = going(words, at, next, beginning.withGap, found)
    }
    return found ?? none
  }
}

/** Adds to `found` the lists with a phrase that begins at `at` and whose second word is the one at `next`. */
function going<N>(words: readonly string[], at: number, next: number, bySecond: ReadonlyMap<string, readonly Rest<N>[]>, found: Map<N, Span> | null): Map<N, Span> | null {
  const rests = bySecond.get(words[next] ?? '')
  if (rests === undefined) return found
  let more = found
  for (const { name, rest } of rests) {
    if (more !== null && more.has(name)) continue
    const to = end(words, next + 1, rest, 1)
    if (to > 0) (more ??= new Map()).set(name, { at, to })
  }
  return more
}

function begin<N>(beginnings: Map<string, Beginning<N>>, name: N, phrase: string): void {
  const [first, ...rest] = phrase.split(/…|\.\.\./).flatMap((part, index) =>
    part.split(/\s+/).flatMap(formsAt).map((forms, at): Step => ({ forms, afterGap: index > 0 && at === 0 })))
  const [second] = rest
  for (const form of first?.forms ?? []) {
    const beginning: Beginning<N> = beginnings.get(form) ?? { whole: [], bySecond: new Map(), withGap: new Map() }
    beginnings.set(form, beginning)
    if (second === undefined) beginning.whole.push(name)
    else {
      const byNext = second.afterGap ? beginning.withGap : beginning.bySecond
      for (const next of second.forms) byNext.set(next, [...(byNext.get(next) ?? []), { name, rest }])
    }
  }
}

/** Where the steps from `index` on end when they begin at `at`, or -1. */
function end(words: readonly string[], at: number, steps: readonly Step[], index: number): number {
  const step = steps[index]
  if (step === undefined) return at
  for (let skipped = 0; skipped <= (step.afterGap ? gap : 0); skipped += 1) {
    if (!step.forms.has(words[at + skipped] ?? '')) continue
    const to = end(words, at + skipped + 1, steps, index + 1)
    if (to > 0) return to
  }
  return -1
}

/** What may stand at each word of a phrase. "a/b" is one word, either of the two; a short form is the words of its long one. */
const formsAt = (written: string): Set<string>[] =>
  written.includes('/') ? [new Set(written.split('/').flatMap((choice) => [...formsOf(wordsOf(choice)[0] ?? '')]))] : wordsOf(written).map(formsOf)

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
