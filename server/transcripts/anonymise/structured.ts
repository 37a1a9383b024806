import { isIban, isLuhn } from './checksums.ts'
import { isOrdinary } from './names.ts'
import type { Page } from './page.ts'
import { readPatterns } from './settings.ts'
import type { Sheet } from './sheet.ts'
import { fold } from './words.ts'

// Every quantifier below is bounded and no two neighbours can match the same sign for long, so that a hostile text costs no more than its length.
const email = /[\p{L}\p{N}._%+'-]{1,64}(?: ?@ ?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}|@\p{L}[\p{L}\p{N}-]{1,63})/gu
const spelledTail = String.raw`(?: [\p{L}\p{N}]{2,20}(?= (?:dot|punto|punkt|point) ))?`
const spelledDot = String.raw`(?: ?[(\[{<] ?(?:dot|\.) ?[)\]}>] ?| (?:dot|punto|punkt|punct|point|underscore|dash) |[._-])`
const spelledAt = String.raw`(?: ?[(\[{<] ?(?:at|@|ät|arroba|arobase) ?[)\]}>] ?| (?:at|arroba|arobase|ät) )`
const spelledEmail = new RegExp(String.raw`(?<![\p{L}\p{N}])([\p{L}\p{N}+]{1,40}(?:${spelledDot}[\p{L}\p{N}+]{1,40}){0,3})(${spelledAt})([\p{L}\p{N}]{1,40}${spelledTail}(?:${spelledDot}[\p{L}\p{N}]{2,40}){0,3})(?![\p{L}\p{N}])`, 'giu')
const providers = /^(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|protonmail|proton|gmx|msn|ymail)(?![\p{L}\p{N}])/iu
const numbers = /(?<![\p{L}\p{N}])\+?\(?\d{1,30}(?:(?:[ .\/–-]| ?\(|\) ?-?| - )\d{1,30}){0,8}(?![\p{L}\p{N}])/gu
const mixed = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}]{7,60}(?![\p{L}\p{N}]))\p{L}{0,20}\d{0,30}[\p{L}\p{N}]{0,40}/gu
const reference = /(?<![\p{L}\p{N}-])(?=[\p{L}-]{0,20}\d)[\p{L}\p{N}]{1,20}(?:[-/][\p{L}\p{N}]{1,20}){1,6}(?![\p{L}\p{N}/-])/gu
const iban = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?: ?[a-z0-9]{2,4}){3,8}(?![\p{L}\p{N}])/giu
const ip4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]?\d)/g
const ip6 = /(?<![\p{L}\p{N}:])(?:[0-9a-f]{1,4}:{1,2}){3,7}[0-9a-f]{1,4}(?![\p{L}\p{N}:])/giu
/** "8 3 1 - 5 5 5 - 0 1 7 9" */
const spacedDigits = /(?<![\p{L}\p{N}])(?:\d(?: - | |-)){6,18}\d(?![\p{L}\p{N}])/gu
const numberWords = /(?<!\p{L})(?:(?:\d|zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)[ ,-]{1,2}){4,30}(?:\d|zero|oh|one|two|three|four|five|six|seven|eight|nine)(?![\p{L}\p{N}])/giu
/** "kpatel22": letters that are no word, with two to four digits behind them. */
const login = /(?<![\p{L}\p{N}@.\/-])(\p{Ll}{4,20}|\p{Lu}\p{L}{0,8}\p{Ll}\p{L}{2,20})\d{2,4}(?![\p{L}\p{N}@])/gu
/** "zoe_b_2009", "xfeng_econ": small letters and an underscore. */
const underscored = /(?<![\p{L}\p{N}@.\/_-])(?=[\p{L}\p{N}_.]{5,40}(?![\p{L}\p{N}_]))\p{Ll}[\p{Ll}\p{N}.]{0,20}_[\p{Ll}\p{N}_.]{0,38}[\p{L}\p{N}]/gu
const handle = /(?<![\p{L}\p{N}@./])@[\p{L}\p{N}_.]{2,40}/gu

