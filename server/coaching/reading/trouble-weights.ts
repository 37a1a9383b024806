import type { Trouble } from './trouble.ts'

/**
 * What each sign weighs for trouble of the patron's own, in log-odds. Learned from what was written for this project and from turns of MultiWOZ and STAR (MIT, see NOTICE), none of
 * which is here.
 * Written by `node run.mjs learn-trouble --write`: change trouble.ts or the program, not this file.
 */
export const bias = -3.944
export const weights: Partial<Record<Trouble, number>> = {
  again: 1.258,
  against: 0.143,
  capitals: 0.733,
  'done to somebody': 0.351,
  first: 0.329,
  length: 0.757,
  'marks in a row': -0.134,
  money: 0.773,
  'opens a question': -0.013,
  others: 0.460,
  'own refusal': 1.040,
  'own suffering': 0.792,
  'own trouble': 0.481,
  people: 0.513,
  polite: -1.161,
  question: -1.016,
  stress: 0.451,
  suffering: 0.569,
  task: -0.640,
  thanks: -0.939,
  tiny: -0.534,
  told: 1.087,
  'told, not asked': 0.539,
  trouble: 0.952,
  urgent: 0.884,
}
