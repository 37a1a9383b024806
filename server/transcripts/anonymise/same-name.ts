import { isOrdinary, nameKind, shortFormsOf } from './names.ts'

/** Looks a folded word up among folded names: itself, a short form of one, two of them written as one word; with `typos`, one that is a letter or two off. */
export function sameName<Entry>(names: ReadonlyMap<string, Entry>, typos: boolean): (word: string) => Entry | undefined {
  const seen = new Map<string, Entry | undefined>()
  const near = typos ? [...names.keys()].filter((name) => name.length > 3 && /^[\p{L}'-]+$/u.test(name)) : []
  const short = new Map<string, Entry>()
  for (const [name, entry] of names) for (const form of shortFormsOf(name)) if (!short.has(form)) short.set(form, entry)
  const look = (word: string): Entry | undefined => names.get(word) ?? short.get(word) ?? family(word, names) ?? misspelled(word, near, names)
  return (word) => {
    if (!seen.has(word)) seen.set(word, look(word) ?? glued(word, look))
    return seen.get(word)
  }
}

/** One letter off, two from eight letters on. Not a word of its own, nor another short name. */
function misspelled<Entry>(word: string, near: readonly string[], names: ReadonlyMap<string, Entry>): Entry | undefined {
  if (word.length < 4 || near.length === 0 || isOrdinary(word)) return undefined
  const close = near.find((name) => isWithin(name, word, name.length >= 8 ? 2 : 1) && !(nameKind(word) === 'clear' && name.length < 6))
  return close === undefined ? undefined : names.get(close)
}

/** "The Pfeiffers": a family of that name. */
const family = <Entry>(word: string, names: ReadonlyMap<string, Entry>): Entry | undefined =>
  word.length > 4 && word.endsWith('s') && !isOrdinary(word) ? names.get(word.slice(0, -1)) : undefined

/** "annakowalski22": parts of a name written as one word, perhaps with digits behind it. */
function glued<Entry>(word: string, look: (word: string) => Entry | undefined): Entry | undefined {
  if (word.length < 7 || word.length > 40 || isOrdinary(word)) return undefined
  const letters = word.replace(/\d+$/, '')
  for (let at = 3; at <= letters.length - 3; at += 1) {
    const entry = look(letters.slice(0, at))
    if (entry && look(letters.slice(at))) return entry
  }
  return undefined
}

/** Whether one word becomes the other by so many letters changed, added, left out or swapped. */
export function isWithin(a: string, b: string, edits: number): boolean {
  if (a === b) return true
  if (edits === 0 || Math.abs(a.length - b.length) > edits) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  const [left, right] = [a.slice(same), b.slice(same)]
  const swapped = left.length > 1 && left[0] === right[1] && left[1] === right[0]
  return isWithin(left.slice(1), right.slice(1), edits - 1) || isWithin(left.slice(1), right, edits - 1) || isWithin(left, right.slice(1), edits - 1)
    || (swapped && isWithin(left.slice(2), right.slice(2), edits - 1))
}