/** Step 3: what its form gives away, by checksum where there is one. */
export function findStructured({ text, sheet, settings }: Page): void {
  for (const match of text.matchAll(email)) {
    // "insta is @drewbacca.draws"
    const before = /^(\p{L}+) @/u.exec(match[0])?.[1]
    const start = match.index + (before !== undefined && isOrdinary(fold(before)) ? before.length + 1 : (/^[.'%-]+/.exec(match[0])?.[0].length ?? 0))
    if (!sheet.isKept(start, match.index + match[0].length, 'number')) sheet.mark(start, match.index + match[0].length, 'EMAIL')
  }
  if (/(?:at|@|ät|arroba|arobase|chez)[ )\]}>]/i.test(text)) for (const match of text.matchAll(spelledEmail)) markSpelledEmail(match, sheet)
  for (const match of text.matchAll(handle)) sheet.mark(match.index, match.index + match[0].length, 'USERNAME')
  for (const match of text.matchAll(login)) {
    if (match[1] && !isOrdinary(fold(match[1])) && !sheet.isKept(match.index, match.index + match[0].length, 'number')) sheet.mark(match.index, match.index + match[0].length, 'USERNAME')
  }
  for (const match of text.matchAll(underscored)) if (!sheet.isKept(match.index, match.index + match[0].length, 'number')) sheet.mark(match.index, match.index + match[0].length, 'USERNAME')
  for (const match of text.matchAll(ip4)) {
    if (match[0].split('.').every((part) => Number(part) < 256) && !/\b(?:v|version) ?$/i.test(text.slice(Math.max(0, match.index - 9), match.index))) {
      sheet.mark(match.index, match.index + match[0].length, 'IP')
    }
  }
  for (const match of text.matchAll(ip6)) if (/[a-f]|::|(?::.*){5}/i.test(match[0])) sheet.mark(match.index, match.index + match[0].length, 'IP')
  for (const match of text.matchAll(iban)) if (isIban(match[0])) sheet.mark(match.index, match.index + match[0].length, 'IBAN')
  for (const pattern of [readPatterns(settings.cardPatterns), readPatterns(settings.studentPatterns)]) {
    for (const match of pattern ? text.matchAll(pattern) : []) markFree(sheet, match.index, match.index + match[0].length, 'ID')
  }
  for (const match of text.matchAll(reference)) {
    if (/\p{L}/u.test(match[0]) && match[0].replace(/\D/g, '').length > 5) markFree(sheet, match.index, match.index + match[0].length, 'ID')
  }
  for (const match of text.matchAll(spacedDigits)) markFree(sheet, match.index, match.index + match[0].length, /-/.test(match[0]) ? 'PHONE' : 'ID')
  for (const match of text.matchAll(numbers)) markNumber(match[0], match.index, text, sheet)
  for (const match of text.matchAll(mixed)) {
    if (/\p{L}/u.test(match[0]) && /\d{6}/.test(match[0]) && !/^0x/i.test(match[0])) markFree(sheet, match.index, match.index + match[0].length, 'ID')
  }
  for (const match of text.matchAll(numberWords)) sheet.mark(match.index, match.index + match[0].length, 'ID')
}

function markFree(sheet: Sheet, start: number, end: number, kind: 'ID' | 'PHONE' | 'CARD' | 'SSN'): void {
  if (!sheet.isKept(start, end, 'number')) sheet.mark(start, end, kind)
}

