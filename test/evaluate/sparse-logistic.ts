/** A row to learn from: the signs it has, whether it is what is looked for, and how much it counts. */
export type SignedRow = { signs: readonly string[]; is: boolean; counts: number }

const first = { rate: 0.5, bias: -2, rounds: 150 }

/**
 * Logistic regression with an L2 penalty for rows by the ten thousand, each with a few of many thousand signs that are there or not: all rows at once, each weight with a step of
 * its own that shrinks with its slopes so far (AdaGrad: Duchi, Hazan and Singer, JMLR 12, 2011). The same rows give the same weights. Signs that fewer than `least` rows have
 * are left out. The bias stands under ''.
 */
export function learnSigns(rows: readonly SignedRow[], { penalty, least }: { penalty: number; least: number }): Map<string, number> {
  const count = new Map<string, number>()
  for (const { signs } of rows) for (const sign of signs) count.set(sign, (count.get(sign) ?? 0) + 1)
  const names = [...count].filter(([, times]) => times >= least).map(([sign]) => sign)
  const places = new Map(names.map((sign, place) => [sign, place]))
  const bias = names.length
  const signed = rows.map(({ signs, is, counts }) => ({ places: Int32Array.from([...signs.flatMap((sign) => places.get(sign) ?? []), bias]), is: is ? 1 : 0, counts }))
  const weights = new Float64Array(names.length + 1)
  const slopes = new Float64Array(names.length + 1)
  const sums = new Float64Array(names.length + 1).fill(1e-8)
  weights[bias] = first.bias
  for (let round = 0; round < first.rounds; round += 1) {
    for (let place = 0; place < slopes.length; place += 1) slopes[place] = place === bias ? 0 : penalty * (weights[place] ?? 0)
    for (const row of signed) {
      let odds = 0
      for (const place of row.places) odds += weights[place] ?? 0
      const error = (1 / (1 + Math.exp(-odds)) - row.is) * row.counts
      for (const place of row.places) slopes[place] = (slopes[place] ?? 0) + error
    }
    for (let place = 0; place < slopes.length; place += 1) {
      const slope = slopes[place] ?? 0
      const sum = (sums[place] ?? 0) + slope * slope
      sums[place] = sum
      weights[place] = (weights[place] ?? 0) - (first.rate * slope) / Math.sqrt(sum)
    }
  }
  return new Map([['', weights[bias] ?? 0], ...names.map((sign, place) => [sign, weights[place] ?? 0] as const)])
}
