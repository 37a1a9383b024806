import { look } from '../check.ts'

export const answeredNotAsked = look(
  'The chat is about to end, and nobody has asked whether the question is answered, in this draft or before.',
  ({ chat: { turns, ending }, reading: { behaviours, before, ends } }) => {
    if (behaviours.checks_answered) return 'met'
    if (!(ending || ends) || before.checks_answered) return null
    return { words: turns.findLast(({ from }) => from === 'patron')?.text ?? '', of: 'patron', strength: 0.95 }
  },
)
