/** What was found: the same words as the labels of common test sets. */
export type Kind = 'NAME' | 'EMAIL' | 'PHONE' | 'ADDRESS' | 'ID' | 'CARD' | 'IBAN' | 'SSN' | 'IP' | 'URL' | 'USERNAME' | 'SECRET' | 'DOB'

/** Whose name a NAME is. */
export type Who = 'patron' | 'librarian' | 'other'

/** A piece of the text to be masked. */
export type Mark = { start: number; end: number; kind: Kind; who: Who }

/** How firmly something is kept: safe from finders that guess; also from names known or found elsewhere; also from finders of numbers. */
const levels = { likely: 1, sure: 2, number: 3 }
export type Keep = keyof typeof levels

/** The sheet that lies over a text: what is to be masked and what is to be kept. Who marks first decides the kind. */
export class Sheet {
  readonly marks: Mark[] = []
  readonly #kept: Uint8Array
  readonly #marked: Uint8Array

  constructor(length: number) {
    this.#kept = new Uint8Array(length)
    this.#marked = new Uint8Array(length)
  }

  keep(start: number, end: number, keep: Keep): void {
    for (let at = start; at < end; at += 1) this.#kept[at] = Math.max(this.#kept[at] ?? 0, levels[keep])
  }

  /** Whether any of it is kept at least so firmly. */
  isKept(start: number, end: number, keep: Keep): boolean {
    for (let at = start; at < end; at += 1) if ((this.#kept[at] ?? 0) >= levels[keep]) return true
    return false
  }

  isMarked(start: number, end: number): boolean {
    for (let at = start; at < end; at += 1) if (this.#marked[at] === 1) return true
    return false
  }

  /** Marks a piece; where it runs into pieces already marked, only what is free of them is. */
  mark(start: number, end: number, kind: Kind, who: Who = 'other'): void {
    let from = start
    while (from < end) {
      while (from < end && this.#marked[from] === 1) from += 1
      let to = from
      while (to < end && this.#marked[to] === 0) to += 1
      if (to > from) this.marks.push({ start: from, end: to, kind, who })
      this.#marked.fill(1, from, to)
      from = to
    }
  }
}
