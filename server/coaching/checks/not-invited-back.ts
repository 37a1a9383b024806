import { look } from '../check.ts'
import { phrases } from '../phrases.ts'

/** "Great. Goodbye!" is bare; who wishes them well in words of their own has left the door open. */
const bareUpTo = 4
/** Who says so expects them again. */
const seesAgain = phrases(['see you/ya', 'until next time', 'till next time', 'catch you/ya'])

export const notInvitedBack = look(
  'The chat is about to end, and nobody has told the patron to come back with the next question, in this draft or before. Not where it still asks whether that was all, says “see you soon” or wishes them well in more than a few words.',
  ({ chat: { turns, ending }, reading: { behaviours, before, ends, sentences, length } }) => {
    if (behaviours.invites_back) return 'met'
    if (!(ending || ends) || before.invites_back || behaviours.checks_answered || length > bareUpTo || sentences.some(({ words }) => seesAgain.in(words) !== null)) return null
    return { words: turns.findLast(({ from }) => from === 'patron')?.text ?? '', of: 'patron', strength: 0.2 }
  },
)
