import jstat from 'jstat'
import type { Comparison } from '../../shared/trial.ts'

/** One moment, as far as a comparison goes: whose (a token), whether the nudge was shown, and what came of it. */
export interface Observation {
  who: string
  shown: boolean
  came: boolean
}

const level = 0.95

/**
 * Compares moments with the nudge with moments without it. The variance is CR2 (Bell and McCaffrey, Survey Methodology 28, 2002): moments of one
 * librarian belong together, however many there are, and with few librarians it does not come out too small; the interval is a t interval with
 * the Satterthwaite degrees of freedom that go with it (Pustejovsky and Tipton, Journal of Business & Economic Statistics 36, 2018). For a
 * difference of two rates both have a closed form, because the rows of each arm are alike: no matrix is needed.
 * @returns null where an arm is empty, or all of it is one librarian's: then nothing can be said about others
 */
export function compare(observations: readonly Observation[]): Comparison | null {
  const arms = [arm(observations.filter(({ shown }) => shown)), arm(observations.filter(({ shown }) => !shown))] as const
  const [shown, withheld] = arms
  if (arms.some(({ rate }) => rate.librarians < 2)) return null
  const difference = shown.rate.came / shown.rate.of - withheld.rate.came / withheld.rate.of
  const everybody = [...new Set(observations.map(({ who }) => who))]
  // Each librarian's adjusted score: what their residuals pull the difference by.
  const variance = everybody.reduce((sum, who) => sum + (shown.scoreOf(who) - withheld.scoreOf(who)) ** 2, 0)
  const degrees = degreesOf(everybody.map((who) => [shown.shareOf(who), withheld.shareOf(who)] as const), [shown.rate.of, withheld.rate.of])
  const error = Math.sqrt(variance)
  const wide = jstat.studentt.inv((1 + level) / 2, degrees) * error
  const p = error === 0 ? (difference === 0 ? 1 : 0) : 2 * (1 - jstat.studentt.cdf(Math.abs(difference) / error, degrees))
  return { shown: shown.rate, withheld: withheld.rate, difference, from: Math.max(-1, difference - wide), to: Math.min(1, difference + wide), p, degrees }
}

/** One arm: its rate; of each librarian their share of its moments, and the sum of their residuals over its size with the CR2 adjustment. */
function arm(observations: readonly Observation[]) {
  const of = observations.length
  const came = observations.filter((one) => one.came).length
  const each = new Map<string, { n: number; came: number }>()
  for (const one of observations) {
    const { n, came: so } = each.get(one.who) ?? { n: 0, came: 0 }
    each.set(one.who, { n: n + 1, came: so + Number(one.came) })
  }
  const shareOf = (who: string): number => (each.get(who)?.n ?? 0) / of
  return {
    rate: { came, of, librarians: each.size },
    shareOf,
    scoreOf: (who: string): number => {
      const { n, came: so } = each.get(who) ?? { n: 0, came: 0 }
      return n === 0 ? 0 : (so - (n * came) / of) / of / Math.sqrt(1 - n / of)
    },
  }
}

/**
 * Satterthwaite's degrees of freedom of a CR2 variance under independent errors of one size: trace(B)² / trace(B²), where B has, for
 * librarians g and h with shares s of each arm's n moments, Σ s_g / n on its diagonal and −Σ √(s_g² s_h² / ((1 − s_g)(1 − s_h))) / n beside it.
 */
function degreesOf(shares: readonly (readonly [number, number])[], sizes: readonly [number, number]): number {
  const pulls = shares.map((each) => each.map((share, index) => share / Math.sqrt((1 - share) * (sizes[index] ?? 1))))
  const own = shares.map((each) => each.reduce((sum, share, index) => sum + share / (sizes[index] ?? 1), 0))
  const trace = own.reduce((sum, one) => sum + one, 0)
  let squares = own.reduce((sum, one) => sum + one * one, 0)
  for (const [g, some] of pulls.entries()) for (const [h, others] of pulls.entries()) {
    if (g !== h) squares += some.reduce((sum, one, index) => sum + one * (others[index] ?? 0), 0) ** 2
  }
  return trace ** 2 / squares
}
