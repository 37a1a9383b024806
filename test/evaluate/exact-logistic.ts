import type { Known, Model } from './logistic.ts'

/**
 * Logistic regression with an L2 penalty at its very minimum, by Newton's method: for some thousand rows and some hundred signs, of which many go together (as sizes do, where
 * one holds wherever the next does), and with which steps down the slope come to no end.
 * @param penalty what each sign's weight costs
 * @param fixed weights that are given and not learned
 */
export function learnExactly<S extends string>(from: readonly Known<S>[], { penalty, fixed }: { penalty: (sign: S) => number; fixed: ReadonlyMap<S, number> }): Model<S> {
  const names = [...new Set(from.flatMap(({ signs }) => [...signs.keys()]))].filter((name) => !fixed.has(name))
  const places = new Map(names.map((name, place) => [name, place]))
  const size = names.length + 1
  const rows = from.map(({ signs, is, weight = 1 }) => {
    const known = [...signs].flatMap(([name, much]) => (fixed.has(name) ? [] : [[places.get(name) ?? 0, much] as const]))
    return { is, weight, given: [...signs].reduce((z, [name, much]) => z + (fixed.get(name) ?? 0) * much, 0), values: [...known, [names.length, 1] as const] }
  })
  const costs = [...names.map(penalty), 0]
  const weights = new Float64Array(size)
  for (let round = 0; round < rounds; round += 1) {
    const slope = weights.map((weight, place) => weight * (costs[place] ?? 0))
    const curve = costs.map((cost, place) => new Float64Array(size).fill(cost, place, place + 1))
    for (const { is, weight, given, values } of rows) {
      const p = 1 / (1 + Math.exp(-values.reduce((z, [place, much]) => z + (weights[place] ?? 0) * much, given)))
      const bend = weight * Math.max(p * (1 - p), 1e-4)
      for (const [place, much] of values) {
        slope[place] = (slope[place] ?? 0) + weight * (p - is) * much
        const line = curve[place]
        if (line !== undefined) for (const [other, asMuch] of values) line[other] = (line[other] ?? 0) + bend * much * asMuch
      }
    }
    const step = solve(curve, slope)
    for (const [place, down] of step.entries()) weights[place] = (weights[place] ?? 0) - down
  }
  return { bias: weights[names.length] ?? 0, weights: new Map([...fixed, ...names.map((name, place) => [name, weights[place] ?? 0] as const)]) }
}
/** As many as it takes: with each, twice as many digits are right. */
const rounds = 8

/** The x of `matrix` x = `right`, for a matrix that is positive definite, by elimination in place. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  for (const [at, line] of matrix.entries()) {
    for (const [below, other] of matrix.entries()) {
      if (below <= at) continue
      const times = (other[at] ?? 0) / (line[at] ?? 1)
      if (times === 0) continue
      for (let column = at; column < line.length; column += 1) other[column] = (other[column] ?? 0) - times * (line[column] ?? 0)
      right[below] = (right[below] ?? 0) - times * (right[at] ?? 0)
    }
  }
  const found = new Float64Array(right.length)
  for (let at = right.length - 1; at >= 0; at -= 1) {
    const line = matrix[at] ?? found
    found[at] = (line.reduce((rest, value, column) => (column > at ? rest - value * (found[column] ?? 0) : rest), right[at] ?? 0)) / (line[at] ?? 1)
  }
  return found
}
