import type { Trouble } from './trouble.ts'

/**
 * What each sign weighs for trouble of the patron's own, in log-odds. Learned from what was written for this project and from turns of MultiWOZ and STAR
 * (MIT, see NOTICE), none of which is here, by `node run.mjs learn-trouble --write`: change trouble.ts or the program, not this file.
 */
export const bias = -3.016
export const weights: Partial<Record<Trouble, number>> = {
  again: 0.999,
  against: 0.555,
  capitals: 0.556,
  'done to somebody': 0.430,
  first: 0.341,
  length: -0.151,
  'marks in a row': 0.353,
  'opens a question': 0.183,
  others: 0.396,
  'own refusal': 0.824,
  'own suffering': 0.858,
  'own trouble': 0.767,
  people: 0.251,
  polite: -1.374,
  question: -0.977,
  stress: 0.296,
  suffering: 0.733,
  task: -0.623,
  tiny: -0.686,
  told: 1.083,
  'told, not asked': 0.570,
  trouble: 1.227,
}
