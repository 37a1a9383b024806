import type { Page } from './page.ts'

const phone = /(?<![\p{L}\p{N}])\+?\(?\d{1,4}\)?(?:[ .\/-]{1,2}\(?\d{2,4}\)?){1,4}(?![\p{L}\p{N}])/gu
const asksForOurs = /\b(?:what(?:'?s| is| are)|have|got|give me|tell me|know|is there|which|need)\b[^.?!\n]{0,40}\b(?:phone|fax|number|extension|hotline|line)\b/i
const ours = /\b(?:our|us|fax|desk|office|branch|hotline|helpline|toll-?free|department|front|main|library|service|services|support|company|they|their|them|centre|center|hours|archive|archives|museum|city hall|clinic|court|hospital|station|bureau|bank|agency|registrar|helpdesk|hotline)\b[^.?!\n]{0,60}$/i
const theirs = /\b(?:your|you|yours|his|her|hers|home|cell|mobile|my)\b[^.?!\n]{0,60}$/i

/** Telephones that staff give out, of a desk, an office or a company: kept, as settings say for the library's own. Not the ones they read back to a patron. */
export function keepDeskPhones({ text, turns, sheet }: Page): void {
  for (const [n, { from, start, end }] of turns.entries()) {
    if (from !== 'librarian') continue
    const before = turns[n - 1]
    const question = before?.from === 'patron' ? text.slice(before.start, before.end) : ''
    const isAsked = asksForOurs.test(question) && !/\d{4}/.test(question) && !/\b(?:my|his|her)\b/i.test(question)
    for (const match of text.slice(start, end).matchAll(phone)) {
      const at = start + match.index
      const lead = text.slice(Math.max(start, at - 80), at)
      if (match[0].replace(/\D/g, '').length >= 7 && !theirs.test(lead) && (isAsked || ours.test(lead))) sheet.keep(at, at + match[0].length, 'number')
    }
  }
}
