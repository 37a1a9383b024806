import * as v from 'valibot'
import { policies, type Policy } from '../../../shared/reports.ts'
import { isFields } from '../desk-rules.ts'
import { phraseLists, wordsOf } from '../phrases.ts'
import type { Span } from '../phrases.ts'
import { line } from '../rule.ts'
import type { RuleFile } from '../rule-file.ts'
import { Words } from '../words.ts'
import { problemsOf, readYaml } from '../yaml-file.ts'
import type { Problem } from '../yaml-file.ts'

/** The word lists that a reading goes by: coaching-rules/lists/NAME.yaml says of each what it is for. */
export const listNames = [
  'greetings', 'welcomes', 'goodbyes', 'farewells', 'thanks-answers', 'asking-if-answered', 'not-asking-if-answered', 'inviting-back', 'acknowledging', 'deeds', 'going-to-look',
  'handing-over', 'referring', 'blaming', 'brush-offs', 'warm-words', 'restating', 'confirming', 'confirming-details', 'patron-done', 'feelings', 'no-feelings', 'crisis', 'crisis-topics',
  'abuse', 'company', 'hurry', 'confusion', 'errands', 'pleased', 'praises', 'contact-verbs', 'offices', 'referring-there', 'vague-openings', 'tried', 'open-questions', 'stock-phrases',
] as const
export type ListName = (typeof listNames)[number]

/** Single words that are weighed as signs, with all that stands around them (signs.ts). */
export const signLists = [
  'signs-parting', 'signs-wishing', 'signs-trouble', 'signs-suffering', 'signs-family', 'signs-told', 'signs-again', 'signs-refusing', 'signs-sympathy', 'signs-relief', 'signs-kindness',
] as const
export type SignList = (typeof signLists)[number]
/** A word that a library takes off one of these lists is no sign of the same any more either: "bye" off the goodbyes is off everywhere. */
const signsBeside: Readonly<Partial<Record<string, readonly SignList[]>>> = {
  goodbyes: ['signs-parting', 'signs-wishing'], farewells: ['signs-parting', 'signs-wishing'], feelings: ['signs-trouble', 'signs-suffering'], acknowledging: ['signs-sympathy', 'signs-relief', 'signs-kindness'],
}

/** Words by which a policy is known, for the reports: lists/policy-fines.yaml and so on. Where an upset patron uses none of them it is `other`, which has no list. */
type PolicyList = `policy-${Policy}`
const policyLists = new Map<PolicyList, Policy>(policies.flatMap((policy) => (policy === 'other' ? [] : [[`policy-${policy}`, policy]])))
type Known = ListName | SignList | PolicyList
const allNames: readonly Known[] = [...listNames, ...signLists, ...policyLists.keys()]
const isKnown = (name: string): name is Known => allNames.some((one) => one === name)
const isSigns = (name: Known): name is SignList => signLists.some((one) => one === name)

/** A word of the trade, and a plain one. */
export interface Jargon {
  word: string
  plain: string
  /** Meant in capitals only: ILL is no illness. */
  capitals: boolean
}

export interface Lists {
  /** The lists that have a phrase in these words, each with its first one. One pass over the words for all lists. */
  in: (words: readonly string[]) => ReadonlyMap<ListName, Span>
  /** The words of the trade in these words. */
  jargonIn: (words: readonly string[]) => ReadonlyMap<Jargon, Span>
  /** The words of a list of signs. */
  signs: (list: SignList) => ReadonlySet<string>
  /** The policies that these words speak of. */
  policiesIn: (words: readonly string[]) => ReadonlyMap<Policy, Span>
}

