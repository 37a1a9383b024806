import type { Language } from './language.ts'
import type { Reading } from './reading.ts'
import type { Roll } from './roll.ts'
import type { AnonymiseSettings } from './settings.ts'
import type { Keep, Kind, Sheet, Who } from './sheet.ts'
import type { Word } from './words.ts'

/** What every finder works on: the chat, the sheet of marks over it, the roll of names so far. */
export type Page = Reading & {
  settings: AnonymiseSettings
  sheet: Sheet
  roll: Roll
  /** The language of each turn. */
  languages: readonly Language[]
  /** Words seen in titles and authors: said again, they most likely mean the same work. */
  held: Set<string>
}

/** A stretch of words in one turn, both ends included. */
export type Stretch = { first: Word; last: Word }

/** The words of a stretch. */
export const wordsOf = ({ words }: Page, { first, last }: Stretch): Word[] => words.slice(first.at, last.at + 1)

export const isKept = ({ sheet }: Page, { start, end }: Word, keep: Keep): boolean => sheet.isKept(start, end, keep)
export const isMarked = ({ sheet }: Page, { start, end }: Word): boolean => sheet.isMarked(start, end)
export const keep = ({ sheet }: Page, { first, last }: Stretch, how: Keep): void => sheet.keep(first.start, last.end, how)
export const mark = ({ sheet }: Page, { first, last }: Stretch, kind: Kind, who: Who): void => sheet.mark(first.start, last.end, kind, who)
