import { look } from '../check.ts'
import { hasAddress, hasContact } from '../contact.ts'
import { phrases } from '../phrases.ts'
import { quoted } from '../quoted.ts'

/** "Hi, Marnie at the info desk" is who writes, and nobody to turn to. */
const introduces = /^\s*(?:hi|hiya|hello|hey|good \w+|this is|morning|afternoon|evening)\b/i

/** "176 Elm Street", "in Church Street": whoever knows where to go has somebody to turn to. */
const street = /\b(?:\d{1,5}|in|on) (?:\p{Lu}\S+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Way)\b/u
/** Where the number stands, where the place is, or who comes to them. */
const says = phrases(['two/three/few doors', 'next door', 'across the road/street', 'around/round the corner', 'upstairs', 'downstairs', 'on the … floor', 'in/to room', 'here is the form', 'number/address on/in/at the/your', 'number is on', 'is/are on the back', 'walking/coming/coming over to you', 'on his/her/their way', 'over to you'])

export const referralWithoutContact = look(
  'The draft sends the patron on to somebody, without a person, a number, an address or a link in it or in the message before.',
  ({ chat: { draft, turns }, reading: { behaviours, evidence, handsOver, sentences } }) => {
    if (!behaviours.refers || handsOver) return null
    if (hasContact(draft) || street.test(draft) || sentences.some(({ words }) => says.in(words) !== null)) return 'met'
    const last = turns.at(-1)
    if (last?.from === 'librarian' && (hasAddress(last.text) || (hasContact(last.text) && !introduces.test(last.text)))) return null
    return { words: evidence.refers ?? quoted(draft), of: 'draft', strength: 0.45 }
  },
)
