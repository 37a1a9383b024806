import type { Checking } from './checking.ts'

/**
 * What each sign weighs for a question that asks whether it is answered, in log-odds. Learned from what was written for this project and from STAR and MultiWOZ (MIT, see NOTICE),
 * none of which is here.
 * Written by `node run.mjs learn-checking --write`: change checking.ts or the program, not this file.
 */
export const bias = -1.127
export const weights: Partial<Record<Checking, number>> = {
  'a wh-word first': -0.682,
  'answered before': 1.048,
  info: -0.867,
  'info asked for': -0.301,
  'known words': -0.308,
  length: -0.182,
  listed: 1.886,
  'listed as none': -0.228,
  more: 1.392,
  'more for you': 0.782,
  'new words': -0.639,
  offer: 0.042,
  'offers first': -0.403,
  or: 0.145,
  parting: 0.345,
  'parts beside it': 0.311,
  past: 0.019,
  'past first': 0.177,
  present: 0.265,
  settled: 0.504,
  still: 0.421,
  that: 0.042,
  'that settled': 0.337,
  'that, first or after a verb': 0.421,
  'the last sentence': -0.668,
  'their first': -0.895,
  'they are content': 0.855,
  'they wrote little': 0.619,
  'they wrote much': -0.870,
  us: 0.240,
  wh: -0.790,
  you: -0.074,
  'you settled': 0.495,
}
