import { emptyRoll, enterName, maskRoll, type Roll } from './roll.ts'
import type { Reading } from './reading.ts'
import type { Kind, Sheet, Who } from './sheet.ts'
import { fold, readWords } from './words.ts'

/** What the system knows of the people in a chat: names, e-mail addresses and telephone numbers, as they were typed. */
export type Known = { patron: readonly string[]; staff: readonly string[] }

/** Step 1: masks what is known, and gives the roll of the names. */
export function maskKnown(reading: Reading, sheet: Sheet, known: Known): Roll {
  const roll = emptyRoll()
  const people: [Who, readonly string[]][] = [['patron', known.patron], ['librarian', known.staff]]
  for (const [who, list] of people) for (const written of list) enter(roll, written.trim(), who, reading, sheet)
  maskRoll(reading, sheet, roll, true)
  return roll
}

function enter(roll: Roll, written: string, who: Who, reading: Reading, sheet: Sheet): void {
  const address = /^([^\s@]{1,64})@\S+$/.exec(written)
  if (address?.[1]) {
    markEvery(reading.text, written, 'EMAIL', who, sheet)
    const local = fold(address[1])
    if (local.length > 3) roll.values.set(local, { kind: 'USERNAME', who })
    const parts = local.split(/[._+\d-]+/).filter((part) => part.length > 2)
    if (parts.length > 1) for (const part of parts) enterName(roll, part, who)
    return
  }
  const digits = written.replace(/\D/g, '')
  if (digits.length > 5 && !/\p{L}/u.test(written)) {
    const tail = digits.slice(-10)
    for (const match of reading.text.matchAll(new RegExp(`\\+?(?:\\d{1,3}[ .-]?)?\\(?${[...tail].join('[ ().\\/-]{0,3}')}(?!\\d)`, 'g'))) sheet.mark(match.index, match.index + match[0].length, 'PHONE', who)
    return
  }
  if (written !== '') {
    markWhole(reading, written, who, sheet)
    enterName(roll, written, who)
  }
}

/** Marks an address wherever it stands, in whatever case, between word ends. */
function markEvery(text: string, written: string, kind: Kind, who: Who, sheet: Sheet): void {
  const escaped = written.slice(0, 320).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'))) sheet.mark(match.index, match.index + match[0].length, kind, who)
}

/** Marks a name of several words wherever all of them stand in their order, particles and all: that is nobody else, whatever it stands in. */
function markWhole({ words }: Reading, written: string, who: Who, sheet: Sheet): void {
  const parts = readWords(written, () => 0).map((part) => part.fold)
  if (parts.length < 2) return
  for (let at = 0; at + parts.length <= words.length; at += 1) {
    const [first, last] = [words[at], words[at + parts.length - 1]]
    if (first?.turn === last?.turn && parts.every((part, n) => words[at + n]?.fold === part)) sheet.mark(first?.start ?? 0, last?.end ?? 0, 'NAME', who)
  }
}
