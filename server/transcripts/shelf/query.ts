import type { Why } from '../../../shared/refusals.ts'

/** Words, "phrases", beginnings of words (map*), and a - before what must not be there. A beginning has three letters: shorter ones are in everything. */
const term = /(-?)(?:"([^"]*)"|([^\s"]+))/g
const shortestBeginning = 3
const mostTerms = 24

/** What was typed asks for nothing that could be found; `why` says what is wrong with it. */
export class BadQuery extends Error {
  override name = 'BadQuery'
  readonly why: Why
  constructor(why: Why) {
    super(why)
    this.why = why
  }
}

/** What somebody typed, as SQLite's FTS5 asks for it; null where nothing was asked for. Nothing that is typed can be an operator. Throws BadQuery. */
export function matchOf(typed: string): string | null {
  const plain = typed.replace(/[“”„«»]/g, '"').replace(/\p{Cc}/gu, ' ')
  if ((plain.split('"').length - 1) % 2 === 1) throw new BadQuery('half-quoted')
  const wanted: string[] = []
  const unwanted: string[] = []
  for (const [, minus, phrase, word = ''] of plain.matchAll(term)) {
    const said = phrase ?? word
    if (!/[\p{L}\p{N}]/u.test(said)) continue
    const isBeginning = phrase === undefined && said.endsWith('*')
    if (isBeginning && [...said].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length < shortestBeginning) throw new BadQuery('beginning-too-short')
    const terms = minus ? unwanted : wanted
    terms.push(`"${said.replace(/\*+$/, '')}"${isBeginning ? ' *' : ''}`)
  }
  if (wanted.length + unwanted.length > mostTerms) throw new BadQuery('too-many-words')
  if (wanted.length === 0 && unwanted.length > 0) throw new BadQuery('only-exclusions')
  if (wanted.length === 0) return null
  return unwanted.length > 0 ? `(${wanted.join(' AND ')}) NOT (${unwanted.join(' OR ')})` : wanted.join(' AND ')
}
