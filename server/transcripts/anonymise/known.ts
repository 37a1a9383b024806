import { emptyRoll, enterName, maskRoll, type Roll } from './roll.ts'
import type { Reading } from './reading.ts'
import type { Kind, Sheet, Who } from './sheet.ts'
import { fold } from './words.ts'

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
    if (/\s|[^\p{L}]/u.test(written)) markEvery(reading.text, written, 'NAME', who, sheet)
    enterName(roll, written, who)
  }
}

/** Marks a text wherever it stands, in whatever case, between word ends. */
function markEvery(text: string, written: string, kind: Kind, who: Who, sheet: Sheet): void {
  const escaped = written.slice(0, 200).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'))) sheet.mark(match.index, match.index + match[0].length, kind, who)
}
