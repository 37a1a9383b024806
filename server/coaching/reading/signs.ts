import type { Lists, SignList } from './lists.ts'

const none: readonly never[] = []

/** Of each word the kinds that it is of. @param kinds for each kind its words, with spaces between them */
export function kindsOfWords<K extends string>(kinds: Readonly<Record<K, string>>): (word: string) => readonly K[] {
  const of = new Map<string, K[]>()
  for (const kind of Object.keys(kinds).filter((name): name is K => name in kinds)) for (const word of kinds[kind].split(/\s+/)) of.set(word, [...(of.get(word) ?? []), kind])
  return (word) => of.get(word) ?? none
}

/** The same where some kinds are word lists that a library can edit: which words are of them is worked out once for these lists. */
export function kindsByLists<K extends string>(kinds: Readonly<Record<K, string | { list: SignList }>>): (lists: Lists) => (word: string) => readonly K[] {
  const known = new WeakMap<Lists, (word: string) => readonly K[]>()
  return (lists) => {
    const before = known.get(lists)
    if (before !== undefined) return before
    const of = new Map<string, K[]>()
    for (const kind of Object.keys(kinds).filter((name): name is K => name in kinds)) {
      const words = kinds[kind]
      for (const word of typeof words === 'string' ? words.split(/\s+/) : lists.signs(words.list)) of.set(word, [...(of.get(word) ?? []), kind])
    }
    const found = (word: string): readonly K[] => of.get(word) ?? none
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
