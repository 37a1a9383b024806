import { isKept, type Page } from './page.ts'
import type { From, Turn } from './reading.ts'

/** How often a word stands in a chat, and how: inside a sentence with a capital, in small letters, in what is surely kept; and who wrote it. */
export type Seen = { times: number; inner: number; small: number; works: number; authors: Set<From> }

/** What a whole chat tells about each of its words. By turn: whether films or music are spoken of, and what the turn before asks. */
export type ChatSigns = { seen: Map<string, Seen>; writes: Map<From, string>; locals: string; films: boolean[]; asked: string[] }

/** Reads a chat once, before its words are weighed one by one. */
export function readChat(page: Page): ChatSigns {
  const { text, turns, sheet } = page
  const marks = sheet.marks.filter(({ kind }) => kind === 'EMAIL' || kind === 'USERNAME')
  // A bound for a text of nothing but addresses.
  const locals = marks.slice(0, 50).map(({ start, end }) => text.slice(start, Math.min(end, start + 60)).toLowerCase().split('@')[0] ?? '').join(' ')
  const spoken = turns.map(({ words }) => words.slice(0, 60).some(({ fold }) => ofFilms.test(fold)))
  return { seen: readWords(page), writes: readWriters(turns), locals, films: turns.map((_, n) => spoken.slice(Math.max(0, n - 6), n + 1).includes(true)), asked: turns.map((_, n) => askedBefore(page, n)) }
}

const ofFilms = /^(?:movies?|films?|subtitles|actor|actress|director|directed|songs?|albums?|artist|genre|starring|concerts?|bands?)$/

function readWords(page: Page): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const word of page.words) {
    const entry = seen.get(word.fold) ?? { times: 0, inner: 0, small: 0, works: 0, authors: new Set<From>() }
    entry.times += 1
    if (word.capital && !word.opens) entry.inner += 1
    if (!word.capital) entry.small += 1
    if (isKept(page, word, 'sure')) entry.works += 1
    entry.authors.add(page.turns[word.turn]?.from ?? 'anyone')
    seen.set(word.fold, entry)
  }
  return seen
}

/** Whether each of them begins their turns with a capital: where nobody does, a word in small letters may be a name. */
function readWriters(turns: readonly Turn[]): Map<From, string> {
  const firsts = new Map<From, boolean[]>()
  for (const { from, words: [first] } of turns) if (first) firsts.set(from, [...(firsts.get(from) ?? []).slice(-40), first.capital])
  return new Map([...firsts].map(([from, capitals]) => {
    const share = capitals.filter(Boolean).length / capitals.length
    return [from, share > 0.6 ? 'capitals' : share < 0.3 ? 'small' : 'mixed']
  }))
}

const asksName = /\b(?:name|who|whose|whom|spell|call you|called|speaking|under)\b/

function askedBefore({ text, turns }: Page, turn: number): string {
  const [before, here] = [turns[turn - 1], turns[turn]]
  if (!before || !here) return ''
  const question = text.slice(Math.max(before.start, before.end - 160), before.end).toLowerCase()
  return `${asksName.test(question) ? 'name' : question.includes('?') ? '?' : '-'}${before.from === here.from ? ' same' : ''} ${here.words.length <= 4 ? 'short' : 'long'}`
}
