import { look } from '../check.ts'

export const notInvitedBack = look(
  'The chat is about to end, and nobody has told the patron to come back with the next question, in this draft or before.',
  ({ chat: { turns, ending }, reading: { behaviours, before, ends } }) => {
    if (behaviours.invites_back) return 'met'
    if (before.invites_back || !(ending || ends)) return null
    return { words: turns.findLast(({ from }) => from === 'patron')?.text ?? '', of: 'patron', strength: 0.2 }
  },
)
