import { look } from '../check.ts'

const numbers = /\d(?:[ -]?\d){6,24}/g
const addresses = /[^\s@<>,;:]{1,64}@[^\s@<>,;]{3,200}/g

/** A number or an address that the patron wrote, written out again. What only the draft has is a staff contact. */
export const repeatsPersonalData = look(
  "The draft repeats a long number or an e-mail address that the patron wrote in this chat. A contact of the library's own is no such thing.",
  ({ chat }) => {
    const own = [...chat.draft.matchAll(numbers), ...(chat.draft.includes('@') ? chat.draft.matchAll(addresses) : [])].map(([found]) => found)
    if (own.length === 0) return null
    const theirs = chat.turns.filter(({ from }) => from === 'patron').map(({ text }) => plain(text)).join('\n')
    const found = own.find((one) => theirs.includes(plain(one)))
    return found === undefined ? null : { words: found, of: 'draft', strength: 0.8 }
  },
)

const plain = (text: string): string => text.toLowerCase().replace(/(?<=\d)[ -](?=\d)/g, '').replace(/[.,;:]+$/, '')
