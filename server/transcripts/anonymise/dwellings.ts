import { markAddress } from './addresses.ts'
import { skipFillers, type Place } from './skip-fillers.ts'
import { isOrdinary } from './names.ts'
import { isMarked } from './page.ts'
import type { Word } from './words.ts'

const newSentence = String.raw`\.\s+(?=(?:i|i'm|im|can|could|please|thanks|thank|my|is|it|the|what|do|and|but|you|we|he|she|they|this|that|so|how|it's|also)\b)`
const newClause = String.raw` (?:but|because|so|please|thanks|and (?:i|my)|can you|is that|last night|street\. it|street in|now|today)\b| (?:هل|est-ce|ist das|und ich|aber|pero|mais|me pueden|pueden|kann man|kann ich)(?![\p{L}])`
const addressEnd = new RegExp(String.raw`[?!\n]|${newSentence}|${newClause}`, 'iu')
const street = /\p{Lu}\p{L}|(?<!\p{L})(?:street|st|avenue|ave|road|rd|lane|drive|dr|blvd|court|apt|way|strasse|straße|platz|rue|avenue|boulevard|calle|avenida|plaza|شارع|عمارة|شقة)(?!\p{L})/u

const streetOnly = /^(?:\p{Lu}[\p{L}'’-]{1,24} ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Terrace|Crescent|Square|Row|Way)(?![\p{L}\p{N}])/u

/** "My parents are still at 12 Rose Lane": past who lives there. */
function pastOwners(first: Word | undefined, sure: boolean): Word | undefined {
  for (let word = first, steps = 0; sure && word && steps < 7; word = word.after, steps += 1) {
    if (word.digits || (word.capital && !word.opens) || !isOrdinary(word.fold)) return first
    if (/^(?:at|on|is|to)$/.test(word.fold) && word.after && (word.after.digits || word.after.capital)) return word.after
  }
  return first
}

/** "Still 1620 E Kessler St", "we moved its 355 N. Dewey": where it was called an address, it begins with a number or a capital. */
function pastSmallTalk(first: Word | undefined, sure: boolean): Word | undefined {
  let word = first
  for (let steps = 0; sure && word && steps < 6 && isOrdinary(word.fold) && !/^(?:unit|apt|apartment|flat|room|rm|box|po|suite|block|no|house|floor|building|corner|the|same|c|st)$/.test(word.fold) && !word.digits && (!word.capital || word.opens); word = word.after) steps += 1
  return word && (word.digits || word.capital) ? word : first
}

/** "It's in the Evening Courier, page 7." */
const inPrint = /\b(?:pages?|pp?|vol|volume|issue|chapter|section|column|aisle|shelf|row|floor|series)\.? ?\d/i

/**
 * Where somebody lives: from the first word that could be part of an address to the end of the sentence, if there is a number in it. `sure`: it was
 * called an address; otherwise ("I live at", "send it to") it must look like one: "at 400 people a day" does not.
 */
export function maskDwelling({ page, from, turn }: Place, sure: boolean): boolean {
  const first = pastSmallTalk(pastOwners(skipFillers(from, page), sure), sure && page.languages[from.turn] === 'en')
  if (!first || first.at > from.at + 12 || isMarked(page, first)) return false
  const rest = page.text.slice(first.start, Math.min(turn.end, first.start + 160))
  const piece = rest.slice(0, addressEnd.exec(rest)?.index ?? rest.length).trimEnd()
  const lives = /^(?:live|lives|lived|living|reside|resides)$/.test((/^(?:on|at|in)$/.test(from.before?.fold ?? '') ? from.before?.before : from.before)?.fold ?? '')
  const bare = lives ? streetOnly.exec(piece)?.[0] : undefined
  if (bare !== undefined) {
    page.sheet.mark(first.start, first.start + bare.length, 'ADDRESS', 'patron')
    return true
  }
  if (!/(?<!\p{L})\d/u.test(piece) || /^\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)/i.test(piece)) return false
  const begins = first.digits || first.capital || !isOrdinary(first.fold)
  const everyday = piece.split(/[ ,]+/).filter((word) => /^[a-z']+$/.test(word) && isOrdinary(word)).length
  if (!sure && (!begins || !street.test(piece) || inPrint.test(piece))) return false
  if (everyday > (sure ? 7 : 3) || page.sheet.isKept(first.start, first.start + piece.length, 'number')) return false
  markAddress(page, first.start, first.start + piece.length)
  return true
}

const postcode = String.raw`\d{5}(?:-\d{4})?|\d{4,6}(?: ?[A-Z]{2})?|\d{2}-\d{3}|[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d`
const nextPostcode = new RegExp(String.raw`^[^\p{L}\p{N}]{0,3}(?:(?:is|code|number)[ :]{1,2}){0,2}(${postcode})(?![\p{L}\p{N}])`, 'iu')

/** The postcode that follows at once. */
export function maskPostcode({ page: { text, sheet }, from, turn, asked }: Place): boolean {
  const first = asked ? skipFillers(from) : from
  if (!first) return false
  const match = nextPostcode.exec(text.slice(first.start, Math.min(turn.end, first.start + 40)))
  if (!match?.[1]) return false
  const end = first.start + match[0].length
  sheet.mark(end - match[1].length, end, 'ADDRESS', 'patron')
  return true
}
