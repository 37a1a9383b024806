import { phrases } from './phrases.ts'
import type { Sentence } from './reading/reading.ts'

const requests = phrases([
  'what is/was/are your/the', 'which is your', 'may/can/could i have/get/see/take/ask/grab/know', 'may/can/could we have/get/see/take/ask/grab/know', 'can/could/would/will you … give/send/tell/share/provide/type/confirm/verify/enter/paste/put/read/write/text',
  'give us/me', 'send us/me/over/your/the/it', 'tell us/me', 'share your/the', 'provide your/the/me/us/a', 'type/put/pop/paste/drop/write/enter/add/include/post/read your/in/me/out', 'i/we just/also/only/still need', 'i/we need your/the/a/to', 'i/we will … need', 'i/we would need',
  'confirm/verify your/the', 'let us/me have/know/see', 'text/message us/me', 'i/we have to have/ask', 'need you to', 'if you give/send/tell/share/type', 'if i/we could/can have/get', 'do you have your', 'have you got your', 'do you know your', 'remember your', 'reply with', 'respond with', 'what would be your',
])
const elsewhere = phrases([
  'not', 'never', 'no need', 'without', 'forgot', 'forget', 'on the page', 'on its page', 'on the site', 'on the sign', 'on the login', 'in person', 'at the desk', 'when you', 'by phone', 'over the phone', 'call us', 'ring us', 'phone us', 'your own',
  'log in with', 'sign in with', 'to log in', 'to sign in', 'at the machine', 'on the form', 'on the screen', 'in the box', 'into the', 'into our', 'on our', 'in the app', 'at the kiosk', 'reset your', 'change your', 'new pin/password', 'log/sign in/into', 'under my', 'keep your', 'keep it', 'press', 'choose', 'tap', 'click', 'select', 'open', 'go to', 'head to', 'search', 'scan', 'swipe', 'to yourself', 'private', 'secret', 'safe',
])
const noRequest = new Set(['did', 'do', 'is', 'have'])

/** Whether a sentence asks the patron to type one of these things into the chat. Naming it, warning of it or saying where else to type it is no asking. */
export function asksToType(things: readonly string[]): (sentence: Sentence) => boolean {
  const wanted = phrases(things)
  return ({ words, asks }) => {
    const thing = wanted.in(words)
    if (thing === null || elsewhere.in(words) !== null) return false
    const request = requests.in(words)
    if (request !== null && request.at <= thing.at && thing.at - request.to <= 8) return true
    if (asks && thing.at <= 4 && (words[0] === 'what' || words[0] === 'which') && words.includes('under')) return true
    if (asks && thing.at === 1 && (words[0] === 'what' || words[0] === 'which') && words.includes('you')) return true
    return words.length <= 8 && !noRequest.has(words[0] ?? '') && (words.includes('please') || (asks && (words[thing.at - 1] === 'your' || thing.at === 0)))
  }
}
