import { check } from '../check.ts'
import { phrases } from '../phrases.ts'
import { Words } from '../words.ts'

const requests = phrases([
  'what is your', 'what was your', 'what is the', 'which is your', 'may i have', 'can i have', 'could i have', 'may i get', 'can i get', 'could i get', 'may i see',
  'can you give', 'could you give', 'give me', 'give us', 'send me', 'send us', 'send your', 'tell me', 'tell us', 'share your', 'share the', 'provide your',
  'provide the', 'provide me', 'type your', 'read me your', 'i need your', 'i will need your', 'i would need your', 'we need your', 'we will need your', 'confirm your', 'verify your',
  'let me have', 'please your', 'text me', 'message me', 'enter your',
])
const elsewhere = phrases([
  'not', 'never', 'no need', 'without', 'forgot', 'forget', 'on the page', 'on its page', 'on the site', 'on the sign', 'on the login', 'in person', 'at the desk', 'when you',
  'log in with', 'sign in with', 'to log in', 'to sign in', 'at the machine', 'on the form', 'on the screen', 'in the box', 'into the',
])
const plea = phrases(['please'])

/** The draft asks the patron to give one of `things` in the chat. To name it, or to say where else to type it, is no asking. */
export const asksFor = check(
  'The draft asks the patron to type one of `things` into the chat. Naming it, warning of it or saying where else to type it is no asking.',
  { things: Words },
  (rule) => {
    const things = phrases(rule.things)
    return ({ reading: { sentences } }) => {
      const sentence = sentences.find(({ words, asks }) => {
        const thing = things.in(words)
        if (thing === null || elsewhere.in(words) !== null) return false
        const request = requests.in(words)
        if (request !== null && request.at <= thing.at && thing.at - request.to <= 6) return true
        return words.length <= 8 && (plea.in(words) !== null || (asks && words[thing.at - 1] === 'your')) && words[0] !== 'did' && words[0] !== 'do' && words[0] !== 'is'
      })
      return sentence === undefined ? null : { words: sentence.text, of: 'draft', strength: 0.9 }
    }
  },
)
