import type { Trouble } from './trouble.ts'

/**
 * What each sign weighs for trouble of the patron's own, in log-odds. Learned from what was written for this project and from turns of MultiWOZ and STAR
 * (MIT, see NOTICE), none of which is here, by `node run.mjs learn-trouble --write`: change trouble.ts or the program, not this file.
 */
export const bias = -3.016
export const weights: Partial<Record<Trouble, number>> = {
  again: 0.989,
  against: 0.553,
  capitals: 0.553,
  'done to somebody': 0.444,
  first: 0.338,
  length: -0.131,
  'marks in a row': 0.361,
  'opens a question': 0.207,
  others: 0.394,
  'own refusal': 0.820,
  'own suffering': 0.858,
  'own trouble': 0.771,
  people: 0.245,
  polite: -1.368,
  question: -0.994,
  stress: 0.282,
  suffering: 0.731,
  task: -0.632,
  tiny: -0.692,
  told: 1.074,
  'told, not asked': 0.568,
  trouble: 1.264,
}
