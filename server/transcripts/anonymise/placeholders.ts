import { partAt } from './reading.ts'
import type { Kind, Mark, Who } from './sheet.ts'
import { fold } from './words.ts'

/** A masked piece of the text and what stands there instead. */
export type Placed = { start: number; end: number; type: Kind; placeholder: string }

const labels: Record<Exclude<Kind, 'NAME'>, string> = {
  EMAIL: 'Email', PHONE: 'Phone', ADDRESS: 'Address', ID: 'Number', CARD: 'Card', IBAN: 'Account', SSN: 'Number', IP: 'IP', URL: 'Link', USERNAME: 'Login', SECRET: 'Secret', DOB: 'Birthday',
}

/** What stands where something was masked; a text that holds some already is left as it is there. */
export const placeholderForm = new RegExp(`\\[(?:Patron|Librarian|Person|${[...new Set(Object.values(labels))].join('|')})(?: \\d+)?\\]`, 'g')

/** Step 7: pieces in order, none over another, each with its placeholder; the same thing is numbered alike through the whole transcript. */
export function place(text: string, marks: readonly Mark[], parts: readonly { start: number; end: number }[]): Placed[] {
  const pieces = joinNeighbours(text, marks.flatMap((mark) => cut(text, mark, parts)))
  const people = new People()
  for (const piece of [...pieces].sort((a, b) => b.end - b.start - (a.end - a.start))) if (piece.kind === 'NAME') people.meet(text.slice(piece.start, piece.end), piece.who)
  const numbers = new Map<string, string>()
  const counts = new Map<string, number>()
  const numbered = (label: string, key: string): string => {
    const known = numbers.get(`${label}:${key}`)
    if (known) return known
    const count = (counts.get(label) ?? 0) + 1
    counts.set(label, count)
    const placeholder = count === 1 && (label === 'Patron' || label === 'Librarian') ? `[${label}]` : `[${label} ${count}]`
    numbers.set(`${label}:${key}`, placeholder)
    return placeholder
  }
  return pieces.map((piece) => {
    const written = text.slice(piece.start, piece.end)
    const placeholder = piece.kind === 'NAME' ? numbered(people.label(written), people.key(written)) : numbered(labels[piece.kind], fold(written).replace(/[\s().\/-]+/g, ''))
    return { start: piece.start, end: piece.end, type: piece.kind, placeholder }
  })
}

/** What of a mark lies within turns, line by line of the transcript, without spaces and marks at its ends; nothing if no letter or digit is in it. */
function cut(text: string, mark: Mark, parts: readonly { start: number; end: number }[]): Mark[] {
  let [start, end] = [mark.start, mark.end]
  while (start < end && /[\s,;:]/.test(text[start] ?? '')) start += 1
  while (end > start && /[\s,;:]/.test(text[end - 1] ?? '')) end -= 1
  if (!/[\p{L}\p{N}]/u.test(text.slice(start, end))) return []
  const edge = parts[partAt(parts, start)]?.end ?? end
  const rest = edge < end && edge > start ? cut(text, { ...mark, start: edge, end }, parts) : []
  return [{ ...mark, start, end: edge > start ? Math.min(end, edge) : end }, ...rest]
}

/** "Anita" and "Kowalski" side by side are one person, and get one placeholder. */
function joinNeighbours(text: string, marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = []
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    const gap = last ? text.slice(last.end, mark.start) : ''
    const fits = last !== undefined && last.kind === mark.kind && (mark.kind === 'NAME' ? /^(?:[ -]| ?['’]|\. )?$/.test(gap) : /^[ ,.-]{0,2}$/.test(gap) && mark.kind === 'ADDRESS')
    if (fits) joined[joined.length - 1] = { ...last, end: mark.end, who: last.who === 'other' ? mark.who : last.who }
    else joined.push(mark)
  }
  return joined
}

/** Who is who: a part of a longer name is the same person. Longer names are met first. */
class People {
  readonly #byPart = new Map<string, { key: string; who: Who }>()

  meet(written: string, who: Who): void {
    const parts = partsOf(written)
    const person = parts.map((part) => this.#byPart.get(part)).find((found) => found !== undefined) ?? { key: parts.join(' '), who }
    if (person.who === 'other') person.who = who
    for (const part of parts) if (!this.#byPart.has(part)) this.#byPart.set(part, person)
  }

  key(written: string): string {
    const found = this.#person(written)
    return found?.who === 'patron' ? 'patron' : (found?.key ?? fold(written))
  }

  label(written: string): string {
    const who = this.#person(written)?.who ?? 'other'
    return who === 'patron' ? 'Patron' : who === 'librarian' ? 'Librarian' : 'Person'
  }

  #person(written: string): { key: string; who: Who } | undefined {
    return partsOf(written).map((part) => this.#byPart.get(part)).find((found) => found !== undefined)
  }
}

const partsOf = (written: string): string[] => fold(written).split(/[^\p{L}\p{N}']+/u).filter((part) => part.length > 1)