/** "jo at nytimes.com" may be an address and "look at nytimes.com" is none: without brackets or a spelled dot, the host must be a mail provider's. */
function markSpelledEmail(match: RegExpMatchArray, sheet: Sheet): void {
  const [all, local = '', at = '', host = ''] = match
  const start = match.index ?? 0
  const bracketed = /[([{<]/.test(at)
  const dotted = / (?:dot|punto|punkt|point) |[([{<]/i.test(host)
  const isHost = dotted || host.includes('.')
  // "joonhobae at naver.com": a word that nobody knows is at no website.
  const isSomebody = host.includes('.') && !isOrdinary(fold(local)) && !/^(?:look|looking|online|available|free|found|stream|page|catalog|catalogue|hours|events|register)$/i.test(local)
  if ((bracketed && isHost) || isSomebody || providers.test(host) || (dotted && !isOrdinary(fold(local))) || (dotted && / (?:dot|punkt|punto|point) /i.test(all))) sheet.mark(start, start + all.length, 'EMAIL')
}

const phoneCue = /(?:phone|call|text|tel|mobile|cell|fax|reach|number|whatsapp|sms|dial|ring|contact|extension|ext|☎)[^\n]{0,24}$/i

function markNumber(written: string, index: number, text: string, sheet: Sheet): void {
  const lead = /^\(?/.exec(written)?.[0] ?? ''
  const closed = lead !== '' && !written.includes(')')
  // "A 123 456 789": one letter before it is part of the number.
  const letter = /(?<![\p{L}\p{N}])[A-Z] $/u.test(text.slice(Math.max(0, index - 3), index)) && /^\d/.test(written) && !/^I /.test(text.slice(index - 2, index)) ? 2 : 0
  const start = index + (closed ? 1 : 0) - letter
  const end = index + written.length
  const digits = written.replace(/\D/g, '')
  if (digits.length < 6 || sheet.isKept(start, end, 'number') || sheet.isMarked(start, end)) return
  if (/^\d{3}-\d{2}-\d{4}$/.test(written)) return sheet.mark(start, end, 'SSN')
  if (digits.length >= 13 && digits.length <= 19 && isLuhn(digits) && !/^\(/.test(written)) return sheet.mark(start, end, 'CARD')
  const groups = written.split(/\D+/).filter(Boolean)
  const cued = phoneCue.test(text.slice(Math.max(0, index - 40), index))
  if (groups.length === 1) return sheet.mark(start, end, cued && digits.length < 12 ? 'PHONE' : 'ID')
  if (!cued && !written.startsWith('+') && isPlainNumber(written, groups, text, index)) {
    // What reads as a plain number may still hold a run of six digits.
    let at = 0
    for (const group of groups) {
      at = written.indexOf(group, at)
      if (group.length >= 6) sheet.mark(index + at, index + at + group.length, 'ID')
      at += group.length
    }
    return
  }
  if (digits.length >= 7 || cued) sheet.mark(start, end, digits.length > 12 && !written.startsWith('+') ? 'ID' : 'PHONE')
}

/** Dates, years, decimals, amounts, pages and lists of numbers: what has many digits and names nobody. */
function isPlainNumber(written: string, groups: readonly string[], text: string, index: number): boolean {
  const [first = '', second = '', third = ''] = groups
  const before = text.slice(Math.max(0, index - 12), index)
  if (/[$€£¥]\s?$/.test(before) || /^\d+\.\d+$/.test(written)) return true
  if (groups.every((group) => /^(?:1[0-9]|20)\d\d$/.test(group))) return true
  if (/\b(?:pp?|pages?|vol|volume|no\.|issue|lines?|verses?|chapters?)\.? ?$/i.test(before)) return true
  if (groups.length === 3 && /^(\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{1,2}([-/.])\d{1,2}\3(?:\d{4}|\d{2}))$/.test(written)) {
    return first.length === 4 ? Number(second) < 13 && Number(third) < 32 : Number(first) < 32 && Number(second) < 32 && Math.min(Number(first), Number(second)) < 13
  }
  if (groups.length === 2 && /^\d+ ?[-–] ?\d+$/.test(written) && first.length === second.length && Number(first) < Number(second) && Number(second) - Number(first) < 1000) return true
  return groups.every((group) => group.length < 3) && / /.test(written) && !/[().+-]/.test(written) && new Set(groups.map((group) => group.length)).size > 1
}
