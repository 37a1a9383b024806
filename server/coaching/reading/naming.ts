import type { Span } from '../phrases.ts'

/** What may stand before a thing that is named. */
const leading = new Set('a an the this that our your their my his her any no another every called by of in on with from'.split(' '))
/** What does not belong to a name or a thing: behind it something else begins. */
const small = new Set(`now for and but or so to from at on in by of with a an the your our my their his her some any this that what who which you we i they he she it me us all everyone everybody folks both then until till again
  too there here if when as just please thanks thank hope hopefully glad enjoy let good great nice take see`.split(/\s+/))
/** What may stand small within a title. */
const withinTitle = new Set(['a', 'an', 'the', 'of', 'to', 'for', 'from', 'and', 'in', 'on', 'with'])
/** What is told of a thing, and of nobody who is being parted from. */
const verbs = new Set('is are was were has have had does can did will may must starts begins ends takes runs opens closes happens comes plays costs means got wrote sang sings read reads published'.split(' '))
/** Behind one of these such a verb begins a question, or somebody is spoken to. */
const others = new Set(['there', 'it', 'you', 'that'])
const pause = /[,.;:!?…)–—]$/
const capital = /^\P{L}*\p{Lu}/u
/** A parting of more words than this has its own verb, and names nothing. */
const longest = 2
/** No sentence that says where something stands is as long (letters); nor does it then matter how slowly one is looked at. */
const tooLong = 400
/** So far behind the words a verb is looked for, and in a title of several words. */
const reach = 3
const reachInTitle = 7

/**
 * Whether words of parting are no parting here but part of what something is called, of which the sentence has something to tell: "the goodbye song is at two on Fridays",
 * "we have The Long Goodbye". Where it brings nothing more, and where a pause or "for now" follows, it is a goodbye.
 */
export function namesIt(text: string, words: readonly string[], { at, to }: Span): boolean {
  if (to - at > longest || words.length < to - at + 3 || text.length > tooLong) return false
  const tokens = text.split(/\s+/)
  const plain = tokens.map((token) => token.toLowerCase().replace(/^\P{L}+|\P{L}+$/gu, ''))
  const first = plain.indexOf(words[at] ?? '')
  const last = first + (to - at) - 1
  if (first < 0 || last >= tokens.length) return false
  const is = (some: ReadonlySet<string>, index: number): boolean => some.has(plain[index] ?? '')
  const isCapital = (index: number): boolean => capital.test(tokens[index] ?? '')
  const isPause = (index: number): boolean => pause.test(tokens[index] ?? '')
  if (!plain.some((word, index) => verbs.has(word) && (index < first || index > last)) && !/\d/.test(text)) return false

  const leads = (index: number): boolean => index >= 0 && is(leading, index) && !isPause(index)
  const isWithin = first > 0 && isCapital(first - 1) && isCapital(first) && !isPause(first - 1)
  const inTitle = isWithin && first > 1
  const isCalled = inTitle || leads(first - 1) || (leads(first - 2) && !isPause(first - 1))
  if (isPause(last)) return isCalled && inTitle
  // "A Farewell to Arms", "Good Night Stories for Rebel Girls"; but nobody's name is followed by "and the book is here".
  const isTitle = isCapital(first) && (isCapital(last + 1) || (isCapital(first - 1) && leads(first - 1) && isCapital(last + 2)))
  const goesOn = (index: number): boolean => !is(verbs, index) && !isPause(index) && (!is(small, index) || (isTitle && is(withinTitle, index) && !isCapital(index) && isCapital(index + (is(withinTitle, index + 1) ? 2 : 1))))
  let end = last + 1
  while (end <= last + (isTitle ? reachInTitle : reach) && end < tokens.length && goesOn(end)) end += 1
  const follows = end - last - 1 + (isPause(end) && !is(small, end) && !is(verbs, end) ? 1 : 0)
  const isTold = is(verbs, end) && !is(others, end + 1)
  return (isTold && (isCalled || isWithin || follows > 0)) || (isCalled && (follows > 0 || inTitle))
}
