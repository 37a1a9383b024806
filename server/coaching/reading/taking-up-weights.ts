import type { TakingUp } from './taking-up.ts'

/**
 * What each sign weighs for taking up a patron's trouble, in log-odds. Learned from what was written for this project.
 * Written by `node run.mjs learn-taking-up --write`: change taking-up.ts or the program, not this file.
 */
export const bias = -2.952
export const weights: Partial<Record<TakingUp, number>> = {
  'a deed': 0.837,
  asks: 0.663,
  bad: 0.433,
  'by the lists': 1.453,
  I: 1.102,
  'I will or have': 0.924,
  'I, first': 0.298,
  not: 0.728,
  relief: 1.080,
  soft: 0.496,
  'their words': 0.539,
  time: 0.839,
  we: 0.510,
  you: 0.567,
  'you and I': 0.583,
}
