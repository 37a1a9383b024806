import { check } from '../check.ts'
import { phrases, wordsOf } from '../phrases.ts'
import { Words } from '../words.ts'

export const patronWaiting = check(
  "Nothing is typed, and the patron waits longer than the desk's patience (desks.yaml): for an answer, or since the librarian said one of `still-looking`.",
  { 'still-looking': Words },
  (rule) => {
    const looking = phrases(rule['still-looking'])
    return ({ chat: { draft, turns, now, ending }, desk, reading }) => {
      const last = turns.at(-1)
      if (draft.trim() !== '' || ending || last === undefined || last.at <= 0 || now - last.at < desk.patience * 1000) return null
      const waits = last.from === 'patron' ? !reading.patron.done : looking.in(wordsOf(last.text)) !== null
      const words = turns.findLast(({ from }) => from === 'patron')?.text ?? ''
      return waits ? { words, of: 'patron', strength: 0.5 } : null
    }
  },
)
