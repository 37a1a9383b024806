import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../server/root.ts'

/** A row to learn from: how much of each sign there is, and how far (0 to 1) it is what is looked for. */
export interface Known<S extends string> {
  signs: ReadonlyMap<S, number>
  is: number
  /** How much it counts; 1 where nothing is said. */
  weight?: number
}
export interface Model<S extends string> {
  bias: number
  weights: Map<S, number>
}

export const logOdds = <S extends string>({ bias, weights }: Model<S>, signs: ReadonlyMap<S, number>): number => [...signs].reduce((z, [name, much]) => z + (weights.get(name) ?? 0) * much, bias)

/**
 * Logistic regression with an L2 penalty, by gradient descent: the same rows give the same weights.
 * @param fixed weights that are given and not learned
 */
export function learn<S extends string>(from: readonly Known<S>[], { penalty, rounds, fixed = new Map() }: { penalty: number; rounds: number; fixed?: ReadonlyMap<S, number> }): Model<S> {
  const weights = new Map<S, number>(from.flatMap(({ signs }) => [...signs.keys()].map((name) => [name, fixed.get(name) ?? 0] as const)))
  let bias = 0
  for (let round = 0; round < rounds; round++) {
    const slope = new Map<S, number>()
    let slopeOfBias = 0
    for (const { signs, is, weight = 1 } of from) {
      const error = (1 / (1 + Math.exp(-logOdds({ bias, weights }, signs))) - is) * weight
      slopeOfBias += error
      for (const [name, much] of signs) slope.set(name, (slope.get(name) ?? 0) + error * much)
    }
    const step = (round < rounds / 2 ? 2 : 1) / from.length
    bias -= step * slopeOfBias
    for (const [name, weight] of weights) if (!fixed.has(name)) weights.set(name, weight - step * ((slope.get(name) ?? 0) + penalty * weight))
  }
  return { bias, weights }
}

const lines = ({ weights }: Model<string>): string =>
  [...weights].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([name, weight]) => `  ${/^[a-zA-Z]+$/.test(name) ? name : `'${name}'`}: ${weight.toFixed(3)},`).join('\n')

/**
 * Writes what was learned into server/coaching/reading/NAME-weights.ts.
 * @param type the signs' type, of NAME.ts
 * @param learned what each sign weighs for, and from what it was learned
 * @param from the file that has the type, where it is not NAME.ts
 */
export function writeWeights(name: string, type: string, model: Model<string>, learned: string, from = name): void {
  writeFileSync(join(root, `server/coaching/reading/${name}-weights.ts`), `import type { ${type} } from './${from}.ts'

/**
 * ${learned}
 * Written by \`node run.mjs learn-${name} --write\`: change ${from}.ts or the program, not this file.
 */
export const bias = ${model.bias.toFixed(3)}
export const weights: Partial<Record<${type}, number>> = {
${lines(model)}
}
`)
  console.log(`${name}-weights.ts is written`)
}
