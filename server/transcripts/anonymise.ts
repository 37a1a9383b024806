import { findAddresses } from './anonymise/addresses.ts'
import { maskAnswers, maskOffered } from './anonymise/asked.ts'
import { findPeople } from './anonymise/cues.ts'
import { keepNumbers } from './anonymise/keep-numbers.ts'
import { type Known, maskKnown } from './anonymise/known.ts'
import { findLinks } from './anonymise/links.ts'
import { type Placed, place } from './anonymise/placeholders.ts'
import { type From, inferTurns, read } from './anonymise/reading.ts'
import { maskRoll } from './anonymise/roll.ts'
import type { AnonymiseSettings } from './anonymise/settings.ts'
import { Sheet } from './anonymise/sheet.ts'
import { maskSpelled } from './anonymise/spelled.ts'
import { findStructured } from './anonymise/structured.ts'
import { keepWorks } from './anonymise/works.ts'

export type { Known, Placed }
export { type AnonymiseSettings, defaultSettings } from './anonymise/settings.ts'

/** A turn of a finished chat. */
export type SaidTurn = { from: 'patron' | 'librarian' | 'note'; text: string }

/** The same turns with placeholders; `spans` of each turn are in the offsets (UTF-16) of the text that went in. */
export type AnonymisedTurn<Turn extends SaidTurn> = Turn & { spans: Placed[] }

/**
 * De-identifies a whole chat: the same person, address or number has the same placeholder in every turn.
 * Pure, and slow enough to belong in a worker (the lists are read at the first call). Throws only BadPattern, for a setting nobody can read.
 */
export function anonymise<Turn extends SaidTurn>(turns: readonly Turn[], known: Known, settings: AnonymiseSettings): AnonymisedTurn<Turn>[] {
  let start = 0
  const parts = turns.map(({ from, text }) => {
    const part = { from, start, end: start + text.length }
    start = part.end + 1
    return part
  })
  const spans = findAll(turns.map(({ text }) => text).join('\n'), parts, known, settings)
  let next = 0
  return turns.map((turn, n) => {
    const { start: from, end } = parts[n] ?? { start: 0, end: 0 }
    const mine: Placed[] = []
    while (next < spans.length && (spans[next]?.start ?? 0) < end) {
      const span = spans[next]
      if (span) mine.push({ ...span, start: span.start - from, end: Math.min(span.end, end) - from })
      next += 1
    }
    return { ...turn, text: fill(turn.text, mine), spans: mine }
  })
}

/** De-identifies one text. `turns` are places in it, in order; without them each line is taken for a turn. */
export function anonymiseText(text: string, turns: readonly { from: From; start: number; end: number }[] | undefined, known: Known, settings: AnonymiseSettings): { text: string; spans: Placed[] } {
  const spans = findAll(text, turns ?? inferTurns(text), known, settings)
  return { text: fill(text, spans), spans }
}

/** The steps of PRIVACY, in their order: see docs/anonymising.md. */
function findAll(text: string, parts: readonly { from: From; start: number; end: number }[], known: Known, settings: AnonymiseSettings): Placed[] {
  const reading = read(text, parts)
  const sheet = new Sheet(text.length)
  keepNumbers(reading, sheet, settings)
  findLinks(reading, sheet, settings)
  const held = keepWorks(reading, sheet, settings)
  const roll = maskKnown(reading, sheet, known)
  findStructured(reading, sheet, settings)
  maskOffered(reading, sheet, roll)
  maskAnswers(reading, sheet, roll)
  findAddresses(reading, sheet)
  maskSpelled(reading, sheet, roll)
  findPeople(reading, sheet, roll, held)
  maskRoll(reading, sheet, roll, false)
  return place(text, sheet.marks, parts)
}

function fill(text: string, spans: readonly Placed[]): string {
  let filled = ''
  let from = 0
  for (const span of spans) {
    filled += text.slice(from, span.start) + span.placeholder
    from = span.end
  }
  return filled + text.slice(from)
}
