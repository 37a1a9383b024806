import { asksToType } from '../asks-to-type.ts'
import { check } from '../check.ts'
import { Words } from '../words.ts'

export const asksFor = check(
  'The draft asks the patron to type one of `things` into the chat. Naming it, warning of it or saying where else to type it is no asking.',
  { things: Words },
  ({ things }) => {
    const asksIt = asksToType(things)
    return ({ reading: { sentences } }) => {
      const sentence = sentences.find(asksIt)
      return sentence === undefined ? null : { words: sentence.text, of: 'draft', strength: 0.9 }
    }
  },
)