const aList = 'a list: "phrases:" (or "without:"), and under it lines such as "  - see you soon"'
const PhraseList = v.strictObject({ what: v.optional(line('what the list is for')), phrases: v.optional(Words), without: v.optional(Words) }, aList)
/** Signs are found as they are written, each by itself. */
const oneWord = 'one word, such as tara; phrases of several belong in a list such as goodbyes'
const SignWords = v.array(v.pipe(v.string(oneWord), v.transform((word) => wordsOf(word)), v.length(1, oneWord), v.transform(([word = '']) => word)), `a list of words: ${oneWord}`)
const SignsList = v.strictObject({ what: v.optional(line('what the list is for')), phrases: v.optional(SignWords), without: v.optional(SignWords) }, aList)
const JargonList = v.strictObject({
  what: v.optional(line('what the list is for')),
  words: v.optional(v.pipe(v.custom<Record<string, unknown>>(isFields, 'words, each with a plain one, such as "stacks: the closed shelves"'), v.record(v.string(), line('a plain word for it'))), () => ({})),
  without: v.optional(v.array(v.string('a word'), 'a list of words'), () => []),
}, 'a list: "words:", and under it lines such as "  stacks: the shelves that are closed to visitors"')

/**
 * Reads the word lists. A file of the library's own adds its phrases (or words) to the shipped list, and takes away those that it names in
 * `without`. A file that is wrong is told and left out.
 */
export function readLists(files: readonly RuleFile[]): { lists: Lists; problems: Problem[] } {
  const problems: Problem[] = []
  const found = new Map<Known, Set<string>>(allNames.map((name) => [name, new Set<string>()]))
  const wordsIn = (name: Known): Set<string> => found.get(name) ?? new Set()
  const trade = new Map<string, string>()
  for (const { path, text, own } of files) {
    if (!path.startsWith('lists/')) continue
    const { yaml, problems: unreadable } = readYaml(own ? `your ${path}` : path, text)
    problems.push(...unreadable)
    if (yaml === null) continue
    const name = path.slice('lists/'.length).replace(/\.ya?ml$/i, '')
    if (name === 'jargon') {
      const read = v.safeParse(JargonList, yaml.value)
      if (!read.success) problems.push(...problemsOf(yaml, read.issues, JargonList.entries))
      else {
        for (const [at, word] of read.output.without.entries()) if (!trade.delete(word)) problems.push(yaml.problem(['without', at], notThere(word)))
        for (const [word, plain] of Object.entries(read.output.words)) trade.set(word, plain)
      }
      continue
    }
    const shape = isKnown(name) && isSigns(name) ? SignsList : PhraseList
    const read = v.safeParse(shape, yaml.value)
    if (!isKnown(name)) problems.push(yaml.problem([], `there is no list of this name; there are: ${[...found.keys(), 'jargon'].join(', ')}`))
    else if (!read.success) problems.push(...problemsOf(yaml, read.issues, isFields(yaml.value) ? shape.entries : {}))
    else {
      for (const [at, phrase] of (read.output.without ?? []).entries()) {
        const taken = [name, ...(signsBeside[name] ?? [])].map((list) => takeOff(wordsIn(list), phrase))
        if (!taken.includes(true)) problems.push(yaml.problem(['without', at], notThere(phrase)))
      }
      for (const phrase of read.output.phrases ?? []) wordsIn(name).add(phrase)
    }
  }
  const jargon = [...trade].map(([word, plain]) => ({ word, plain, capitals: /^\p{Lu}+$/u.test(word) }))
  return {
    problems,
    lists: {
      signs: wordsIn,
      in: phraseLists(new Map(listNames.map((name) => [name, wordsIn(name)]))),
      jargonIn: phraseLists(new Map(jargon.map((one) => [one, [one.word]]))),
      policiesIn: phraseLists(new Map([...policyLists].map(([list, policy]) => [policy, wordsIn(list)]))),
    },
  }
}

const notThere = (phrase: string): string => `${phrase} is not in the list, so it can't be taken off it`

/** Takes a phrase off, however it is capitalised; false where it is not there. */
function takeOff(phrases: Set<string>, phrase: string): boolean {
  const found = [...phrases].filter((one) => one.toLowerCase() === phrase.toLowerCase())
  for (const one of found) phrases.delete(one)
  return found.length > 0
}
