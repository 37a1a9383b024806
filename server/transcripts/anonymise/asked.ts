import { markAddress } from './addresses.ts'
import { looksLikeName, nameEnd, isHonorific } from './context.ts'
import { isOrdinary, isPlace, nameKind, particles } from './names.ts'
import { phrases } from './phrases.ts'
import type { Reading, Turn } from './reading.ts'
import { enterName, type Roll } from './roll.ts'
import type { Kind, Sheet } from './sheet.ts'
import type { Word } from './words.ts'

/** What staff ask for, and what a patron says before giving it unasked. */
type Asked = 'name' | 'number' | 'secret' | 'password' | 'birthday' | 'phone' | 'address' | 'whereabouts' | 'zip' | 'login' | 'email' | 'nothing'

const asks = phrases<Asked>([
  ['name', [`your|patron|his|her|their|child|daughter|son|account|husband|wife|mother|father full|complete|first|last|legal|maiden|preferred|middle|| name|names`, `first|last|full|legal|maiden name`, `first and last name`, `last and first name`, `surname`, `name please`,
    `a name`, `name on|for the|your|this|that account|card|record|hold|reservation|booking|order`, `who am i speaking|chatting|talking with|to`, `who i'm|im|am speaking|chatting|talking with|to`, `who is this`, `what name`, `which name`, `name is|was the|your|this|it account|card|hold|under`, `may i call you`, `should i call you`,
    `i call you`, `spell that|it|your`, `whose account|card|name`, `name and`, `card|account|hold|it|that|this under`,
    `guest|host|contact|person|pet|mother|father name`, `name of the|your|his|her host|guest|person|patron|child|parent|pet|organizer|instructor|professor|teacher|mother|father|son|daughter`, `whom`,
    `who is|are|do|does|would|should|will|shall it|this|that|you|i|we for|like|want|sending|send|paying|transferring|meeting|see|invite|give`, `who is|it for`]],
  ['nothing', [`code type`, `name of the book|novel|author|article|journal|series|movie|song|database|course|class`, `book|author|course|title's name`]],
  ['number', [`library card`, `library|your card|id|barcode number|barcode||`, `your|the barcode`, `card number`, `barcode number`, `student|staff|employee|faculty|university|campus|member|membership|patron|account|customer|tracking|reference|borrower|id id|number|no|`, `your id`, `id number`, `account`, `account number`, `driver's|drivers license|licence`, `passport`, `social security`, `ssn`, `booking|ride|order|reservation id|number|code`]],
  ['secret', [`pin`, `your pin`, `pin number|code`, `security code|question|answer`, `access|verification|confirmation code`, `your|the code`, `cvv`, `last four|4 digits`]],
  ['password', [`password`, `passcode`, `passphrase`]],
  ['birthday', [`date of birth`, `birth date`, `birthdate`, `birthday`, `dob`, `born`, `birth`]],
  ['phone', [`phone`, `phone|telephone|cell|mobile|contact|callback number`, `number to reach|call`, `best|good number`, `reach you`, `call you`]],
  ['address', [`your mailing|home|street|current|new|postal|full|| address`, `mailing|home|street|postal address`, `where do you live`, `zip|postal code`, `zip`, `postcode`, `address`]],
  ['login', [`username`, `user name|id`, `login`, `net id`, `netid`, `log|sign|signed|logged in as|with`, `screen name`]],
  ['email', [`your email|e-mail||mail address|`, `email|e-mail address`, `email`]],
])

