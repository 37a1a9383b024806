import { look } from '../check.ts'

/** So much log-odds it takes that they are upset and that it is left alone. */
const from = 1.5

export const feelingUnnoticed = look(
  'Upset words of the patron are not taken up yet, and the draft notices them neither in words nor by doing the helpful thing.',
  ({ chat, reading: { patron, behaviours, doesADeed, leavesAlone } }) => {
    if (chat.draft.trim() === '') return null
    if (behaviours.acknowledges || doesADeed) return patron.upset === null ? null : 'met'
    if (leavesAlone <= from) return null
    const { words, strength } = patron.upset ?? { words: chat.turns.findLast(({ from: who }) => who === 'patron')?.text ?? '', strength: 0.2 }
    return { words, of: 'patron', strength: 0.5 + strength / 2 }
  },
)
