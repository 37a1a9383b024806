import type { ChatSigns } from './chat-signs.ts'
import { isWithinTitle } from './listed.ts'
import { isMonth, isSomebodyElse } from './meant.ts'
import { howCommon, isMachine, isMostlyName, isOrdinary, isPartOfPlace, isPlace, isUnheard, nameKind, soundsLikeName } from './names.ts'
import { isKept, isMarked, type Page } from './page.ts'
import { belongings, deeds, familyTitles, giving, greetings, honorifics, isNationality, isThing, kin, ofWorks, pronouns, seasons, toPeople, verbs } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Whether a word could be a name at all: on a list, counted, or unknown. Only English was learned from. */
export function isCandidate(page: Page, word: Word): boolean {
  if (page.languages[word.turn] !== 'en' || word.digits || word.fold.length < 2 || word.text.toLowerCase() === word.text.toUpperCase()) return false
  if (honorifics.has(word.fold) || familyTitles.has(word.fold) || kin.has(word.fold) || (word.fold.includes('-') && word.fold.split('-', 6).every(isOrdinary)) || isKept(page, word, 'number') || (isMachine(word) && nameKind(word.fold) === 'none')) return false
  if (!isOrdinary(word.fold) || nameKind(word.fold) !== 'none') return true
  const { given, family } = howCommon(word.fold)
  return word.capital && given + family > 0
}

/** What speaks for or against a word being somebody's name, each as a short text that the weights are listed by. `named`: the places of words that are masked as names. */
export function signsOf(page: Page, chat: ChatSigns, named: ReadonlySet<number>, word: Word): string[] {
  const shape = `${typeOf(word)}/${writtenAs(word)}`
  const beside = [...ofItself(page, word), ...ofNeighbours(page, named, word), ...ofSentence(word), ...ofChat(page, chat, word)]
  // What a sign weighs depends on the kind of word: "tell hope" is no "tell Oluwaseun".
  return [...ofLists(page, chat, word, shape), ...beside, ...beside.map((sign) => `${sign} ${shape}`), ...ofPairs(page, named, word)]
}

function typeOf(word: Word): string {
  const { given, family, word: said } = howCommon(word.fold)
  switch (nameKind(word.fold)) {
    case 'clear': return 'clear'
    case 'ordinary-too': return isMostlyName(word.fold) ? 'mostly' : given >= said ? 'both' : 'word'
    case 'family': return isUnheard(word) ? 'family' : 'rare family'
    default:
      if (isOrdinary(word.fold)) return 'ordinary'
      if (given + family > 0) return isUnheard(word) ? 'counted' : 'rare counted'
      return isUnheard(word) ? 'unheard' : isPlace(word.fold) ? 'place' : 'rare'
  }
}

const writtenAs = (word: Word): string => (word.upper ? 'U' : !word.capital ? 'c' : word.opens ? 'O' : 'C')

const step = (value: number, edges: readonly number[]): number => edges.filter((edge) => value > edge).length

function ofLists({ turns }: Page, { writes }: ChatSigns, word: Word, shape: string): string[] {
  const from = turns[word.turn]?.from ?? 'anyone'
  const written = writtenAs(word)
  const { given, family, word: said, mostlyCapital } = howCommon(word.fold)
  const more = Math.max(-4, Math.min(4, Math.max(given, family) - said))
  return [
    `is ${shape}`, `is ${shape} ${writes.get(from) ?? ''}`, `is ${shape} ${from === 'librarian' ? 'L' : 'P'}`, `given ${given}${written}`, `family ${family}${written}`, `word ${said}${mostlyCapital ? 'm' : ''}${written}`,
    `more ${more}${written}`, `sound ${step(soundsLikeName(word.fold), [-1, -0.3, 0, 0.4, 0.8, 1.5])} ${shape}`, `length ${Math.min(9, word.fold.length)}`,
  ]
}

const placeLike = /.{3}(?:way|town|ton|ville|field|gate|brook|wood|hill|hills|side|ford|burg|view|dale|ridge|park|lake|port|land|shire|stead|bury|haven|creek|grove|point|shore|crest)$/

function ofItself(page: Page, word: Word): string[] {
  const { fold, text, after, possessive } = word
  const is: readonly (readonly [string, boolean])[] = [
    ['held', page.held.has(fold)], ['place', isPlace(fold)], ['of place', isPartOfPlace(word)], ['machine', isMachine(word)], ['season', isMonth(word) || seasons.has(fold)], ['people', isNationality(word)],
    ['thing', isThing(after)], ["'s", possessive], ['derived', /(?:ed|ing|ly|tion|ness|able)$/.test(fold)], ['plural', /[^aiou]s$/.test(fold)], ['like a place', placeLike.test(fold)], ['hyphen', text.includes('-')], ['accent', /[^\p{ASCII}]/u.test(text)],
    ['roll', page.roll.names.has(fold)], ['in title', isWithinTitle(page, word)], ['another', page.roll.names.has(fold) && isSomebodyElse(page, word)],
  ]
  return [`kept ${isKept(page, word, 'sure') ? 'sure' : isKept(page, word, 'likely') ? 'likely' : 'not'}`, ...is.flatMap(([name, holds]) => (holds ? [name] : []))]
}

const classes = Object.entries<ReadonlySet<string>>({ kin, title: new Set([...honorifics, ...familyTitles]), greeting: greetings, 'to people': toPeople, deed: deeds, verb: verbs, belonging: belongings, pronoun: pronouns, work: ofWorks, giving })
const classesOf = (fold: string): string[] => classes.flatMap(([name, words]) => (words.has(fold) ? [name] : []))