const request = /\?|\b(?:please|provide|enter|need|tell|give|type|verify|confirm|what|may|could|can|have|send|share|let me know|require|required|look (?:you|it) up)\b/i
const own = phrases<Asked>([
  ['number', [`library|student|patron|account|member|barcode|card|license|licence|passport|id|security|case|ticket|booking|customer number|is|`, `card|account|id|barcode number is|`, `my|the number is`, `ssn|ssn is`, `student|staff|employee id`]],
  ['secret', [`pin`, `pin code|number|is`, `security code`, `code is|was`, `it's|its|was|be either`]],
  ['login', [`user`, `id`]],
  ['password', [`pass`]],
  ['password', [`password|passcode|passwort|passphrase|pw|pwd is|was|`, `pass word`]],
  ['birthday', [`born on|in|`, `dob`, `date of birth`, `birthday`, `birthdate`, `birth date`]],
  ['address', [`address is|was|to|`, `new|my|our|home|mailing|street address`]],
  ['whereabouts', [`live|lives|lived|living|reside|resides|staying at|on|in`, `moved to`, `mail|ship|send|deliver it|them|this|that to`, `my|home|the house|home|apartment is|at`, `located at|on|in`, `i'm|im at`, `i am at`, `arrived|meet|stop|stops|drops me|you|off| at`, `it's|its in|at`, `taxi|cab|ride to`]],
  ['zip', [`zip|zipcode|postcode`, `zip|postal|post code`]],
  ['email', [`gmail|email|e-mail|hotmail|yahoo|icloud|mail is|address|was|`]],
  ['login', [`username|login|userid|netid|handle is|was|`, `user|screen|login|account name|id is|was|`, `log|logging|logged|sign|signing|signed in|on|into as|with|using`, `login|logon|signin as|with`, `log|sign in as`, `username`, `password and username`, `my instagram|twitter|discord|insta|snap|snapchat|skype|tiktok is|`, `i'm|im on discord|instagram as`]],
])

/** Said so often that only a colon makes a value follow: "user: bookworm7 pass: …". */
const colonOnly = new Set(['user', 'pass', 'id'])

const fillers = new Set(`sure yes yeah yep yea ya ok okay certainly absolutely course of it its it's it’s is the my name's full first last name number card barcode id pin email e-mail phone address user username login password
  account sorry oh um uh uhh umm hmm well here hi hello hey thanks thank you you're welcome that would be thats that's should i am i'm im this and a so no problem also currently new old please student library under just
  actually think i think should ah right great good fine gladly happily ofcourse here's heres am called call me was cell mobile home at on in dob birthday born date birth`.split(/\s+/))

