import { findAddresses } from './anonymise/addresses.ts'
import { maskAnswers, maskOffered } from './anonymise/asked.ts'
import { keepDeskPhones } from './anonymise/desk-phones.ts'
import { keepNumbers } from './anonymise/keep-numbers.ts'
import { type Known, maskKnown } from './anonymise/known.ts'
import { languagesOf } from './anonymise/language.ts'
import { findLinks } from './anonymise/links.ts'
import { learnFromAddresses } from './anonymise/names-in-addresses.ts'
import type { Page } from './anonymise/page.ts'
import { findPeople } from './anonymise/people.ts'
import { type Placed, place } from './anonymise/placeholders.ts'
import { inferTurns, type Part, read } from './anonymise/reading.ts'
import { emptyRoll, maskInitials, maskRoll } from './anonymise/roll.ts'
import type { AnonymiseSettings } from './anonymise/settings.ts'
import { Sheet } from './anonymise/sheet.ts'
import { maskSpelled } from './anonymise/spelled.ts'
import { findStructured } from './anonymise/structured.ts'
import { maskWeighed, type Weights } from './anonymise/weigh.ts'
import { maskWhoAnswers } from './anonymise/who-asked.ts'
import { findWorkplaces } from './anonymise/workplaces.ts'
import { keepWorks } from './anonymise/works.ts'

export type { Known, Placed }
export { type AnonymiseSettings, defaultSettings } from './anonymise/settings.ts'

/** A turn of a finished chat. */
export type SaidTurn = { from: 'patron' | 'librarian' | 'note'; text: string }

/** The same turn with placeholders, and nothing of it beside its text; `spans` are in the offsets (UTF-16) of the text that went in. */
export type AnonymisedTurn = SaidTurn & { spans: Placed[] }

/**
 * De-identifies a whole chat, turn by turn: the same person, address or number has the same placeholder in every turn.
 * Pure, and slow enough to belong in a worker (the lists are read at the first call). Throws only BadPattern, for a setting nobody can read.
 */
export function anonymise(turns: readonly SaidTurn[], known: Known, settings: AnonymiseSettings): AnonymisedTurn[] {
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
    return { from: turn.from, text: fill(turn.text, mine), spans: mine }
  })
}

/** De-identifies one text. `turns` are places in it, in order; without them each line is taken for a turn. */
export function anonymiseText(text: string, turns: readonly Part[] | undefined, known: Known, settings: AnonymiseSettings): { text: string; spans: Placed[] } {
  const spans = findAll(text, turns ?? inferTurns(text), known, settings)
  return { text: fill(text, spans), spans }
}

/** Digits of other scripts as 0 to 9, so that every finder of numbers knows them; no letter moves. */
const westernDigits = (text: string): string => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))

const findAll = (text: string, parts: readonly Part[], known: Known, settings: AnonymiseSettings): Placed[] => complete(readByRules(text, parts, known, settings), text, parts)

/** The last steps: what the rules left is weighed, then every name is masked wherever else it stands. `weights` are the learned ones unless others are to be tried. */
export function complete(page: Page, text: string, parts: readonly Part[], weights?: Weights): Placed[] {
  if (maskWeighed(page, weights)) maskRoll(page, false)
  maskInitials(page)
  return place(text, page.sheet.marks, parts)
}

/** The steps in their order: docs/anonymising.md says why it matters. These are the rules; what they leave is weighed in `complete`. */
export function readByRules(text: string, parts: readonly Part[], known: Known, settings: AnonymiseSettings): Page {
  const reading = read(westernDigits(text), parts)
  const page: Page = { ...reading, languages: languagesOf(reading), settings, sheet: new Sheet(text.length), roll: emptyRoll(), held: new Set() }
  keepNumbers(page)
  keepDeskPhones(page)
  findLinks(page)
  keepWorks(page)
  maskKnown(page, known)
  findStructured(page)
  learnFromAddresses(page)
  maskOffered(page)
  maskAnswers(page)
  maskWhoAnswers(page)
  findAddresses(page)
  findWorkplaces(page)
  maskSpelled(page)
  findPeople(page)
  maskRoll(page, false)
  return page
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
