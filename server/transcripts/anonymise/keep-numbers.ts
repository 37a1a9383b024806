import { isIsbn13 } from './checksums.ts'
import { isOrdinary, nameKind } from './names.ts'
import type { Page } from './page.ts'
import { placeholderForm } from './placeholders.ts'
import type { Sheet } from './sheet.ts'
import { fold } from './words.ts'

const isbn = /\bisbn(?:[ -]?1[03])?(?: ?(?:number|no\.?|is|it'?s|=|#|:))*[ :#(]{0,3}(\d[\dx -]{6,20}[\dx])(?![\p{L}\p{N}])/giu
const thirteen = /(?<!\d)97[89](?:[ -]?\d){10}(?!\d)/g
/** Hyphens stand between its parts only where one writes an ISBN, and one that was copied wrong is no card either. */
const hyphened = /(?<![\d-])97[89]-\d{1,5}-\d{1,7}-\d{1,7}-\d(?![\d-])/g
const cited = /\b(?:issn|oclc|pmid|pmcid|arxiv|lccn|eric|accession|bib|item|isrc|ean|upc|proquest(?: document)?)(?: ?(?:number|no\.?|id|record|is|=|#|:)){0,3}[ :#(]{0,3}([a-z]{0,3}[\d.-]{4,15}x?)(?![\p{L}\p{N}])/giu
const doi = /(?<![\d.])10\.\d{4,9}\/[^\s"<>]{1,100}/g
const congress = /(?<![\p{L}\p{N}])[A-Z]{1,3} ?\d{1,4}(?:\.\d{1,6})?(?: ?\.? ?[A-Z]\d{1,6}[a-z]?){1,3}(?: (?:1[5-9]|20)\d\d[a-z]?)?(?: (?:v|c|no|vol)\.? ?\d{1,4}){0,2}(?![\p{L}\p{N}])/gu
const dewey = /(?<![\p{L}\p{N}.])\d{3}(?:\.\d{1,8})? [A-Z]{2,4}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}.,])\d{3}\.\d{1,8} [A-Z][a-z]{2}(?![\p{L}\p{N}])/gu
const shelved = /(?<![\p{L}\p{N}])(?:[JEYR] |YA |LP |SF )?(?:FIC|BIO|DVD|CD|REF|MYS|SCI|GRAPHIC|EASY|PB|AB|FICTION|BIOG)(?: [A-Z]{2,12})?(?![\p{L}\p{N}])/gu
const juvenile = /(?<![\p{L}\p{N}])(?:J|E|F|Y|YA|JF|JE|LP|SF|M|B|JNF|JB) [A-Z]{3}(?![\p{L}\p{N}])/gu
const item = /(barcode|item|copy|copies)(?: ?(?:number|no\.?|is|id|#|:)){0,3}[ (:#]{0,3}(3\d{13})(?!\d)/gi
const statute = /(?<![\p{L}\p{N}])(?:\d{1,3} (?:U\.?S\.?C?|F\.?[234]d|S\.? ?Ct)\.?(?: ?§)? \d{1,5})/gu

/** The first half of step 2: numbers that name a book, a shelf or the library itself, so that none of them is taken for a person's. */
export function keepNumbers({ text, sheet, settings }: Page): void {
  const keep = (start: number, written: string) => sheet.keep(start, start + written.length, 'number')
  for (const match of text.matchAll(thirteen)) if (isIsbn13(match[0])) keep(match.index, match[0])
  for (const pattern of [isbn, cited]) {
    for (const match of text.matchAll(pattern)) if (match[1]) keep(match.index + match[0].lastIndexOf(match[1]), match[1])
  }
  for (const match of text.matchAll(item)) {
    const before = text.slice(Math.max(0, match.index - 14), match.index)
    if (match[2] && !/\b(?:my|your|card|the patron|his|her|their)[\w' ]{0,8}$/i.test(before)) keep(match.index + match[0].length - match[2].length, match[2])
  }
  for (const pattern of [placeholderForm, hyphened, doi, congress, dewey, shelved, juvenile, statute]) for (const match of text.matchAll(pattern)) keep(match.index, match[0])
  for (const phone of settings.ownPhones) keepPhone(phone, text, sheet)
  for (const host of settings.ownHosts) keepHost(host, text, sheet)
}

/** A number in any spelling: its last digits, at most ten of them, with whatever stands between. */
function keepPhone(phone: string, text: string, sheet: Sheet): void {
  const digits = phone.replace(/\D/g, '')
  if (digits.length < 5) return
  const least = digits.slice(-10)
  const lead = [...digits.slice(0, -10)].map((digit) => `${digit}[ ().\\/-]{0,2}`).join('')
  const pattern = new RegExp(`(?<![\\d])(?:\\+?(?:${lead}|1[ .-]?|0))?\\(?${[...least].join('[ ().\\/-]{0,3}')}(?!\\d)`, 'g')
  for (const match of text.matchAll(pattern)) sheet.keep(match.index, match.index + match[0].length, 'number')
}

const desk = /(?:^|[\s<(:])((?:ask|info|help|helpdesk|ref|reference|circ|circulation|library|libraries|desk|contact|ill|interlibrary|reserves|archives|webmaster|support|services|events|rooms|askus|askalibrarian)[\w.-]{0,20})@$/i

/** Whether an address names a service and nobody: "print", "kids.programs". */
const isService = (local: string): boolean => fold(local).split(/[._-]+/).every((part) => part.length > 2 && isOrdinary(part) && nameKind(part) === 'none')

/** Addresses of a desk at the library's own host: ref@library.example.edu. A person's address there is no such thing. */
function keepHost(host: string, text: string, sheet: Sheet): void {
  for (let at = text.indexOf(`@${host}`); at >= 0; at = text.indexOf(`@${host}`, at + 1)) {
    const before = text.slice(Math.max(0, at - 40), at + 1)
    const local = desk.exec(before)?.[1] ?? [/([\p{L}._-]{3,30})@$/u.exec(before)?.[1]].find((written) => written !== undefined && isService(written))
    if (local !== undefined) sheet.keep(at - local.length, at + 1 + host.length, 'number')
  }
}
