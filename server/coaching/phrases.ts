/**
 * Phrases as people write them in rule files, found in text as people write it in chat: whole words, any case, straight or curly
 * apostrophes, short forms and long ("I'll" is "I will"), and inflections ("renew" is also renewed, renews, renewing). No patterns.
 */
export interface Phrases {
  /** The first of the phrases in these words, from `from` on, and where it ends; or null. */
  in: (words: readonly string[], from?: number) => { at: number; to: number } | null
}

const wholeWord = /[\p{L}\p{N}]+(?:['’ʼ][\p{L}]+)*/gu
const shortForms: Readonly<Record<string, string>> = {
  "can't": 'can not', "won't": 'will not', "shan't": 'shall not', "let's": 'let us', "ma'am": 'maam', cannot: 'can not', cant: 'can not', wont: 'will not',
  dont: 'do not', doesnt: 'does not', didnt: 'did not', isnt: 'is not', wasnt: 'was not', couldnt: 'could not', havent: 'have not', im: 'i am',
  ive: 'i have', thats: 'that is', whats: 'what is', youre: 'you are', theyre: 'they are', u: 'you', ur: 'your', pls: 'please', plz: 'please',
}
const endings: Readonly<Record<string, string>> = { "'ll": 'will', "'re": 'are', "'ve": 'have', "'m": 'am', "'d": 'would', "'s": 'is' }

/** The words of a text, in order, small and in their long forms. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const [found] of text.matchAll(wholeWord)) {
    const word = found.toLowerCase().replace(/[’ʼ]/g, "'")
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

/** Makes phrases ready to be found. Worked out once; finding costs one look-up a word. */
export function phrases(list: readonly string[]): Phrases {
  const starting = new Map<string, ReadonlySet<string>[][]>()
  for (const phrase of list) {
    const [first, ...rest] = wordsOf(phrase).map(formsOf)
    for (const form of first ?? []) starting.set(form, [...(starting.get(form) ?? []), rest])
  }
  return {
    in: (words, from = 0) => {
      for (let at = from; at < words.length; at += 1) {
        const found = starting.get(words[at] ?? '')?.find((rest) => rest.every((forms, index) => forms.has(words[at + 1 + index] ?? '')))
        if (found !== undefined) return { at, to: at + 1 + found.length }
      }
      return null
    },
  }
}

/** A word and what it can become. Short words stay as they are: "is" is no stem. */
function formsOf(word: string): Set<string> {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return new Set([word])
  const stem = word.endsWith('e') ? word.slice(0, -1) : word
  const last = word.at(-1) ?? ''
  const doubled = /[aeiou][bdgmnprt]$/.test(word) ? [`${word}${last}ed`, `${word}${last}ing`] : []
  const ies = /[^aeiou]y$/.test(word) ? [`${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`] : []
  return new Set([word, `${word}s`, `${word}es`, `${stem}ed`, `${stem}ing`, ...doubled, ...ies])
}
