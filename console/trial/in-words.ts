import type { Cell, SeenBefore, TrialSeen } from '../../shared/trial.ts'

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' })
export const dayInWords = (at: number): string => day.format(at)

/** A part of 1 as whole percent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`
/** A difference of two rates in percentage points, with its sign. */
export const points = (difference: number): string => `${difference < 0 ? '−' : '+'}${Math.abs(Math.round(difference * 100))}`

const small = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** «one in five», «every second one». */
export function oneIn(share: number): string {
  const of = Math.round(1 / share)
  return share >= 0.5 ? 'every second one' : `one in ${small[of] ?? of}`
}

/** What a comparison says, whole. A difference that was not found is no proof that there is none. */
export const verdicts: Record<Cell['says'], string> = {
  more: 'More often with the nudge',
  less: 'Less often with the nudge',
  'no-difference-found': 'No difference found. There may still be one, inside the interval',
  'too-little': 'Too little data to say',
}

export const progressInWords: Record<NonNullable<TrialSeen['progress']>, string> = {
  nothing: 'Nothing has been recorded yet.',
  'a-little': 'There is little so far: too little for most rules.',
  some: 'There is enough for the rules that speak most often.',
  much: 'There is a good deal to go by.',
}

export const seenInWords: Record<SeenBefore, string> = { first: 'The first time', '2-3': 'The second or third', '4-7': 'The fourth to seventh', '8+': 'More often' }
