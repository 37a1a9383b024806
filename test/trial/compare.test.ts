import { describe, expect, test } from 'vitest'
import { compare, type Observation } from '../../server/trial/compare.ts'
import { aTrial, seeded, type Library } from './simulate.ts'

/** Librarian, shown or withheld, came or not. What is expected of it was worked out with matrices, as the papers define it, in another language (NumPy and SciPy). */
const written = `0s0 0w1 0s0 0s0 0w0 0s1 0s1 0s1 0w0 0s0 0s1 0s1 1s0 1s0 1s0 1s1 1s1 2s1 2s1 2w1 2s0 2s0 2s0 2s0 2s0 2s0 2s1 2s1 2w1 2w0 2s0 2s1 2s1 2s1 2w1 2s1 2w0 3s0 3w0 3s1 3s0 3s1 3w0
  3s1 3s1 3s0 4s0 4s0 4s1 5s1 5w0 5s1 5w0 5s1 5s1 5w0 5s0 5s0 5w1 5s0 5s1 5w0 5w1 5s1 5s1`
const observed = written.split(/\s+/).map((one): Observation => ({ who: one.slice(0, 1), shown: one[1] === 's', came: one[2] === '1' }))

test('the closed form is CR2 with Satterthwaite’s degrees of freedom', () => {
  const found = compare(observed)
  expect(found?.difference).toBeCloseTo(0.17602040816, 9)
  expect(found?.degrees).toBeCloseTo(2.86614753113, 9)
  expect(found?.from).toBeCloseTo(-0.2191100456, 6)
  expect(found?.to).toBeCloseTo(0.5711508619, 6)
  expect(found?.p).toBeCloseTo(0.2454818812, 6)
  expect(found?.shown).toEqual({ came: 27, of: 49, librarians: 6 })
})

test('where an arm is empty, or one librarian’s alone, nothing is said', () => {
  expect(compare(observed.filter(({ shown }) => shown))).toBeNull()
  expect(compare(observed.filter(({ shown, who }) => shown || who === '5'))).toBeNull()
  expect(compare([])).toBeNull()
})

test('all alike in both arms is no difference, and a certain one is not taken beyond what a rate can be', () => {
  const alike = observed.map((one) => ({ ...one, came: true }))
  expect(compare(alike)).toMatchObject({ difference: 0, from: 0, to: 0, p: 1 })
  const apart = compare(observed.map((one) => ({ ...one, came: one.shown })))
  expect(apart).toMatchObject({ difference: 1, from: 1, to: 1, p: 0 })
})

/** How often a difference is found, and how often the interval holds the true one, over so many seeded trials with five librarians or more in each arm. */
function over(runs: number, library: Library, by = compare): { found: number; covered: number } {
  const random = seeded(20_261_128)
  let found = 0
  let covered = 0
  for (let run = 0; run < runs;) {
    const result = by(aTrial(library, random))
    if (result === null || result.withheld.librarians < 5) continue
    run += 1
    if (result.p < 0.05) found += 1
    if (result.from <= library.effect && library.effect <= result.to) covered += 1
  }
  return { found: found / runs, covered: covered / runs }
}
const plain: Library = { librarians: 10, moments: 30, withhold: 0.2, base: 0.4, differ: 0, effect: 0, effectDiffers: 0 }
const libraries: [string, Partial<Library>][] = [
  ['ten librarians who are alike', {}],
  ['ten who differ', { differ: 0.15 }],
  ['ten whom a nudge helps, hinders or leaves', { differ: 0.12, effectDiffers: 0.12 }],
  ['five who differ', { librarians: 5, differ: 0.15 }],
  ['seven with little to do', { librarians: 7, moments: 12, differ: 0.1 }],
  ['thirty', { librarians: 30, moments: 15, differ: 0.15 }],
]
const runs = 2_000

describe('with no effect, one is found in about one of twenty trials', () => {
  test.each(libraries)('%s', (_, library) => {
    const { found } = over(runs, { ...plain, ...library })
    expect(found).toBeGreaterThan(0.03)
    expect(found).toBeLessThan(0.065)
  })
})

describe('with a known effect, the interval holds it in about nineteen of twenty', () => {
  test.each(libraries)('%s', (_, library) => {
    const { covered } = over(runs, { ...plain, ...library, base: 0.35, effect: 0.2 })
    expect(covered).toBeGreaterThan(0.935)
    expect(covered).toBeLessThan(0.975)
  })

  test('also where it hardly ever comes without a nudge', () => {
    expect(over(runs, { ...plain, base: 0.06, differ: 0.02, effect: 0.12 }).covered).toBeGreaterThan(0.935)
  })

  test('an interval that takes every moment for itself does not: it is what this is for', () => {
    const naive: typeof compare = (observations) => compare(observations.map((one, index) => ({ ...one, who: String(index) })))
    const differing = { ...plain, librarians: 8, moments: 60, base: 0.3, differ: 0.1, effect: 0.2, effectDiffers: 0.14 }
    expect(over(80, differing, naive).covered).toBeLessThan(0.9)
    expect(over(1_000, differing).covered).toBeGreaterThan(0.93)
  })
})

test('an effect that is there is mostly found where there is enough to go by', () => {
  expect(over(500, { ...plain, librarians: 12, moments: 60, differ: 0.1, effect: 0.2, effectDiffers: 0.05 }).found).toBeGreaterThan(0.9)
})
