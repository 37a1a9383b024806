/** How often each letter follows the three before it, in a list of words; 0 is the edge of a word. */
type Letters = { four: Uint32Array; three: Uint32Array; two: Uint32Array; one: Uint32Array }

const signs = 27
const prior = 4

/**
 * Learns from names and from other words, both folded, how each is spelled, and gives a function that says of a word how much more it is spelled like
 * a name: above 0 more like a name, above 1.5 much more. Two Markov chains over letters, each backing off to a shorter context (as in Dunning,
 * Statistical Identification of Language, 1994). Only a to z count; a word of other letters is 0.
 */
export function learnSound(names: Iterable<string>, words: Iterable<string>): (fold: string) => number {
  const [likeName, likeWord] = [learn(names), learn(words)]
  return (fold) => {
    const bare = fold.replace(/['-]/g, '')
    return /^[a-z]{2,30}$/.test(bare) ? (likelihood(likeName, bare) - likelihood(likeWord, bare)) / Math.sqrt(bare.length + 2) : 0
  }
}

const sign = (word: string, at: number): number => (at < 0 || at >= word.length ? 0 : word.charCodeAt(at) - 96)

function learn(words: Iterable<string>): Letters {
  const letters: Letters = { four: new Uint32Array(signs ** 4), three: new Uint32Array(signs ** 3), two: new Uint32Array(signs ** 3), one: new Uint32Array(signs ** 2) }
  for (const word of words) {
    if (!/^[a-z]+$/.test(word)) continue
    for (let at = 0; at <= word.length; at += 1) {
      const short = sign(word, at - 2) * signs + sign(word, at - 1)
      const long = sign(word, at - 3) * signs ** 2 + short
      for (const [counts, place] of [[letters.four, long * signs + sign(word, at)], [letters.three, long], [letters.two, short * signs + sign(word, at)], [letters.one, short]] as const) {
        counts[place] = (counts[place] ?? 0) + 1
      }
    }
  }
  return letters
}

function likelihood({ four, three, two, one }: Letters, word: string): number {
  let sum = 0
  for (let at = 0; at <= word.length; at += 1) {
    const short = sign(word, at - 2) * signs + sign(word, at - 1)
    const long = sign(word, at - 3) * signs ** 2 + short
    const next = sign(word, at)
    const shorter = ((two[short * signs + next] ?? 0) + prior / signs) / ((one[short] ?? 0) + prior)
    sum += Math.log(((four[long * signs + next] ?? 0) + prior * shorter) / ((three[long] ?? 0) + prior))
  }
  return sum
}
