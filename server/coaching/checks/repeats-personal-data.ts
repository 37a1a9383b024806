import { look } from '../check.ts'

const numbers = /\d(?:[ -]?\d){6,24}/g
const addresses = /[^\s@<>,;:]{1,64}@[^\s@<>,;]{3,200}/g

/** "It's with Mrs Kaur": who has borrowed what is nobody else's to know. */
const borrower = /\b(?:with|(?:lent|loaned|checked out|out|due back|issued|reserved|held) (?:to|by|from|for)|borrowed by) (?:Mr|Mrs|Ms|Miss|Mx)\.? \p{Lu}|\b(?:Mr|Mrs|Ms|Miss|Mx)\.? \p{Lu}\S+(?: \p{Lu}\S+)? (?:has (?:had )?it|has borrowed|borrowed it|took it|owes)\b|\bon (?:her|his) (?:card|account|record|ticket)\b/u

/** A number or an address that the patron wrote, written out again. What only the draft has is a staff contact. */
export const repeatsPersonalData = look(
  "The draft repeats a long number or an e-mail address that the patron wrote in this chat. A contact of the library's own is no such thing. Or it tells which patron has borrowed something.",
  ({ chat }) => {
    const told = borrower.exec(chat.draft)?.[0]
    if (told !== undefined) return { words: told, of: 'draft', strength: 0.8 }
    const own = [...(chat.draft.match(numbers) ?? []), ...(chat.draft.includes('@') ? chat.draft.match(addresses) ?? [] : [])]
    if (own.length === 0) return null
    const theirs = chat.turns.filter(({ from }) => from === 'patron').map(({ text }) => plain(text)).join('\n')
    const found = own.find((one) => theirs.includes(plain(one)))
    return found === undefined ? null : { words: found, of: 'draft', strength: 0.8 }
  },
)

const plain = (text: string): string => text.toLowerCase().replace(/(?<=\d)[ -](?=\d)/g, '').replace(/[.,;:]+$/, '')
