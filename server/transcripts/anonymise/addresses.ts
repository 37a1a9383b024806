import { isOrdinary } from './names.ts'
import type { Reading } from './reading.ts'
import type { Sheet } from './sheet.ts'
import type { Word } from './words.ts'

const set = (text: string) => new Set(text.trim().split(/\s+/))
const nouns = set(`street str avenue ave av road rd lane ln drive dr boulevard blvd court ct crescent cres close place pl terrace tce way square sq parkway pkwy
  highway hwy circle cir trail trl row mews grove gardens parade quay loop alley st`)
const prefixes = set(`rue avenue boulevard chemin allee route quai via viale vicolo piazza corso calle avenida avda paseo plaza carrera rua travessa largo praca
  ul ulica al aleja os plac trg namesti nabrezi улица ул проспект οδος strada bulevardul jalan jl c`)
// Nouns that end a street only with a capital and a number: "9 Harbour View".
const capitalNouns = set('view rise walk wharf gate hill mount park vale green field fields gardens heights ridge bend hollow meadow meadows run pass path point crossing commons bypass mall crest landing')
const english = set('avenue boulevard route via plaza os al c place')
const suffix = /(?:strasse|str|gata|gatan|vagen|vag|vej|vei|veien|vegen|gade|gaden|gaten|laan|straat|weg|dreef|plein|gracht|kade|singel|gasse|platz|allee|ringen|katu|kuja|stigur|vegur|braut|cesta|utca|korut|vænget|vaenget|parken|markt|hof|steeg|tanya|prospekt)$/
const between = set(`hour hours min mins minute minutes day days or the of in on and a an to people books more other way my your for with at by from this that is it we i
  you week weeks month months year years copies pages miles km blocks times percent am pm`)
const box = /(?<![\p{L}\p{N}])(?:p\.? ?o\.? ?box|post ?box|postbus|postfach|post office box|apartado|bo[iî]te postale|postboks) \d{1,6}(?!\d)/giu
const anchored = /(?:(?<![\p{L}\p{N}])\d{1,5}\p{L}?,? [^.?!\n\d]{3,60},? )?(?<![\p{L}\p{N}])(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)(?![\p{L}\p{N}])/gu
const unit = String.raw`(?:[Aa]pt|[Aa]partment|[Ss]uite|[Ss]te|[Uu]nit|[Ff]lat|[Ff]loor|#)\.? ?#?[\p{L}\p{N}-]{1,6}`
const postcode = String.raw`(?:\p{Lu}{1,2}\d{1,2}\p{Lu}? ?\d\p{Lu}{2}|\p{Lu}\d\p{Lu} ?\d\p{Lu}\d|\d{3} \d{2}|\d{4,5}-\d{3,4}|\d{4} \p{Lu}{2}|\d{4,6}|\d{2}-\d{3})`
const town = String.raw`\p{Lu}[\p{L}\p{M}.'’-]{1,24}(?=,? ?\p{Lu}|,? \d|,|\.|\s*$|\s*\n)`
const tail = new RegExp(String.raw`(?:[ ,]{1,3}(?:${unit}|${town}|${postcode}|\p{Lu}{2})(?![\p{L}\p{N}])|[ ,]{0,2}\n ?(?:${unit}|${town}(?: ${town}){0,3},? ?(?:\p{Lu}{2},? ?)?${postcode}|${postcode} ${town})(?![\p{L}\p{N}])){1,9}`, 'uy')

/** The part of step 3 that knows a street address by its form, in the ways several countries write it. What is kept as a title stays: "84, Charing Cross Road". */
export function findAddresses(reading: Reading, sheet: Sheet): void {
  const { text, words } = reading
  for (const [at, word] of words.entries()) {
    if (!word.digits || !/^\d{1,5}\p{L}?(?:-\d{1,4})?$/u.test(word.text)) continue
    const span = streetAfter(words, at) ?? streetBefore(words, at)
    if (span && !isOurs(reading, word)) markStreet(words[span[0]], words[span[1]], text, sheet)
  }
  for (const match of text.matchAll(anchored)) if (!sheet.isKept(match.index, match.index + match[0].length, 'likely')) markAddress(match.index, match.index + match[0].length, text, sheet)
  for (const match of text.matchAll(box)) markAddress(match.index, match.index + match[0].length, text, sheet)
}

