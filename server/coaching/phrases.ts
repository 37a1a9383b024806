/**
 * Phrases as people write them in rule files, found in text as people write it in chat: whole words, any case, straight or curly
 * apostrophes, short forms and long ("I'll" is "I will"), inflections ("renew" is also renewed, renews, renewing), and letters in the wrong
 * order. "…" in a phrase stands for up to four words of any kind. No patterns: finding takes a time that grows with the text alone.
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
const shortForms = new Map(Object.entries({
  "can't": 'can not', "won't": 'will not', "shan't": 'shall not', "let's": 'let us', "ma'am": 'maam', "y'all": 'you', cannot: 'can not', cant: 'can not', wont: 'will not',
  dont: 'do not', doesnt: 'does not', didnt: 'did not', isnt: 'is not', wasnt: 'was not', couldnt: 'could not', havent: 'have not', im: 'i am', ive: 'i have',
  thats: 'that is', whats: 'what is', youre: 'you are', theyre: 'they are', theres: 'there is', u: 'you', ur: 'your', pls: 'please', plz: 'please', thx: 'thanks', ty: 'thank you',
  gonna: 'going to', wanna: 'want to', gotta: 'have to', lemme: 'let me',
}).map(([short, long]) => [short, long.split(' ')] as const))
const endings = new Map([["'ll", 'will'], ["'re", 'are'], ["'ve", 'have'], ["'m", 'am'], ["'d", 'would'], ["'s", 'is']])

/** The words of a text, in order, small and in their long forms. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const found of text.toLowerCase().match(wholeWord) ?? []) {
    const word = /[’ʼ`´]/.test(found) ? found.replace(/[’ʼ`´]/g, "'") : found
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
/** The phrases that begin with one word, sorted by what comes next, since many begin with "you" or "have". */
interface Beginning<N> {
  whole: N[]
  bySecond: Map<string, { name: N; rest: Step[] }[]>
  withGap: { name: N; rest: Step[] }[]
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
  return (words) => {
    const found = new Map<N, Span>()
    const take = (name: N, at: number, to: number): void => { if (to > 0 && !found.has(name)) found.set(name, { at, to }) }
    for (let at = 0; at < words.length; at += 1) {
      const beginning = beginnings.get(words[at] ?? '')
      if (beginning === undefined) continue
      for (const name of beginning.whole) take(name, at, at + 1)
      for (const { name, rest } of beginning.bySecond.get(words[at + 1] ?? '') ?? []) take(name, at, end(words, at + 2, rest, 1))
      for (const { name, rest } of beginning.withGap) take(name, at, end(words, at + 1, rest, 0))
    }
    return found
  }
}

function begin<N>(beginnings: Map<string, Beginning<N>>, name: N, phrase: string): void {
  const [first, ...rest] = phrase.split(/…|\.\.\./).flatMap((part, index) =>
    wordsOf(part).map((word, at): Step => ({ forms: formsOf(word), afterGap: index > 0 && at === 0 })))
  const [second] = rest
  for (const form of first?.forms ?? []) {
    const beginning: Beginning<N> = beginnings.get(form) ?? { whole: [], bySecond: new Map(), withGap: [] }
    beginnings.set(form, beginning)
    if (second === undefined) beginning.whole.push(name)
    else if (second.afterGap) beginning.withGap.push({ name, rest })
    else for (const next of second.forms) beginning.bySecond.set(next, [...(beginning.bySecond.get(next) ?? []), { name, rest }])
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
