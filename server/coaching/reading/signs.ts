import type { Lists, SignList } from './lists.ts'

const none: readonly never[] = []

type KindsOf<K> = (word: string) => readonly K[]

const kindNames = <K extends string>(kinds: Readonly<Record<K, unknown>>): K[] => Object.keys(kinds).filter((name): name is K => name in kinds)

function turnedRound<K extends string>(names: readonly K[], wordsOf: (kind: K) => Iterable<string>): KindsOf<K> {
  const of = new Map<string, K[]>()
  for (const kind of names) for (const word of wordsOf(kind)) of.set(word, [...(of.get(word) ?? []), kind])
  return (word) => of.get(word) ?? none
}

/** Of each word the kinds that it is of. @param kinds for each kind its words, with spaces between them */
export const kindsOfWords = <K extends string>(kinds: Readonly<Record<K, string>>): KindsOf<K> => turnedRound(kindNames(kinds), (kind) => kinds[kind].split(/\s+/))

/** The same where some kinds are word lists that a library can edit: which words are of them is worked out once for these lists. */
export function kindsByLists<K extends string>(kinds: Readonly<Record<K, string | { list: SignList }>>): (lists: Lists) => KindsOf<K> {
  const known = new WeakMap<Lists, KindsOf<K>>()
  return (lists) => {
    const before = known.get(lists)
    if (before !== undefined) return before
    const found = turnedRound(kindNames(kinds), (kind) => {
      const words = kinds[kind]
      return typeof words === 'string' ? words.split(/\s+/) : lists.signs(words.list)
    })
    known.set(lists, found)
    return found
  }
}

/** What the signs in a text say together, in log-odds: above zero it is rather so than not. */
export function weigh<S extends string>(signs: ReadonlyMap<S, number>, bias: number, weights: Readonly<Partial<Record<S, number>>>): number {
  let z = bias
  for (const [sign, much] of signs) z += (weights[sign] ?? 0) * much
  return z
}
