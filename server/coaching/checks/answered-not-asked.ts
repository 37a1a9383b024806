import { look } from '../check.ts'
import { phrases, wordsOf } from '../phrases.ts'

/** Whoever is asked so and says nothing has left; and so has one who was not heard from. */
const stillThere = phrases(['still there/here/around/online', 'still with me/us', 'are you there', 'you there', 'checking in', 'leave the/this chat open', 'lost you', 'anyone/anybody there'])
const left = phrases(['not heard from/back', 'not hearing from', 'have not heard', 'gone quiet', 'no reply/response/answer', 'have/has left/gone/stepped', 'seem to have', 'stepped away', 'idle', 'inactive', 'inactivity', 'timed out', 'lost you'])

export const answeredNotAsked = look(
  'The chat is about to end, and nobody has asked whether the question is answered, in this draft or before. Not where the patron has left without a word.',
  ({ chat: { turns, ending }, reading: { behaviours, before, ends, sentences } }) => {
    if (behaviours.checks_answered) return 'met'
    if (!(ending || ends) || before.checks_answered) return null
    const last = turns.at(-1)
    if (last?.from === 'librarian' && (stillThere.in(wordsOf(last.text)) !== null || sentences.some(({ words }) => left.in(words) !== null))) return null
    return { words: turns.findLast(({ from }) => from === 'patron')?.text ?? '', of: 'patron', strength: 0.95 }
  },
)
