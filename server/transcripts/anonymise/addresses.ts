import { isOrdinary } from './names.ts'
import type { Page } from './page.ts'
import { partAt } from './reading.ts'
import type { Word } from './words.ts'

const set = (text: string) => new Set(text.trim().split(/\s+/))
const nouns = set(`street str avenue ave av road rd lane ln drive dr boulevard blvd court ct crescent cres close place pl terrace tce way square sq parkway pkwy
  highway hwy circle cir trail trl row mews grove gardens parade quay loop alley st ter terr aly wy pkway plz xing ct. byway cul-de-sac gdns gr esplanade esp promenade`)
/** Nouns that end a street only with a capital and a number: "9 Harbour View". */
const capitalNouns = set(`view rise walk wharf gate hill mount park vale green field fields gardens heights ridge bend hollow meadow meadows run pass path point
  crossing commons bypass mall crest landing`)
/** Words that a street begins with, in Romance and Slavic languages; the second set are English words too, and need a capital behind them. */
const prefixes = set(`rue avenue boulevard chemin allee route quai via viale vicolo piazza corso calle avenida avda paseo plaza carrera rua travessa largo praca
  ul ulica al aleja os plac trg namesti nabrezi улица ул проспект οδος strada bulevardul jalan jl c`)
const english = set('avenue boulevard route via plaza os al c place')
/** What a street ends with, in Germanic, Baltic and Finno-Ugric languages: "Hauptstraße". */
const suffix = /(?:strasse|str|gata|gatan|vagen|vag|vej|vei|veien|vegen|gade|gaden|gaten|laan|straat|weg|dreef|plein|gracht|kade|singel|gasse|platz|allee|ringen|katu|kuja|stigur|vegur|braut|cesta|utca|korut|vaenget|parken|markt|hof|steeg|prospekt)$/
/** What stands between a number and a noun that is no street: "10 minutes on the road". */
const between = set(`hour hours min mins minute minutes day days or the of in on and a an to people books more other way my your for with at by from this that is it
  we i you week weeks month months year years copies pages miles km blocks times percent am pm`)

