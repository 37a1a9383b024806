import { look } from '../check.ts'
import { hasAddress, hasContact } from '../contact.ts'
import { quoted } from '../quoted.ts'

/** "Hi, Marnie at the info desk" is who writes, and nobody to turn to. */
const introduces = /^\s*(?:hi|hiya|hello|hey|good \w+|this is|morning|afternoon|evening)\b/i

export const referralWithoutContact = look(
  'The draft sends the patron on to somebody, without a person, a number, an address or a link in it or in the message before.',
  ({ chat: { draft, turns }, reading: { behaviours, evidence, handsOver } }) => {
    if (!behaviours.refers || handsOver) return null
    if (hasContact(draft)) return 'met'
    const last = turns.at(-1)
    if (last?.from === 'librarian' && (hasAddress(last.text) || (hasContact(last.text) && !introduces.test(last.text)))) return null
    return { words: evidence.refers ?? quoted(draft), of: 'draft', strength: 0.45 }
  },
)
