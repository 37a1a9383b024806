/**
 * Phrases as people write them in rule files, found in text as people write it in chat: whole words, any case, straight or curly
 * apostrophes, short forms and long ("I'll" is "I will"), inflections ("renew" is also renewed, renews, renewing), and letters in the wrong
 * order. "…" in a phrase stands for up to four words of any kind. No patterns: finding takes a time that grows with the text alone.
 */
export interface Phrases {
  /** The first of the phrases in these words, from `from` on, and where it ends; or null. */
  in: (words: readonly string[], from?: number) => Span | null
  /** Where a phrase that begins exactly at `at` ends, or -1. */
  at: (words: readonly string[], at: number) => number
  /** Every word that a phrase can begin with. */
  starts: readonly string[]
}
export interface Span {
  at: number
  to: number
}

/** How many words "…" may stand for. */
const gap = 4
const wholeWord = /[\p{L}\p{N}]+(?:['’ʼ`´][\p{L}]+)*/gu
const shortForms: Readonly<Record<string, string>> = {
  "can't": 'can not', "won't": 'will not', "shan't": 'shall not', "let's": 'let us', "ma'am": 'maam', "y'all": 'you', cannot: 'can not', cant: 'can not', wont: 'will not',
  dont: 'do not', doesnt: 'does not', didnt: 'did not', isnt: 'is not', wasnt: 'was not', couldnt: 'could not', havent: 'have not', im: 'i am', ive: 'i have',
  thats: 'that is', whats: 'what is', youre: 'you are', theyre: 'they are', theres: 'there is', u: 'you', ur: 'your', pls: 'please', plz: 'please', thx: 'thanks', ty: 'thank you',
  gonna: 'going to', wanna: 'want to', gotta: 'have to', lemme: 'let me',
}
const endings: Readonly<Record<string, string>> = { "'ll": 'will', "'re": 'are', "'ve": 'have', "'m": 'am', "'d": 'would', "'s": 'is' }

/** The words of a text, in order, small and in their long forms. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const [found] of text.matchAll(wholeWord)) {
    const word = found.toLowerCase().replace(/[’ʼ`´]/g, "'")
    const long = Object.hasOwn(shortForms, word) ? shortForms[word] : undefined
    if (long !== undefined) words.push(...long.split(' '))
    else if (!word.includes("'")) words.push(word)
    else if (word.endsWith("n't")) words.push(word.slice(0, -3), 'not')
    else {
      const at = word.lastIndexOf("'")
      const ending = endings[word.slice(at)]
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

/** Makes phrases ready to be found. Worked out once; finding costs one look-up a word. */
export function phrases(list: readonly string[]): Phrases {
  const starting = new Map<string, Step[][]>()
  for (const phrase of list) {
    const steps = phrase.split(/…|\.\.\./).flatMap((part, index) => wordsOf(part).map((word, at): Step => ({ forms: formsOf(word), afterGap: index > 0 && at === 0 })))
    const [first, ...rest] = steps
    for (const form of first?.forms ?? []) {
      const others = starting.get(form)
      if (others === undefined) starting.set(form, [rest])
      else others.push(rest)
    }
  }
  const at = (words: readonly string[], from: number): number => {
    for (const steps of starting.get(words[from] ?? '') ?? []) {
      const to = end(words, from + 1, steps, 0)
      if (to > 0) return to
    }
    return -1
  }
  return {
    at,
    starts: [...starting.keys()],
    in: (words, from = 0) => {
      for (let start = from; start < words.length; start += 1) {
        const to = at(words, start)
        if (to > 0) return { at: start, to }
      }
      return null
    },
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