/** "The branch is at 300 Elm Street": what staff say of the library's own places. */
function isOurs({ text, turns }: Reading, word: Word): boolean {
  const turn = turns[word.turn]
  if (turn?.from !== 'librarian') return false
  const before = text.slice(Math.max(turn.start, word.start - 80), word.start)
  return /\b(?:branch|library|campus|center|centre|hall|building|we are|we're|located|our)\b/i.test(before) && !/\b(?:your|you|his|her|their)\b/i.test(before)
}

function markStreet(first: Word | undefined, last: Word | undefined, text: string, sheet: Sheet): void {
  if (first && last && !sheet.isKept(first.start, last.end, 'likely')) markAddress(first.start, last.end, text, sheet)
}

/** Marks it with the town, the postcode and the flat that follow. */
export function markAddress(start: number, end: number, text: string, sheet: Sheet): void {
  tail.lastIndex = end + (text[end] === '.' ? 1 : 0)
  sheet.mark(start, end + (text[end] === '.' ? 1 : 0) + (tail.exec(text)?.[0].length ?? 0), 'ADDRESS')
}

const follows = (word: Word | undefined, before: Word | undefined): word is Word => word !== undefined && before !== undefined && word.turn === before.turn && /^[ .]{1,2}$/.test(word.gap)

/** "12 Rose Lane", "72 rue Pain Levé": the number, then the street. */
function streetAfter(words: readonly Word[], at: number): [number, number] | undefined {
  const next = words[at + 1]
  if (!follows(next, words[at])) return undefined
  if (prefixes.has(next.fold) && !(english.has(next.fold) && !next.capital)) {
    let end = at + 1
    while (end < at + 7 && follows(words[end + 1], words[end]) && (words[end + 1]?.capital || /^(?:de|du|des|la|le|les|da|do|del|di|della|el)$/.test(words[end + 1]?.fold ?? ''))) end += 1
    return end > at + 1 || !isOrdinary(next.fold) ? [at, Math.max(end, Math.min(at + 2, words.length - 1))] : undefined
  }
  for (let n = at + 1; n < at + 7; n += 1) {
    const word = words[n]
    if (!follows(word, words[n - 1])) return undefined
    if (n > at + 1 && (nouns.has(word.fold) || capitalNouns.has(word.fold) && word.capital && words[n - 1]?.capital && n - at < 4)) return [at, n]
    if (suffix.test(word.fold) && !isOrdinary(word.fold)) return [at, n]
    if (between.has(word.fold) && !word.capital) return undefined
  }
  return undefined
}

/** "Hauptstraße 12", "Calle Mayor 7", "ul. Polna 3": the street, then the number. */
function streetBefore(words: readonly Word[], at: number): [number, number] | undefined {
  const before = words[at - 1]
  const number = words[at]
  if (!before || !number || before.turn !== number.turn || !/^,? $|^\. $/.test(number.gap)) return undefined
  if (suffix.test(before.fold) && before.fold.length > 5 && !isOrdinary(before.fold)) {
    let first = at - 1
    while (first > at - 3 && words[first - 1]?.capital && follows(words[first], words[first - 1]) && !words[first - 1]?.opens) first -= 1
    return [first, at]
  }
  for (let n = at - 1; n > at - 7 && n >= 0; n -= 1) {
    const word = words[n]
    if (!word || word.turn !== number.turn) return undefined
    if (prefixes.has(word.fold) && n < at - 1 && !(english.has(word.fold) && !words[n + 1]?.capital) && !between.has(words[n + 1]?.fold ?? '')) return [n, at]
    if (n < at && !/^[ .'’,]{1,2}$/.test(words[n + 1]?.gap ?? '')) return undefined
    if (between.has(word.fold)) return undefined
  }
  return undefined
}
