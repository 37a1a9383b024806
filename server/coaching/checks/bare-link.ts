import { look } from '../check.ts'
import { phrases, wordsOf } from '../phrases.ts'
import { quoted } from '../quoted.ts'

const forALink = phrases(['the/a/that/your/its/direct link', 'link for/to/please', 'url', 'web address', 'website address', 'address of the site/page/website'])

export const bareLink = look(
  'The draft is a link and no more, and the message before it does not explain it either. Not where the patron asked for the link.',
  ({ chat: { draft, turns }, reading: { behaviours, sentences } }) => {
    if (!sentences.some(({ links }) => links)) return null
    const last = turns.at(-1)
    if (!behaviours.bare_link) return 'met'
    if (last !== undefined && (last.from === 'librarian' ? wordsOf(last.text).length >= 4 : forALink.in(wordsOf(last.text)) !== null)) return null
    return { words: quoted(draft.trim()), of: 'draft', strength: 0.65 }
  },
)
