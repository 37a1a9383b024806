import { look } from '../check.ts'
import { wordsOf } from '../phrases.ts'
import { quoted } from '../quoted.ts'

export const bareLink = look(
  'The draft is a link and no more, and the message before it does not explain it either.',
  ({ chat: { draft, turns }, reading: { behaviours, sentences } }) => {
    if (!sentences.some(({ links }) => links)) return null
    const last = turns.at(-1)
    if (!behaviours.bare_link) return 'met'
    if (last?.from === 'librarian' && wordsOf(last.text).length >= 4) return null
    return { words: quoted(draft.trim()), of: 'draft', strength: 0.65 }
  },
)
