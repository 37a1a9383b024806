import { link } from '../contact.ts'
import { wordsOf } from '../phrases.ts'
import type { Lists } from './lists.ts'
import { namesIt } from './naming.ts'
import type { Sentence } from './reading.ts'
import { stemsOf } from './stems.ts'

/** A point ends a sentence, except after these. */
const abbreviation = /\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|vs|ext|e\.g|i\.e|[Nn]o|[Vv]ol|pp)\.$/
const space = /\s/
const quoteMarks = new Set(['"', "'", ')', ']'])
const mark = /\?["')\]!.?\s\p{Extended_Pictographic}]{0,8}$/u
/** Chat loses its question marks: "do you need more help". A statement may begin with when or how, so these need a word after them that only a question has. */
const verbFirst = new Set(['do', 'does', 'did', 'is', 'are', 'can', 'could', 'may', 'would', 'will', 'shall', 'should', 'anything', 'any'])
const asking = new Set(['what', 'which', 'how', 'where', 'who', 'when', 'why'])
const inverted = new Set(['is', 'are', 'do', 'does', 'did', 'can', 'could', 'may', 'would', 'will', 'was', 'were', 'else', 'other', 'many', 'much', 'about'])

/** A title in quotes says nothing of anybody's feelings, nor of what a message does. */
const quoted = /["“«][^"”»]{2,80}["”»]/
const allQuoted = new RegExp(quoted.source, 'g')

const pronouns = new Set(['i', 'you', 'we', 'they', 'he', 'she', 'it', 'the'])

/** Without a point inside a word there is no link: what is quickly seen saves a slow look. */
const mayLink = /\.\w|:\/\//
const addresses = /[^\s@]{1,64}@[^\s@]{2,}/g
const allLinks = new RegExp(link.source, 'gi')

/** The sentences of a text, each line its own, with what the lists find in them. A text of 20,000 characters is read once from left to right. */
export function sentencesOf(text: string, lists: Lists): Sentence[] {
  const sentences: Sentence[] = []
  for (const said of linesOf(text)) {
    const links = mayLink.test(said) && link.test(said.includes('@') ? said.replace(addresses, ' ') : said)
    const words = wordsOf(links ? said.replace(allLinks, ' ') : said)
    const before = sentences.at(-1)
    // Marks alone are a question, and a row of them is one.
    if (words.length === 0 && !links && (!said.includes('?') || (before !== undefined && before.words.length === 0 && !before.links))) continue
    sentences.push({ text: said, words, links, asks: asks(said, words), stems: stemsOf(words), ...found(said, words, lists) })
  }
  return sentences
}

/** What the lists find in a sentence; words of parting only where somebody parts with them. */
function found(said: string, words: readonly string[], lists: Lists): Pick<Sentence, 'has' | 'names'> {
  const searched = quoted.test(said) ? withoutQuoted(said) : words
  const has = lists.in(searched)
  const named = has.size === 0 ? [] : partings.filter((list) => {
    const span = has.get(list)
    return span !== undefined && namesIt(said, searched, span)
  })
  return named.length === 0 ? { has, names: false } : { has: new Map([...has].filter(([list]) => !named.some((one) => one === list))), names: true }
}
const partings = ['goodbyes', 'farewells'] as const

/** The words of a sentence, with a blank in the place of each word in quotes, so that whatever is found stands where it stood. */
const withoutQuoted = (said: string): string[] => {
  const plain = mayLink.test(said) ? said.replace(allLinks, ' ') : said
  return wordsOf(plain.replace(allQuoted, (inQuotes) => ` ${'quoted0 '.repeat(wordsOf(inQuotes).length)}`))
}

/** A text, cut where a line ends and behind each mark that ends a sentence. Quotes and brackets that close behind the mark go with it. */
function linesOf(text: string): string[] {
  const lines: string[] = []
  let from = 0
  const cut = (to: number, next: number): void => {
    const line = text.slice(from, to).trim()
    if (line !== '') lines.push(line)
    from = next
  }
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code > 32 && (code < 160 || !space.test(text[index] ?? ''))) continue
    let to = index
    while (index - to < 3 && quoteMarks.has(text[to - 1] ?? '')) to -= 1
    const last = to > from ? text[to - 1] : undefined
    if (last === '!' || last === '?' || last === '…' || (last === '.' && !abbreviation.test(text.slice(Math.max(0, to - 7), to)))) cut(to, index)
    else if (text[index] === '\n') cut(index, index)
  }
  cut(text.length, text.length)
  return lines
}

function asks(text: string, words: readonly string[]): boolean {
  if (text.includes('?') && mark.test(text)) return true
  if (/[.!]$/.test(text) && !/(?:else|help|assistance|you)\W*$/i.test(text)) return false
  const [first = '', second = ''] = words
  return words.length > 1 && second !== 'time' && second !== 'not' && (verbFirst.has(first) || (first === 'have' && second === 'you') || (asking.has(first) && (inverted.has(second) || ((first === 'what' || first === 'which') && !pronouns.has(second) && words.slice(2, 4).some((word) => inverted.has(word))))))
}
