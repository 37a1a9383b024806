import * as v from 'valibot'
import { Library, type Desk } from '../../shared/desk.ts'

/** The settings as the server keeps them. `version` says on which ones a change was made. */
export const Stored = v.object({ version: v.number(), library: Library })
export type Stored = v.InferOutput<typeof Stored>

/** The settings while they are changed. */
export interface Sheet {
  stored: Stored
  /** As it was typed, right or wrong. */
  library: Library
  /** So many desks at the end are new: their ids can still be chosen. */
  added: number
  /** What somebody else has saved meanwhile. */
  theirs: Stored | null
}

export const opened = (stored: Stored): Sheet => ({ stored, library: stored.library, added: 0, theirs: null })

export const isChanged = ({ stored, library }: Sheet): boolean => JSON.stringify(stored.library) !== JSON.stringify(library)

export const isNew = ({ library, added }: Sheet, index: number): boolean => index >= library.desks.length - added

export const withDesk = (sheet: Sheet, index: number, desk: Desk): Sheet => ({ ...sheet, library: { ...sheet.library, desks: sheet.library.desks.with(index, desk) } })

export const withNewDesk = (sheet: Sheet, desk: Desk): Sheet => ({ ...sheet, library: { ...sheet.library, desks: [...sheet.library.desks, desk] }, added: sheet.added + 1 })

export const withoutDesk = (sheet: Sheet, index: number): Sheet => ({
  ...sheet, library: { ...sheet.library, desks: sheet.library.desks.toSpliced(index, 1) }, added: sheet.added - (isNew(sheet, index) ? 1 : 0),
})

/** `sent` is saved. What was typed since then stays, still to be saved. */
export const saved = (now: Sheet, sent: Sheet, stored: Stored): Sheet =>
  now.library === sent.library ? opened(stored) : { stored, library: now.library, added: Math.max(0, now.added - sent.added), theirs: null }
