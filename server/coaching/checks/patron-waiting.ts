import { check } from '../check.ts'
import { phrases, wordsOf } from '../phrases.ts'
import { Words } from '../words.ts'

/** A word that comes before the desk's patience is over, but not until so much of it is: that is word contact kept. What comes sooner is just talk. */
const muchOfIt = 0.5

export const patronWaiting = check(
  "Nothing is typed, and the patron waits longer than the desk's patience (desks.yaml): for an answer, or since the librarian said one of `still-looking`.",
  { 'still-looking': Words },
  (rule) => {
    const looking = phrases(rule['still-looking'])
    return ({ chat: { draft, turns, now, ending }, desk, reading }) => {
      const last = turns.at(-1)
      if (ending || last === undefined || last.at <= 0) return null
      const waits = last.from === 'patron' ? !reading.patron.done : looking.in(wordsOf(last.text)) !== null
      if (!waits) return null
      const [waited, patience] = [now - last.at, desk.patience * 1000]
      if (draft.trim() !== '') return waited >= patience * muchOfIt ? 'met' : null
      if (waited < patience) return { in: patience - waited }
      return { words: turns.findLast(({ from }) => from === 'patron')?.text ?? '', of: 'patron', strength: 0.5 }
    }
  },
)
