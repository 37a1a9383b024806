import type { Observation } from '../../server/trial/compare.ts'

/** A library with librarians who differ: how often each does it by themselves, and how much a nudge changes that (both on the scale of log-odds). */
export interface Library {
  librarians: number
  /** Moments of each librarian, on average; some have far more than others. */
  moments: number
  withhold: number
  /** How often it comes without a nudge. */
  base: number
  /** Standard deviation between librarians, log-odds. */
  differ: number
  /** What a nudge adds, in parts of 1 at the average librarian, and how much that differs. */
  effect: number
  effectDiffers: number
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const within = (rate: number): number => Math.min(0.99, Math.max(0.01, rate))

/**
 * One run of a trial. The effect is added on the scale of rates, so that its mean over librarians is known: `effect`, as far as no rate leaves 0.01 to 0.99.
 */
export function aTrial({ librarians, moments, withhold, base, differ, effect, effectDiffers }: Library, random: () => number): Observation[] {
  return Array.from({ length: librarians }, (_, index) => {
    const own = within(base + differ * normal(random))
    const helped = within(own + effect + effectDiffers * normal(random))
    const busy = Math.max(1, Math.round(moments * Math.exp(0.6 * normal(random) - 0.18)))
    return Array.from({ length: busy }, (): Observation => {
      const shown = random() >= withhold
      return { who: `librarian ${index}`, shown, came: random() < (shown ? helped : own) }
    })
  }).flat()
}