const monthName = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const date = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:\d{1,4} ?[./-] ?\d{1,2} ?[./-] ?\d{1,4}|${monthName}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? (?:of )?\d{2,4})?|(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?${monthName}\.?(?:,? \d{2,4})?|\d{1,2}[./]\d{1,2}|\d{6}|\d{8}|(?:19|20)\d\d)(?![\p{L}\p{N}])`, 'giu')

/** Step 4: what staff asked for is masked in the answer. The question stays open over the next turns of the patron, until it was answered. */
export function maskAnswers(reading: Reading, sheet: Sheet, roll: Roll): void {
  const open = new Map<Asked, number>()
  for (const [n, turn] of reading.turns.entries()) {
    if (turn.from !== 'librarian' && turn.from !== 'note') answer(reading, turn, open, sheet, roll, reading.turns[n + 1])
    if (turn.from === 'patron') continue
    const asking = request.test(reading.text.slice(turn.start, Math.min(turn.end, turn.start + 600)))
    for (let at = turn.first; at < turn.last && asking; at += 1) {
      const found = asks(reading.words, at)
      if (found && found.meaning !== 'nothing') open.set(found.meaning, found.meaning === 'secret' ? 16 : 6)
      if (found) at += found.length - 1
    }
  }
}

function answer(reading: Reading, turn: Turn, open: Map<Asked, number>, sheet: Sheet, roll: Roll, next: Turn | undefined): void {
  for (const [asked, turns] of open) {
    const answered = finders[asked](reading, turn.first, turn, sheet, roll, true)
    // A name or a number may go on in the patron's next message.
    const left = answered ? (next?.from === turn.from && turn.from === 'patron' && turns > 1 ? 1 : 0) : turns - 1
    if (left > 0) open.set(asked, left)
    else open.delete(asked)
  }
}

/** Masks what somebody gives unasked, "my pin is 4821", "log in as bookworm7", and keeps looking in the rest of the sentence. */
export function maskOffered(reading: Reading, sheet: Sheet, roll: Roll): void {
  for (const turn of reading.turns) {
    for (let at = turn.first; at < turn.last; at += 1) {
      const found = own(reading.words, at)
      // Staff say how to sign in, and give no login away.
      if (turn.from === 'librarian' && (found?.meaning === 'login' || found?.meaning === 'password')) continue
      if (found?.length === 1 && colonOnly.has(reading.words[at]?.fold ?? '') && !/^ ?[:=]/.test(reading.words[at + 1]?.gap ?? '')) continue
      // A PIN may stand before its cue: "it was either 4821 or 4812, my pin".
      if (found) finders[found.meaning](reading, found.meaning === 'secret' && turn.last - turn.first < 30 ? turn.first : at + found.length, turn, sheet, roll, found.meaning === 'secret')
    }
  }
}

/** Looks for an answer from a word on, to the end of the turn; says whether there was one. `asked`: staff asked, so the whole turn may be the answer. */
type Finder = (reading: Reading, from: number, turn: Turn, sheet: Sheet, roll: Roll, asked: boolean) => boolean

const finders: Record<Asked, Finder> = {
  name: (reading, from, turn, sheet, roll) => maskNameAnswer(reading, from, turn, sheet, roll),
  number: (reading, from, turn, sheet, roll, asked) => maskNumbers(reading, from, turn, sheet, roll, 'ID', asked ? 60 : 6, /^\d{5,}$|^(?=[\p{L}\d-]{5,40}$)[\d-]{0,12}\p{L}[\p{L}-]{0,12}\d{4}[\p{L}\d-]*$/u),
  secret: (reading, from, turn, sheet, roll, asked) => maskNumbers(reading, from, turn, sheet, roll, 'SECRET', asked ? 60 : 14, /^\d{3,8}$|^(?=.*\d)(?=.*\p{L})[\p{L}\d]{5,}$/u),
  password: (reading, from, turn, sheet, roll, asked) => maskToken(reading, from, turn, sheet, roll, 'SECRET', asked),
  phone: (reading, from, turn, sheet, roll, asked) => maskNumbers(reading, from, turn, sheet, roll, 'PHONE', asked ? 60 : 6, /^\d{5,}$/u),
  birthday: (reading, from, turn, sheet) => maskDates(reading, from, turn, sheet),
  address: (reading, from, turn, sheet) => maskPlace(reading, from, turn, sheet, true),
  whereabouts: (reading, from, turn, sheet) => maskPlace(reading, from, turn, sheet, false),
  zip: ({ words, text }, from, _turn, sheet) => {
    const near = /^[^\p{L}\p{N}]{0,3}(?:(?:is|code|number)[ :]{1,2}){0,2}(\d{5}(?:-\d{4})?|\d{4,6}(?: ?[A-Z]{2})?|\d{2}-\d{3}|[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![\p{L}\p{N}])/iu.exec(text.slice(words[from - 1]?.end ?? text.length, (words[from - 1]?.end ?? 0) + 40))
    const start = (words[from - 1]?.end ?? 0) + (near?.[0].length ?? 0) - (near?.[1]?.length ?? 0)
    if (near?.[1]) sheet.mark(start, start + near[1].length, 'ADDRESS', 'patron')
    return near !== null
  },
  nothing: () => false,
  login: (reading, from, turn, sheet, roll, asked) => maskToken(reading, from, turn, sheet, roll, 'USERNAME', asked),
  email: (reading, from, turn, sheet, roll, asked) => asked && sheet.isMarked(turn.start, turn.end) || maskToken(reading, from, turn, sheet, roll, 'EMAIL', asked),
}

/** Past "sure, it's": the first word that could be the answer itself. */
function skipFillers(words: readonly Word[], from: number, last: number): number {
  let at = from
  while (at < last && fillers.has(words[at]?.fold ?? '') && !(words[at]?.fold === 'i' && isOrdinary(words[at + 1]?.fold ?? '') && !fillers.has(words[at + 1]?.fold ?? ''))) at += 1
  return at
}

function maskNameAnswer({ words }: Reading, from: number, turn: Turn, sheet: Sheet, roll: Roll): boolean {
  let found = false
  let at = skipFillers(words, from, turn.last)
  // The answer stands at the beginning of the turn or of one of its sentences.
  for (let tries = 0; tries < 4 && at < turn.last; tries += 1) {
    if (isHonorific(words[at]?.fold ?? '')) at += 1
    const first = words[at]
    if (!first) break
    const end = Math.min(turn.last, nameEnd(words, at, (word, n) => looksLikeName(word) || (word.capital && n > 0 && !word.opens)))
    const alone = end === at && !first.digits && (turn.last - at === 1 || words[at + 1]?.opens === true || /[,–—-]/.test(words[at + 1]?.gap ?? '')) && nameKind(first.fold) === 'ordinary-too'
    const both = end === at && nameKind(first.fold) === 'ordinary-too' && first.capital && words[at + 1]?.capital === true && looksLikeName(words[at + 1] ?? first)
    const whole = listedClause(words, at, turn.last)
    const to = Math.max(whole, alone ? at + 1 : both ? at + 2 : end)
    const fits = to > at && !(first.opens && at !== from && isOrdinary(first.fold) && !alone && !both && whole === at) && !sheet.isKept(first.start, words[to - 1]?.end ?? first.end, 'likely')
    if (fits) {
      const last = words[to - 1] ?? first
      sheet.mark(first.start, last.end, 'NAME', turn.from === 'librarian' ? 'librarian' : 'patron')
      for (let n = at; n < to; n += 1) enterName(roll, words[n]?.text ?? '', 'patron')
      found = true
      at = to
      if (words[at]?.fold !== 'and' && !/^[,/]/.test(words[at]?.gap ?? '')) break
      at = skipFillers(words, at, turn.last)
    } else {
      while (at < turn.last && (at === from || !words[at]?.opens)) at += 1
      at = skipFillers(words, at, turn.last)
    }
  }
  return found || maskNamedWithin(words, from, turn, sheet, roll)
}

/** "tyler van der berg", "hope summers": a clause of nothing but names, some of which are words too. Gives the place behind it, or `at`. */
function listedClause(words: readonly Word[], at: number, last: number): number {
  let end = at
  let named = 0
  while (end < last && end < at + 6) {
    const word = words[end]
    if (!word || (end > at && !word.joined)) break
    if (!particles.has(word.fold)) {
      if (word.digits || nameKind(word.fold) === 'none' && isOrdinary(word.fold)) return at
      named += 1
    }
    end += 1
  }
  const ends = end === last || words[end]?.opens === true || /[,–—-]/.test(words[end]?.gap ?? '')
  const first = nameKind(words[at]?.fold ?? '')
  return ends && named > 1 && (first === 'clear' || first === 'ordinary-too') ? end : at
}

/** "Send it to Jasbir", "yes, the host is Iines": a capitalised word nobody knows behind a word that may lead to a name. */
function maskNamedWithin(words: readonly Word[], from: number, turn: Turn, sheet: Sheet, roll: Roll): boolean {
  for (let at = from + 1; at < turn.last; at += 1) {
    const word = words[at]
    if (!word?.capital || word.opens || word.upper || isPlace(word.fold) || !/^(?:to|for|is|it's|its|by|with|under|named|called|from|try|say|and|me|host|guest)$/.test(words[at - 1]?.fold ?? '')) continue
    const end = Math.min(turn.last, nameEnd(words, at, looksLikeName))
    if (end === at || sheet.isMarked(word.start, word.end) || sheet.isKept(word.start, word.end, 'likely')) continue
    sheet.mark(word.start, words[end - 1]?.end ?? word.end, 'NAME')
    for (let n = at; n < end; n += 1) enterName(roll, words[n]?.text ?? '', 'other')
    return true
  }
  return false
}

function maskNumbers(reading: Reading, from: number, turn: Turn, sheet: Sheet, roll: Roll, kind: Kind, reach: number, form: RegExp): boolean {
  const { words, text } = reading
  let found = false
  for (let at = from; at < turn.last && at < from + reach; at += 1) {
    const word = words[at]
    if (!word) break
    if (sheet.isMarked(word.start, word.end)) found ||= word.digits && kind !== 'SECRET'
    else if (word.digits && form.test(word.text) && !sheet.isKept(word.start, word.end, 'number') && !/[$€£]\s?$/.test(word.gap) && !/^ ?(?:am|pm|%|dollars|credits)\b/.test(text.slice(word.end, word.end + 9))) {
      sheet.mark(word.start, word.end, kind, 'patron')
      if (word.fold.length > 3) roll.values.set(word.fold, { kind, who: 'patron' })
      found = true
    }
  }
  return found
}

/** A login or a password: the one word behind the cue, or the whole answer. */
function maskToken({ words, text }: Reading, from: number, turn: Turn, sheet: Sheet, roll: Roll, kind: Kind, asked: boolean): boolean {
  const at = skipFillers(words, from, turn.last)
  const word = words[at]
  if (!word || at >= turn.last || at > from + 6) return false
  const alone = turn.last - at === 1 || words[at + 1]?.opens === true
  if (sheet.isMarked(word.start, word.end) || (isOrdinary(word.fold) && !(asked && alone && turn.last - from < 3 && word.fold.length > 2 && !/^(?:none|what|why|nope|huh|hold|wait)$/.test(word.fold)))) return false
  if (kind === 'EMAIL' && !/^[\p{L}\p{N}]*(?:\p{L}\d|\d\p{L}{3}|[._]\p{L}+)/u.test(text.slice(word.start, word.end + 2))) return false
  const end = word.end + (/^[\p{L}\p{N}_.!@#$%&*-]*[\p{L}\p{N}_!@#$%&*]/u.exec(text.slice(word.end, word.end + 60))?.[0].length ?? 0)
  sheet.mark(word.start, end, kind, 'patron')
  if (word.fold.length > 3 && !isOrdinary(word.fold)) roll.values.set(word.fold, { kind, who: 'patron' })
  return true
}

function maskDates({ words, text }: Reading, from: number, turn: Turn, sheet: Sheet): boolean {
  const start = words[from]?.start
  if (start === undefined || from >= turn.last) return false
  let found = false
  for (const match of text.slice(start, Math.min(turn.end, start + 200)).matchAll(date)) {
    sheet.mark(start + match.index, start + match.index + match[0].length, 'DOB', 'patron')
    found = true
  }
  return found
}

const addressEnd = /[?!\n]|\.\s+(?=(?:i|i'm|im|can|could|please|thanks|thank|my|is|it|the|what|do|and|but|you|we|he|she|they|this|that|so|how|it's|also)\b)| (?:but|because|so|please|thanks|and (?:i|my)|can you|is that|last night|street\. it|street in|now|today)\b/i

/** A place to live: from the first word that could be part of one to the end of the sentence, if there is a number in it or it was asked for. */
function maskPlace({ words, text }: Reading, from: number, turn: Turn, sheet: Sheet, asked: boolean): boolean {
  const at = skipFillers(words, from, turn.last)
  const first = words[at]
  if (!first || at >= turn.last || at > from + 8) return false
  const rest = text.slice(first.start, Math.min(turn.end, first.start + 160))
  const piece = rest.slice(0, addressEnd.exec(rest)?.index ?? rest.length).trimEnd()
  const numbered = /(?<!\p{L})\d{1,6}/u.test(piece) && !/^\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)/i.test(piece)
  const begins = first.digits || first.capital || !isOrdinary(first.fold)
  const shared = piece.split(/[ ,]+/).filter((word) => /^[a-z']+$/.test(word) && isOrdinary(word)).length
  // A street has a capital or a street's noun; "at 400 people a day" has neither.
  const looksLikeOne = asked || /\p{Lu}\p{L}/u.test(piece) || /\b(?:street|st|avenue|ave|road|rd|lane|drive|dr|blvd|court|apt|way)\b/i.test(piece)
  if (!looksLikeOne || sheet.isMarked(first.start, first.end) || !numbered || !begins && !asked || shared > (asked ? 7 : 3) || sheet.isKept(first.start, first.start + piece.length, 'number')) return false
  markAddress(first.start, first.start + piece.length, text, sheet)
  return true
}
