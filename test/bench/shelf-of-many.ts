import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../server/root.ts'
import type { Come } from '../../server/transcripts/shelf/search-index.ts'
import type { Transcript } from '../../shared/transcript.ts'

/** Numbers from 0 to 1, the same in every run (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Words of English in an order of their own, the first ones said most: the nth about 1/n times as often as the first (Zipf). */
export function vocabulary(): string[] {
  const words = readFileSync(join(root, 'server/transcripts/names/ordinary.txt'), 'utf8').split('\n').filter((word) => /^[a-z]{2,}$/.test(word))
  const random = seeded(3)
  return words.map((word) => ({ word, at: random() })).sort((a, b) => a.at - b.at).map(({ word }) => word)
}

const desks = ['reference', 'circulation', 'children', 'law', 'music', 'maps', 'archive', 'science']
const monthsOf = 36
const spoken = ['how do I renew', 'the library card', 'is there a copy of', 'peer reviewed articles about', 'my account says', 'can I print from', 'opening hours on', 'thank you so much', 'you are welcome', 'let me look that up']

/** A transcript of about a hundred words, and where it stands. The rarer things are about one in a thousand: READ 6, a tag, a desk. */
export function transcriptOf(index: number, words: readonly string[], random: () => number): Come & { transcript: Transcript } {
  const word = (): string => words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)] ?? ''
  const line = (): string => `${spoken[Math.floor(random() * spoken.length)]} ${Array.from({ length: 8 }, word).join(' ')}`
  const month = index % monthsOf
  const chance = random()
  const waited = chance < 0.05 ? null : Math.floor(600 * random() ** 4)
  const transcript: Transcript = {
    desk: desks[Math.floor(desks.length * random() ** 3)] ?? '', month: `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`, kind: chance < 0.1 ? 'left' : 'chat', ended: 'closed',
    waited, length: 300, readLevel: chance < 0.001 ? 6 : Math.ceil(random() * 4), tags: random() < 0.001 ? ['rare'] : random() < 0.3 ? ['printing'] : [],
    answered: random() < 0.6 ? null : random() < 0.8 ? 'yes' : random() < 0.6 ? 'partly' : 'no', comment: '',
    lines: Array.from({ length: 8 }, (_, n) => ({ at: n * 30, by: n % 2 === 0 ? 'patron' as const : 'librarian' as const, what: 'message' as const, text: line() })),
  }
  const id = `${Math.floor(random() * 2 ** 36).toString(16).padStart(9, '0')}${index.toString(16)}`
  return { id, week: `${transcript.month}-01`, transcript }
}
