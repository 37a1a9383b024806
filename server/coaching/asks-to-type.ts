import { phrases } from './phrases.ts'
import type { Sentence } from './reading/reading.ts'

const requests = phrases([
  'what is your', 'what was your', 'what is the', 'which is your', 'may i have', 'can i have', 'could i have', 'may i get', 'can i get', 'could i get', 'may i see',
  'can you give', 'could you give', 'give me', 'give us', 'send me', 'send us', 'send your', 'tell me', 'tell us', 'share your', 'share the', 'provide your',
  'provide the', 'provide me', 'type your', 'read me your', 'i need your', 'i will need your', 'i would need your', 'we need your', 'we will need your', 'confirm your', 'verify your',
  'let me have', 'text me', 'message me', 'enter your',
])
const elsewhere = phrases([
  'not', 'never', 'no need', 'without', 'forgot', 'forget', 'on the page', 'on its page', 'on the site', 'on the sign', 'on the login', 'in person', 'at the desk', 'when you',
  'log in with', 'sign in with', 'to log in', 'to sign in', 'at the machine', 'on the form', 'on the screen', 'in the box', 'into the',
])
const noRequest = new Set(['did', 'do', 'is', 'have'])

/** Whether a sentence asks the patron to type one of these things into the chat. Naming it, warning of it or saying where else to type it is no asking. */
export function asksToType(things: readonly string[]): (sentence: Sentence) => boolean {
  const wanted = phrases(things)
  return ({ words, asks }) => {
    const thing = wanted.in(words)
    if (thing === null || elsewhere.in(words) !== null) return false
    const request = requests.in(words)
    if (request !== null && request.at <= thing.at && thing.at - request.to <= 6) return true
    return words.length <= 8 && !noRequest.has(words[0] ?? '') && (words.includes('please') || (asks && words[thing.at - 1] === 'your'))
  }
}