const cottage = /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}'’-]{1,20} ){1,3}(?:Cottage|House|Farm|Lodge|Hall|Manor|Villa|Court|Lane|Road|Street|Barn|Mill|Rectory|Close|Green)(?:, \p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}[\p{L}'’-]{1,20}){0,3}){0,4},? (?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)(?![\p{L}\p{N}])/gu
const numbered = /(?<!\p{L})(?:carrera|calle|cra|cll?|kra?|avenida|av|transversal|diagonal|autopista)\.? ?\d{1,3} ?[a-z]{0,3} ?(?:#|no\.?|n[°º]) ?\d{1,3} ?[a-z]? ?(?:-|–) ?\d{1,3}/giu
const box = /(?<![\p{L}\p{N}])(?:(?:rr|rural route|hc) ?#?\d{1,3},? box|p\.? ?o\.? ?box|post ?box|postbus|postfach|post office box|apartado|bo[iî]te postale|postboks) \d{1,6}(?!\d)/giu
const anchored = /(?:(?<![\p{L}\p{N}])\d{1,5}\p{L}?,? (?:[^.?!\n\d]|(?<=Co|St|Rd|Ave|Dr|Ln)\.){3,60},? )?(?<![\p{L}\p{N}])(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|[AC-FHKNPRTV-Y]\d[\dW] [AC-FHKNPRTV-Y\d]{4})(?![\p{L}\p{N}])/gu
const unit = String.raw`(?:[Aa]pt|[Aa]partment|[Aa]pto|[Dd]pto|[Pp]iso|[Ww]ohnung|[Bb]loque|[Ss]uite|[Ss]te|[Uu]nit|[Ff]lat|[Ff]loor|#)\.? ?#?[\p{L}\p{N}-]{1,6}`
const postcode = String.raw`(?:(?:\p{Lu}{1,2}-)?\d{4,5}(?!\d)|\p{Lu}{1,2}\d{1,2}\p{Lu}? ?\d\p{Lu}{2}|\p{Lu}\d\p{Lu} ?\d\p{Lu}\d|\d{3} \d{2}|\d{4,5}-\d{3,4}|\d{4} \p{Lu}{2}|\d{4,6}|\d{2}-\d{3})`
const town = String.raw`\p{Lu}[\p{L}\p{M}.'’-]{1,24}(?=,? ?\p{Lu}|,? \d|,|\.|\s*$|\s*\n)`
const onTheLine = String.raw`[ ,]{1,3}(?:${unit}|${town}|${postcode}|\p{Lu}{2})(?![\p{L}\p{N}])`
const tail = new RegExp(String.raw`^(?:${onTheLine}){1,9}`, 'u')
/** "3/", "Flat 7, ", "Block C room 4, ". */
const flatBefore = /(?<![\d/])\d{1,4}\/$|(?<!\p{L})(?:(?:flat|apt|apartment|unit|suite|room|rm|block|bldg|building|floor|ste|house)\.? ?#?[\p{L}\p{N}/-]{1,5},? ){1,3}$|(?<!\p{L})(?:[\p{L}'’-]{2,20} ){1,3}(?:house|cottage|farm|court|lodge|villa|tower|towers|mansions|residence|residences|apartments|dorm|manor), $/iu
// A line that goes on with an address: a flat; a town; a county or country, with or without a postcode.
const line = new RegExp(String.raw`^[ ,.]{0,3}\n[ >?]{0,6}(?:${unit}|,? ?\p{Lu}[\p{L}\p{M}.'’-]{0,24}(?: \p{Lu}?[\p{L}\p{M}.'’()-]{1,24}){0,3}(?:,? ${postcode})?|,? ?(?:${postcode}|\p{Lu}{1,3})(?: \p{Lu}[\p{L}\p{M}-]{1,24}){0,2})(?=[,.]? ?(?:\n|$))`, 'u')

/** The part of step 3 that knows a street address by its form, in the ways several countries write it. What is kept as a title stays: "84, Charing Cross Road". */
export function findAddresses(page: Page): void {
  const { text, words, sheet } = page
  for (const word of words) {
    if (!word.digits || !/^\d{1,5}\p{L}?(?:-\d{1,4})?$/u.test(word.text)) continue
    const street = streetAfter(word) ?? streetBefore(word)
    // "83854 Strickstrasse 61": a postcode before it.
    if (street?.[0].before?.digits && /^ $/.test(street[0].gap) && /^\d{3,6}$/.test(street[0].before.text)) street[0] = street[0].before
    const isSaid = /^(?:to|at|is|address|live|lives)$/.test(street?.[0].before?.fold ?? '') || flatBefore.test(text.slice(Math.max(0, (street?.[0].start ?? 0) - 40), street?.[0].start))
    if (street && !isOurs(page, word) && !sheet.isKept(street[0].start, street[1].end, isSaid ? 'sure' : 'likely')) markAddress(page, street[0].start, street[1].end)
  }
  for (const pattern of [cottage, anchored, box, numbered]) {
    for (const { index, 0: written } of text.matchAll(pattern)) {
      if (!sheet.isKept(index, index + written.length, 'likely')) markAddress(page, index, index + written.length)
    }
  }
}

/** Marks an address with the flat that stands before its number ("3/27 Wattle Street") and what follows it: town, postcode and flat, also on the next lines of the same message, as far as the last with a number. */
export function markAddress({ text, sheet, turns }: Page, start: number, end: number): void {
  let stop = end + (text[end] === '.' ? 1 : 0)
  const turn = turns[partAt(turns, start)]
  const limit = Math.min(stop + 240, turn === undefined || turn.from === 'anyone' ? text.length : Math.max(stop, turn.end))
  stop += tail.exec(text.slice(stop, limit))?.[0].length ?? 0
  sheet.mark(start - (flatBefore.exec(text.slice(Math.max(turn?.start ?? 0, start - 60), start))?.[0].length ?? 0), stop, 'ADDRESS')
  let read = stop
  for (let lines = 0; lines < 5; lines += 1) {
    const next = line.exec(text.slice(read, limit))?.[0]
    if (next === undefined) break
    read += next.length
    if (!/\d/.test(next)) continue
    sheet.mark(stop, read, 'ADDRESS')
    stop = read
  }
}

/** "The branch is at 300 Elm Street": what staff say of the library's own places. */
function isOurs({ text, turns }: Page, word: Word): boolean {
  const turn = turns[word.turn]
  if (turn?.from !== 'librarian') return false
  const before = text.slice(Math.max(turn.start, word.start - 80), word.start)
  return /\b(?:branch|library|campus|center|centre|hall|building|we are|we're|located|our)\b/i.test(before) && !/\b(?:your|you|his|her|their)\b/i.test(before)
}

const next = (word: Word | undefined): Word | undefined => (word?.after && /^[ .]{1,2}$/.test(word.after.gap) ? word.after : undefined)
const isPrefix = (word: Word): boolean => prefixes.has(word.fold) && (!english.has(word.fold) || word.capital)

/** "12 Rose Lane", "72 rue Pain Levé": the number, then the street. */
function streetAfter(number: Word): [Word, Word] | undefined {
  // "12 bis rue de la Paix"
  const first = /^(?:bis|ter|quater)$/.test(next(number)?.fold ?? '') ? next(next(number)) : next(number)
  if (!first) return undefined
  if (isPrefix(first)) {
    let last = next(first)
    for (let word = next(last); word && word.at < number.at + 8 && (word.capital || /^(?:de|du|des|la|le|les|da|do|del|di|della|el)$/.test(word.fold)); word = next(word)) last = word
    return last && [number, last]
  }
  for (let word: Word | undefined = first; word && word.at < number.at + 7; word = next(word)) {
    if (word.fold === 'square' && /^(?:foot|feet|ft|meters?|metres?|inch|inches|miles?)$/.test(word.after?.fold ?? '')) return undefined
    const named = word !== first && (nouns.has(word.fold) || (capitalNouns.has(word.fold) && word.capital && word.before?.capital === true && word.at - number.at < 4))
    if (named || (suffix.test(word.fold) && !isOrdinary(word.fold))) return [number, word]
    if (between.has(word.fold) && !word.capital) return undefined
  }
  return undefined
}

/** "Hauptstraße 12", "Calle Mayor 7", "ul. Polna 3": the street, then the number. */
function streetBefore(number: Word): [Word, Word] | undefined {
  const { before } = number
  if (!before || !/^,? $|^\. $/.test(number.gap)) return undefined
  if (suffix.test(before.fold) && before.fold.length > 5 && !isOrdinary(before.fold)) {
    let first = before
    while (first.at > number.at - 3 && first.before?.capital && !first.before.opens && next(first.before) === first) first = first.before
    return [first, number]
  }
  for (let word: Word | undefined = before; word && word.at > number.at - 7; word = word.before) {
    const street = word.after
    if (street && word !== before && prefixes.has(word.fold) && (!english.has(word.fold) || street.capital) && !between.has(street.fold)) return [word, number]
    if (!/^[ .'’,]{1,2}$/.test(street?.gap ?? '') || between.has(word.fold)) return undefined
  }
  return undefined
}
