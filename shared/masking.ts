import type { Transcript } from './transcript.ts'

/** What stands where a supervisor masked something. */
export const masked = '[Masked]'

/** The most that can be masked at once, and how long each may be, in letters. */
export const maskLimits = { phrases: 20, phrase: 300 } as const

const alone = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`
/** A placeholder, or a word; in scripts that write no spaces each letter, so that part of a run can be found in another. */
const piece = new RegExp(String.raw`\[\p{Lu}[\p{L} ]*\d*\]|[${alone}]\p{M}*|(?:(?![${alone}])[\p{L}\p{N}]\p{M}*)+`, 'gu')
const isPlaceholder = (word: string): boolean => word.startsWith('[')

/** As words are compared: without case and marks. Which person a placeholder counts may change when a transcript is made anew, so all are alike. */
const asCompared = (word: string): string => (isPlaceholder(word) ? '[]' : word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())

interface Word { start: number; end: number; as: string }
/** The words of a text, with their places in UTF-16 units. */
export const wordsOf = (text: string): Word[] => [...text.matchAll(piece)].map(({ 0: word, index }) => ({ start: index, end: index + word.length, as: asCompared(word) }))

/** Whether anything could be masked by this: it has a word that is no placeholder. */
export const saysSomething = (phrase: string): boolean => wordsOf(phrase).some(({ as }) => as !== '[]')

/**
 * Masks phrases wherever they stand in a text, whatever the case, marks and signs between their words; whole words alone. Gives the text, and in
 * how many places something was masked. Pure; nothing outside these places changes.
 */
export function maskPhrases(text: string, phrases: readonly string[]): { text: string; places: number } {
  const words = wordsOf(text)
  const found = phrases.filter(saysSomething).flatMap((phrase) => {
    const wanted = wordsOf(phrase)
    return words.flatMap(({ start }, at) => (wanted.every(({ as }, n) => words[at + n]?.as === as) ? [{ start, end: words[at + wanted.length - 1]?.end ?? start }] : []))
  })
  let said = ''
  let from = 0
  let places = 0
  for (const { start, end } of found.sort((a, b) => a.start - b.start)) {
    // One that begins in the one before is part of it.
    if (places === 0 || start >= from) {
      said += text.slice(from, start) + masked
      places += 1
    }
    from = Math.max(from, end)
  }
  return { text: said + text.slice(from), places }
}

/** The same through a whole transcript: what was said, what the patron said of it afterwards, and its tags. */
export function maskTranscript(transcript: Transcript, phrases: readonly string[]): { transcript: Transcript; places: number } {
  let places = 0
  const mask = (text: string): string => {
    const done = maskPhrases(text, phrases)
    places += done.places
    return done.text
  }
  const lines = transcript.lines.map((line) => (line.what === 'happening' ? line : { ...line, text: mask(line.text) }))
  const comment = mask(transcript.comment)
  return { transcript: { ...transcript, lines, comment, tags: [...new Set(transcript.tags.map(mask))] }, places }
}
