import type { Asked } from './asked-phrases.ts'
import { monthsElsewhere } from './other-languages.ts'
import { maskNameAnswer } from './name-answers.ts'
import { isOrdinary } from './names.ts'
import { skipFillers, type Place } from './skip-fillers.ts'
import { isKept, isMarked, mark } from './page.ts'
import { maskDwelling, maskPostcode } from './dwellings.ts'
import type { Kind } from './sheet.ts'
import type { Word } from './words.ts'

/** Masks an answer and says whether there was one. */
type Answer = (place: Place) => boolean

/** Digits of a card, or letters with four digits behind them. */
const cardForm = /^\d{5,}$|^\p{L}{1,4}\d{2}\p{L}{1,4}\d{3,6}$|^(?=[\p{L}\d-]{5,40}$)[\d-]{0,12}\p{L}[\p{L}-]{0,12}\d{4}[\p{L}\d-]*$/u
const pinForm = /^\d{3,8}$|^(?=.*\d)(?=.*\p{L})[\p{L}\d-]{5,40}$/u

export const answers: Record<Asked, Answer> = {
  name: maskNameAnswer,
  number: (place) => maskNumbers(place, 'ID', cardForm, 6),
  digits: (place) => maskNumbers(place, 'ID', /^\d{3,6}$|^(?=.*\d)(?=.*[A-Z])[A-Z\d-]{4,9}$/, 4),
  secret: (place) => maskNumbers(place, 'SECRET', pinForm, 14),
  phone: (place) => maskNumbers(place, 'PHONE', /^\d{5,}$/, 6),
  password: (place) => maskToken(place, 'SECRET'),
  login: (place) => maskToken(place, 'USERNAME'),
  email: (place) => (place.asked && place.page.sheet.isMarked(place.turn.start, place.turn.end)) || maskToken(place, 'EMAIL'),
  birthday: maskDates,
  address: (place) => maskDwelling(place, true),
  whereabouts: (place) => maskDwelling(place, false),
  postcode: maskPostcode,
}

function maskNumbers({ page, from, asked }: Place, kind: Kind, form: RegExp, reach: number): boolean {
  let found = false
  const isAmount = (word: Word) => /[$€£]\s?$/.test(word.gap) || /^ ?(?:am|pm|%|dollars|credits)\b/.test(page.text.slice(word.end, word.end + 9))
  for (let word: Word | undefined = from, steps = 0; word && steps < (asked ? 60 : reach); word = word.after, steps += 1) {
    if (isMarked(page, word)) found ||= word.digits && kind !== 'SECRET'
    else if (word.digits && form.test(word.text) && !isKept(page, word, 'number') && !isAmount(word)) {
      mark(page, { first: word, last: groupsBehind(word) }, kind, 'patron')
      if (word.fold.length > 3) page.roll.values.set(word.fold, { kind, who: 'patron' })
      found = true
    }
  }
  return found
}

/** "B0077 4193": groups of digits that go on with it. */
function groupsBehind(word: Word): Word {
  let last = word
  while (last.after && /^[ -]$/.test(last.after.gap) && /^\d{3,5}$/.test(last.after.text) && last.at < word.at + 4) last = last.after
  return last
}

/** A login or a password: the one word behind the cue that is no everyday word, or the whole answer. */
function maskToken({ page, from, asked }: Place, kind: Kind): boolean {
  const word = skipFillers(from, page)
  if (!word || word.at > from.at + 6 || isMarked(page, word)) return false
  const token = /^[\p{L}\p{N}_.!@#$%&*-]+/u.exec(page.text.slice(word.start, word.start + 60))?.[0].replace(/[.!]+$/, '') ?? ''
  const isWhole = asked && (word.after === undefined || word.after.opens) && word.at - from.at < 2 && token.length > 2 && !/^(?:none|what|why|nope|huh|hold|wait)$/.test(word.fold)
  if (isOrdinary(word.fold) && !isWhole) return false
  // In another language every word is unknown: a value has a digit or a sign in it.
  if (!asked && page.languages[word.turn] !== 'en' && !/[\d_@#$]|\.\p{L}/u.test(page.text.slice(word.start, word.end + 2))) return false
  if (kind === 'EMAIL' && !/^[\p{L}\p{N}]*(?:\p{L}\d|\d\p{L}{3}|[._]\p{L}+)/u.test(page.text.slice(word.start, word.end + 2))) return false
  const rest = /^[\p{L}\p{N}_.!@#$%&*-]*[\p{L}\p{N}_!@#$%&*]/u.exec(page.text.slice(word.end, word.end + 60))?.[0] ?? ''
  page.sheet.mark(word.start, word.end + rest.length, kind, 'patron')
  if (word.fold.length > 3 && !isOrdinary(word.fold)) page.roll.values.set(word.fold, { kind, who: 'patron' })
  return true
}

const month = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|${monthsElsewhere})`
const dates = [
  String.raw`\d{1,2}[./ ](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2}|X)[./ ]\d{2,4}`,
  String.raw`\d{1,4} ?[./-] ?\d{1,2} ?[./-] ?\d{1,4}`,
  String.raw`${month}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? (?:of )?\d{2,4})?`,
  String.raw`(?:(?:the|le|el) )?\d{1,2}(?:st|nd|rd|th|er|\.)? (?:(?:of|de) )?${month}\.?(?:,? (?:de |del )?\d{2,4})?`,
  String.raw`\d{1,2}[./]\d{1,2}`, String.raw`\d{6}`, String.raw`\d{8}`, String.raw`(?:19|20)\d\d`,
]
const date = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${dates.join('|')})(?![\p{L}\p{N}])`, 'giu')

function maskDates({ page: { text, sheet }, from, turn }: Place): boolean {
  let found = false
  for (const match of text.slice(from.start, Math.min(turn.end, from.start + 200)).matchAll(date)) {
    sheet.mark(from.start + match.index, from.start + match.index + match[0].length, 'DOB', 'patron')
    found = true
  }
  return found
}
