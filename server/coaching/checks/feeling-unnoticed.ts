import { look } from '../check.ts'

export const feelingUnnoticed = look(
  'Upset words of the patron are not taken up yet, and the draft notices them neither in words nor by doing the helpful thing.',
  ({ chat, reading: { patron, behaviours, doesADeed } }) => {
    if (patron.upset === null || chat.draft.trim() === '') return null
    if (behaviours.acknowledges || doesADeed) return 'met'
    return { words: patron.upset.words, of: 'patron', strength: 0.5 + patron.upset.strength / 2 }
  },
)
