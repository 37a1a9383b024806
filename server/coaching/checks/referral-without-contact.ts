import { look } from '../check.ts'
import { hasContact } from '../contact.ts'

export const referralWithoutContact = look(
  'The draft sends the patron on to somebody, without a person, a number, an address or a link in it or in the message before.',
  ({ chat: { draft, turns }, reading: { behaviours, evidence, handsOver } }) => {
    if (!behaviours.refers || handsOver) return null
    if (hasContact(draft)) return 'met'
    const last = turns.at(-1)
    if (last?.from === 'librarian' && hasContact(last.text)) return null
    return { words: evidence.refers ?? draft.slice(0, 200), of: 'draft', strength: 0.45 }
  },
)
