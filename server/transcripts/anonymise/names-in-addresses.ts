import { isOrdinary, nameKind } from './names.ts'
import type { Page } from './page.ts'
import { enterName } from './roll.ts'
import { fold } from './words.ts'

/** Names in the part of an address before its @, folded: "m.oduya" gives oduya, "jhalvorsen" halvorsen, "sunny dot kapoor" both. */
export function namesInAddress(local: string): string[] {
  const parts = fold(local).split(/[^\p{L}]+/u).filter((part) => part.length > 2 && part !== 'dot')
  const isOneOf = parts.length > 1
  return parts.flatMap((part) => {
    const kind = nameKind(part)
    if (kind === 'clear' || kind === 'ordinary-too' || (!isOrdinary(part) && (kind === 'family' || isOneOf))) return [part]
    // A first letter before the family name.
    const rest = part.slice(1)
    return rest.length > 3 && !isOrdinary(part) && !isOrdinary(rest) && nameKind(rest) !== 'none' ? [rest] : []
  })
}

/** Whoever an e-mail address names is called so elsewhere in the chat too. */
export function learnFromAddresses({ text, sheet, roll, turns }: Page): void {
  for (const { start, end, kind } of sheet.marks) {
    if (kind !== 'EMAIL') continue
    const local = text.slice(start, end).split(/ ?[([{<]? ?(?:@|(?<![\p{L}\p{N}])(?:at|ät|arroba|arobase)(?![\p{L}\p{N}]))/iu)[0] ?? ''
    const isPatron = turns.some((turn) => turn.from === 'patron' && turn.start <= start && start < turn.end)
    for (const name of namesInAddress(local)) enterName(roll, name, isPatron ? 'patron' : 'other')
  }
}
