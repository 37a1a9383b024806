import type { TakingUp } from './taking-up.ts'

/**
 * What each sign weighs for taking up a patron's trouble, in log-odds. Learned from what was written for this project.
 * Written by `node run.mjs learn-taking-up --write`: change taking-up.ts or the program, not this file.
 */
export const bias = -3.714
export const weights: Partial<Record<TakingUp, number>> = {
  'a deed': 1.040,
  asks: 0.874,
  bad: 0.543,
  'by the lists': 1.571,
  I: 1.305,
  'I will or have': 1.088,
  'I, first': 0.387,
  not: 0.842,
  relief: 1.168,
  soft: 0.643,
  'their words': 0.332,
  time: 1.212,
  we: 0.567,
  you: 0.684,
  'you and I': 0.599,
}
