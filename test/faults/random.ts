/** A seeded source of chance: the same seed makes the same choices (mulberry32). */
export function createRandom(seed: number) {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number): number => Math.floor(least + next() * (most - least + 1))
  return {
    between,
    chance: (share: number): boolean => next() < share,
    pick: <T>(all: readonly T[]): T | undefined => all[between(0, all.length - 1)],
    /** A source of its own for somebody, so that what one does changes no other's choices. */
    own: () => createRandom(between(1, 2 ** 31)),
  }
}
export type Random = ReturnType<typeof createRandom>
