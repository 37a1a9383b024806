import { readWords, type Word } from './words.ts'

/** Who wrote a turn; `anyone` where nobody said, as in a text without turns. */
export type From = 'patron' | 'librarian' | 'note' | 'anyone'

/** Where a turn lies in the whole text. */
export type Part = { from: From; start: number; end: number }

/** A turn with its words. */
export type Turn = Part & { words: Word[] }

/** A chat made ready for the finders: one text, its turns in order, its words. */
export type Reading = { text: string; turns: Turn[]; words: Word[] }

/** Reads a text whose turns lie in order and do not overlap; what lies between two turns belongs to the one before it. */
export function read(text: string, parts: readonly Part[]): Reading {
  let turn = 0
  const words = readWords(text, (offset) => {
    while (turn + 1 < parts.length && (parts[turn + 1]?.start ?? 0) <= offset) turn += 1
    return turn
  })
  const turns = parts.map((part): Turn => ({ ...part, words: [] }))
  for (const word of words) turns[word.turn]?.words.push(word)
  for (const turn of turns) if (isShouted(turn)) for (const word of turn.words) word.capital = word.upper = false
  return { text, turns, words }
}

/** A turn all in capitals: they say as little there as in a turn all without. */
const isShouted = ({ words }: Turn): boolean => words.length > 3 && words.every(({ text, digits }) => digits || text === text.toUpperCase()) && words.some(({ upper }) => upper)

const label = /^[ \t]*(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\]?[ \t]*)?(patron|librarian|user|visitor|guest|customer|student|staff|agent|library|you)[ \t]*:/i

/** Turns of a text that came without: each line is one, or each question in it, written by whom the line's label names, else by anyone. */
export function inferTurns(text: string): Part[] {
  const turns: Part[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const speaker = label.exec(line.slice(0, 60))?.[1]?.toLowerCase()
    const from = speaker === undefined ? 'anyone' : /^(?:librarian|staff|agent|library)$/.test(speaker) ? 'librarian' : 'patron'
    let begin = start
    // Where nobody says who writes, a question may be answered on its own line.
    for (const question of from === 'anyone' ? line.matchAll(/\? +(?=\S)/g) : []) {
      turns.push({ from, start: begin, end: start + question.index + 1 })
      begin = start + question.index + question[0].length
    }
    turns.push({ from, start: begin, end: start + line.length })
    start += line.length + 1
  }
  return turns
}

/** The place among parts, which lie in order, of the last that begins at an offset or before it. */
export function partAt(parts: readonly { start: number }[], offset: number): number {
  let [low, high] = [0, parts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((parts[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
