import { readWords, type Word } from './words.ts'

/** Who wrote a turn; `anyone` where nobody said, as in a text without turns. */
export type From = 'patron' | 'librarian' | 'note' | 'anyone'

/** A turn in the whole text. `first` and `last` are places in the words; `last` is just behind its last word. */
export type Turn = { from: From; start: number; end: number; first: number; last: number }

/** A chat made ready for the finders: one text, its turns in order, its words. */
export type Reading = { text: string; turns: Turn[]; words: Word[] }

/** Reads a text whose turns lie in order and do not overlap; what lies between two turns belongs to the one before it. */
export function read(text: string, parts: readonly { from: From; start: number; end: number }[]): Reading {
  let turn = 0
  const words = readWords(text, (offset) => {
    while (turn + 1 < parts.length && (parts[turn + 1]?.start ?? 0) <= offset) turn += 1
    return turn
  })
  const turns: Turn[] = []
  let at = 0
  for (const [n, part] of parts.entries()) {
    const first = at
    while (words[at]?.turn === n) at += 1
    turns.push({ ...part, first, last: at })
  }
  return { text, turns, words }
}

const speaker = /^[ \t]*(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\]?[ \t]*)?(patron|librarian|user|visitor|guest|customer|student|staff|agent|library|you)[ \t]*:/i

/** Turns of a text that came without: each line is one, or each question in it, written by whom the line's label names, else by anyone. */
export function inferTurns(text: string): { from: From; start: number; end: number }[] {
  const turns: { from: From; start: number; end: number }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const label = speaker.exec(line.slice(0, 60))?.[1]?.toLowerCase()
    const from = label === undefined ? 'anyone' : /^(?:librarian|staff|agent|library)$/.test(label) ? 'librarian' : 'patron'
    // Where nobody says who writes, a question may be answered on its own line.
    let begin = start
    if (from === 'anyone') for (const question of line.matchAll(/\? +(?=\S)/g)) {
      turns.push({ from, start: begin, end: start + question.index + 1 })
      begin = start + question.index + question[0].length
    }
    turns.push({ from, start: begin, end: start + line.length })
    start += line.length + 1
  }
  return turns
}