/** What stands between two words, as one sign. */
const between = (gap: string): string =>
  /^ ?$/.test(gap) ? '_' : (/\n/.exec(gap) ?? /["“«'‘*(:,/](?=\s*$)/.exec(gap) ?? /[.!?…:,/(&+–—~-]/.exec(gap))?.[0].replace(/[!?…]/, '.').replace(/[–—~]/, '-').replace(/[“«'‘*]/, '"') ?? 'o'

/** A neighbour: masked, a number, a possible name, or the word itself. */
function known(page: Page, named: ReadonlySet<number>, word: Word | undefined): string {
  if (!word) return '^'
  if (named.has(word.at)) return 'NAME'
  if (isMarked(page, word)) return 'MASKED'
  if (word.digits) return '0'
  return isOrdinary(word.fold) ? word.fold : `${word.capital ? 'C' : 'c'}${nameKind(word.fold) === 'none' ? '' : ' listed'}`
}

/** What a word ends in tells verbs from nouns a little. */
const endingOf = (fold: string): string => /(?:ed|ing|ly|n't|es|s)$/.exec(fold)?.[0] ?? (fold.length < 4 ? 'short' : '-')

function ofNeighbours(page: Page, named: ReadonlySet<number>, word: Word): string[] {
  const { before, after } = word
  const [left, right] = [before ? between(word.gap) : '^', after ? between(after.gap) : '$']
  const signs = [`< ${known(page, named, before)}`, `> ${known(page, named, after)}`, `<, ${left}`, `>, ${right}`]
  if (before) signs.push(...classesOf(before.fold).map((name) => `<is ${name}${left}`), isOrdinary(before.fold) ? `<ends ${endingOf(before.fold)}${left}` : '')
  if (after) signs.push(...classesOf(after.fold).map((name) => `>is ${name}${right}`), isOrdinary(after.fold) ? `>ends ${endingOf(after.fold)}${right}` : '')
  if (before && word.joined && !before.digits && !isOrdinary(before.fold)) signs.push(`<type ${typeOf(before)}${before.capital ? 'C' : 'c'}`)
  if (after?.joined && !after.digits && !isOrdinary(after.fold)) signs.push(`>type ${typeOf(after)}${after.capital ? 'C' : 'c'}`)
  return signs.filter((sign) => sign !== '')
}

/** Two neighbours together, and what stands beside them. */
function ofPairs(page: Page, named: ReadonlySet<number>, word: Word): string[] {
  const { before, after } = word
  const [left, right] = [before ? between(word.gap) : '^', after ? between(after.gap) : '$']
  const [first, second] = [known(page, named, before), known(page, named, after)]
  const signs = [`<> ${left}${right} ${writtenAs(word)}`, `<<, ${first}${left}`, `>>, ${second}${right}`]
  if (before?.before) signs.push(`<2 ${known(page, named, before.before)} ${first}`, `<2 ${known(page, named, before.before)}`, ...classesOf(before.before.fold).map((name) => `<2is ${name}`))
  if (after?.after) signs.push(`>2 ${second} ${known(page, named, after.after)}`, `>2 ${known(page, named, after.after)}`, ...classesOf(after.after.fold).map((name) => `>2is ${name}`))
  return signs
}

function ofSentence(word: Word): string[] {
  let works = 0
  for (let near = word.before, steps = 0; near && steps < 6; near = near.before, steps += 1) if (ofWorks.has(near.fold)) works += 1
  let he = false
  for (let near = word.after, steps = 0; near && steps < 10; near = near.after, steps += 1) {
    if (steps < 4 && ofWorks.has(near.fold)) works += 1
    he ||= pronouns.has(near.fold)
  }
  const quote = quotedBehind(word)
  return [`works ${Math.min(2, works)}`, ...(he ? ['he'] : []), ...(word.after ? [] : ['last']), ...(quote === undefined ? [] : [`quote ${quote}`])]
}

/** The word before the quote that a word stands in, if it stands in one. */
function quotedBehind(word: Word): string | undefined {
  for (let at: Word | undefined = word, steps = 0; at && steps < 6; at = at.before, steps += 1) {
    if (/["“«]\s*$/.test(at.gap)) return at.before ? (isOrdinary(at.before.fold) ? at.before.fold : '*') : '^'
    if (/["”»]/.test(at.gap)) return undefined
  }
  return undefined
}

function ofChat({ turns }: Page, { seen, locals, films, asked }: ChatSigns, word: Word): string[] {
  const length = turns[word.turn]?.words.length ?? 0
  const written = writtenAs(word)
  const { times = 0, inner = 0, small = 0, works = 0, authors } = seen.get(word.fold) ?? {}
  const is: readonly (readonly [string, boolean])[] = [
    [`alone ${length}`, length <= 3], [`asked ${asked[word.turn]}`, word.turn > 0], ['films', films[word.turn] === true], [`times ${Math.min(3, times)}${(authors?.size ?? 0) > 1 ? ' both' : ''}`, true],
    ['elsewhere C', inner > 0 && written !== 'C'], ['elsewhere c', small > 0 && written !== 'c'], ['elsewhere kept', works > 0], ['in an address', word.fold.length > 2 && locals.includes(word.fold)],
  ]
  return is.flatMap(([name, holds]) => (holds ? [name] : []))
}
