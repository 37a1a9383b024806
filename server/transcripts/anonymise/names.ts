import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../root.ts'
import type { Word } from './words.ts'

// Names which film subtitles write with a capital, and which are ordinary words all the same when they are not.
const ordinaryToo = `come general major mama america san santa london prince washington paris junior german france amen el le da de la florida georgia
  christ jesus van lane brown angel virginia carolina austin dallas sydney brooklyn lincoln jordan israel india asia china kenya chad cuba grant valentine
  mark jack bill rob sue pat ray dean chase carter hunter mason cooper porter walker parker foster baron marine pearl ruby rose lily daisy kitty
  april june august eve dana gene jean frank nick bud buck ace rocky rusty sandy sunny robin jay wade clay ford drew earl max mike mac pam bo jo al ally
  sonny teddy buster piper griffin stuart grace faith ginger harper bay miller christian tom norman francis dan don art ben ken tim jess
  thy tho les so me my we he do go be is as at on in or no if us up by to of a an the i you your she they it its this that these those am are was were
  ask sat sun mon tue wed thu fri jan feb mar apr jun jul aug sep sept oct nov dec dvd pdf url isbn id ok okay hi hey yep nope thx ty pls plz lol omg
  library librarian libby kindle audible hoopla google apple microsoft amazon alexa siri zoom canvas moodle overdrive jstor ebsco ebscohost proquest kanopy
  pubmed medline psycinfo lexis nexis lexisnexis gale scopus wiley elsevier springer sage ancestry newsbank mango lynda linkedin creativebug flipster
  pressreader worldcat marc zotero endnote mendeley refworks firefox safari chrome android iphone ipad mac windows wifi internet ebook ebooks audiobook
  english french spanish german italian chinese japanese latin greek arabic hebrew russian european american british canadian irish african asian
  harlem renaissance bible quran torah islam christmas easter ramadan monday tuesday wednesday thursday friday saturday sunday september october november december january february march july
  uber lyft tesla venmo paypal visa mastercard amex facebook instagram twitter tiktok youtube netflix spotify gmail yahoo hotmail outlook`
  .split(/\s+/)

/** What the lists say of a word: a name and nothing else, a name that is an ordinary word too, only a family name, or no name. */
export type NameKind = 'clear' | 'ordinary-too' | 'family' | 'none'

type Lists = { given: Set<string>; family: Set<string>; ordinary: Set<string>; places: Set<string>; writers: Set<string> }
let loaded: Lists | undefined

/** The lists, read at first use: they take some ten megabytes, which a server without transcripts need not spend. */
function lists(): Lists {
  const read = (name: string) => new Set(readFileSync(join(root, 'server/transcripts/names', name), 'utf8').split('\n').filter(Boolean))
  loaded ??= { given: read('given.txt'), family: read('family.txt'), ordinary: read('ordinary.txt'), places: read('places.txt'), writers: read('writers.txt') }
  return loaded
}

const written = new Set(ordinaryToo)

/** Whether a folded word is one that everybody writes, name or not. */
export const isOrdinary = (fold: string): boolean => written.has(fold) || lists().ordinary.has(fold) || /'(?:m|re|ve|ll|d|t|s)$|^\p{N}/u.test(fold)
export const isPlace = (fold: string): boolean => lists().places.has(fold)

/** What the lists say of a folded word; of a hyphened one, what they say of its first part that is a name. */
export function nameKind(fold: string): NameKind {
  const { given, family } = lists()
  if (given.has(fold)) return isOrdinary(fold) ? 'ordinary-too' : 'clear'
  if (family.has(fold)) return 'family'
  if (!fold.includes('-')) return 'none'
  const parts = fold.split('-', 4)
  if (parts.some(isOrdinary)) return 'none'
  return parts.some((part) => given.has(part)) ? 'clear' : parts.some((part) => family.has(part)) ? 'family' : 'none'
}

/** Whether these words, together, are a well-known writer or musician. */
export const isWriter = (folds: string): boolean => lists().writers.has(folds)

export const particles = new Set(`van der den de la le du da das dos do di del della von zu zur ter ten te al el bin ibn abu abd ben bar bat mac mc st
  san santa y e af av 't of the los las ten op het`.split(/\s+/))

/** Whether a word could be part of a name by its form alone: letters, and not a word that everybody writes. */
export const isNameLike = (word: Word): boolean => !word.digits && (nameKind(word.fold) !== 'none' || !isOrdinary(word.fold))
