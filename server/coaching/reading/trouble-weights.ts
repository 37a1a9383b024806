import type { Trouble } from './trouble.ts'

/**
 * What each sign weighs for trouble of the patron's own, in log-odds. Learned from what was written for this project and from turns of MultiWOZ and STAR (MIT, see NOTICE), none of
 * which is here.
 * Written by `node run.mjs learn-trouble --write`: change trouble.ts or the program, not this file.
 */
export const bias = -3.359
export const weights: Partial<Record<Trouble, number>> = {
  again: 1.181,
  against: 0.520,
  capitals: 0.306,
  'done to somebody': 0.361,
  first: 0.313,
  length: -0.029,
  'marks in a row': 0.086,
  'opens a question': 0.017,
  others: 0.466,
  'own refusal': 0.797,
  'own suffering': 0.786,
  'own trouble': 0.709,
  people: 0.413,
  polite: -1.259,
  question: -0.780,
  stress: 0.400,
  suffering: 0.708,
  task: -0.661,
  tiny: -0.522,
  told: 1.185,
  'told, not asked': 0.821,
  trouble: 1.126,
}
