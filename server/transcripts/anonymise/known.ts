import { namesInAddress } from './names-in-addresses.ts'
import { mark, type Page } from './page.ts'
import { enterName, maskRoll } from './roll.ts'
import type { Who } from './sheet.ts'
import { fold, readWords } from './words.ts'

/** What the system knows of the people in a chat: names, e-mail addresses and telephone numbers, as they were typed. */
export type Known = { patron: readonly string[]; staff: readonly string[] }

/** Step 1: masks what is known, and puts the names on the roll. */
export function maskKnown(page: Page, known: Known): void {
  for (const written of known.patron) enter(page, written.trim(), 'patron')
  for (const written of known.staff) enter(page, written.trim(), 'librarian')
  maskRoll(page, true)
}

function enter(page: Page, written: string, who: Who): void {
  const local = /^([^\s@]{1,64})@\S+$/.exec(written)?.[1]
  const digits = written.replace(/\D/g, '')
  if (local !== undefined) enterAddress(page, written, fold(local), who)
  else if (digits.length > 5 && !/\p{L}/u.test(written)) markPhone(page, digits, who)
  else if (written !== '') {
    markWhole(page, written, who)
    enterName(page.roll, written, who)
  }
}

function enterAddress({ text, sheet, roll }: Page, written: string, local: string, who: Who): void {
  const escaped = written.slice(0, 320).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'))) {
    sheet.mark(match.index, match.index + match[0].length, 'EMAIL', who)
  }
  if (local.length > 3) roll.values.set(local, { kind: 'USERNAME', who })
  for (const part of namesInAddress(local)) enterName(roll, part, who)
}

/** The number in any spelling: its last ten digits, with whatever may stand between. */
function markPhone({ text, sheet }: Page, digits: string, who: Who): void {
  const pattern = new RegExp(`\\+?(?:\\d{1,3}[ .-]?)?\\(?${[...digits.slice(-10)].join('[ ().\\/-]{0,3}')}(?!\\d)`, 'g')
  for (const match of text.matchAll(pattern)) sheet.mark(match.index, match.index + match[0].length, 'PHONE', who)
}

/** A name of several words, wherever all of them stand in their order, particles and all: that is nobody else, whatever it stands in. */
function markWhole(page: Page, written: string, who: Who): void {
  const parts = readWords(written, () => 0).map((part) => part.fold)
  if (parts.length < 2) return
  for (const [at, first] of page.words.entries()) {
    const last = page.words[at + parts.length - 1]
    if (last?.turn === first.turn && parts.every((part, n) => page.words[at + n]?.fold === part)) mark(page, { first, last }, 'NAME', who)
  }
}
