import type { Span } from '../phrases.ts'
import type { Sentence } from './reading.ts'
import { refers } from './referring.ts'
import { stemsOf } from './stems.ts'

const requests = new Set(['please', 'tell', 'give', 'specify', 'provide'])
/** Offers of help that ask nothing about the question. */
export const offersHelp = /how (?:can|may|could) (?:i|we) (?:help|assist)|what can (?:i|we) (?:do|help|look)|how are you|what(?:['’]s| is) (?:on|up)\b|what brings you/i

/** "I've wiped it": whatever was done. What was only looked at is no deed yet. */
export const doesADeed = ({ has, words }: Sentence): boolean => hasADeed(has.get('deeds'), words) || words.some((word, at) =>
  word === 'have' && (words[at - 1] === 'i' || words[at - 1] === 'we') && [words[at + 1], words[at + 2]].some((next) => next?.endsWith('ed') === true && !onlyLooked.has(next)))
/** "It is removed when you pay" is none yet; nor is "you've done the right thing". */
const hasADeed = (deed: Span | undefined, words: readonly string[]): boolean =>
  deed !== undefined && !(deed.to - deed.at === 1 && deed.at > 1) && !words.slice(deed.to, deed.to + 2).some((word) => onCondition.has(word))
const onCondition = new Set(['when', 'once', 'if', 'after', 'until', 'unless', 'upon', 'provided'])
const onlyLooked = new Set(['checked', 'looked', 'searched', 'tried', 'noticed', 'confirmed', 'verified', 'explained', 'answered', 'received', 'mentioned', 'need'])

/** "Sorry, which branch?" notices nothing; "that shouldn't happen, sorry" does. */
export const acknowledges = ({ has, words }: Sentence): boolean => has.has('acknowledging') || words.at(-1) === 'sorry'

/** A question that invites more than a fact, a yes or a no, or a request to tell more: "tell me a bit about the project", "I'd love to hear more". */
export const opens = ({ asks, has, words }: Sentence): boolean => {
  const at = has.get('open-questions')?.at ?? Infinity
  return at < Infinity && (asks || (at < 6 && !notInviting.has(words[0] ?? '') && inviting.has(words[at] ?? '')))
}
const notInviting = new Set(['if', 'you', 'we', 'they', 'it', 'she', 'he', 'to'])
const inviting = new Set(['tell', 'give', 'say', 'share', 'hear', 'describe', 'walk', 'talk', 'take', 'fill', 'explain'])

/** In "I'll look for you, should have it soon" nobody is told what they should have done. */
export const blames = ({ has, words }: Sentence): boolean => {
  const found = has.get('blaming')
  return found !== undefined && !(words[found.at] === 'you' && words[found.at - 1] === 'if') && !beforeObject.has(words[found.at - 1] ?? '') && !takenBack.has(words[found.to] ?? '')
}
/** "You owe nothing", "you never need to". */
const takenBack = new Set(['to', 'nothing', 'anything', 'need', 'have', 'no'])
const beforeObject = new Set(['for', 'to', 'with', 'at'])

/** An invitation looks ahead: "glad you dropped in" is none. */
export const invites = ({ has, words }: Sentence): boolean => {
  const found = has.get('inviting-back')
  const first = words[found?.at ?? 0] ?? ''
  return found !== undefined && !first.endsWith('ed') && first !== 'comes' && !carriers.has(words[found.to] ?? '')
}
/** What "comes by post" is no guest. */
const carriers = new Set(['post', 'mail', 'email', 'courier', 'van'])

/** "Morning!" greets, "morning sessions" do not; nor does "good day to you" behind what ends a chat. */
export const greets = ({ has, words, text }: Sentence): boolean =>
  (has.get('greetings')?.at ?? 9) < Math.min(3, words.length) ? !has.has('goodbyes') || words[0] !== 'a' : timeOfDay.test(text)
const timeOfDay = /^(?:morning|afternoon|evening)\b(?: [A-Z][a-z]+)?[!,.]/i

/** A greeting that brings nothing yet: "hello Ana, Sam here at the reference desk", but not "hi, fines are paid at the desk". */
export function onlyGreets(one: Sentence): boolean {
  if (one.links) return false
  if (one.words.length === 0 || offersHelp.test(one.text)) return true
  if (!greets(one) || one.words.length >= 9 || refers(one)) return false
  const names = stemsOf(one.text.match(/\b\p{Lu}\p{L}*/gu)?.map((name) => name.toLowerCase()) ?? [])
  return [...one.stems].filter((stem) => !names.has(stem) && !introducing.has(stem)).length < 2
}
const introducing = stemsOf('welcome hey hiya morning afternoon evening day librarian desk team chat service reference name named called speaking colleague contact contacting reaching writing message question moment patience waiting happy glad lovely pleased'.split(' '))

/** "Sue here, Central Library", "Nora in Kids & Families here", "Welcome to Philadelphia!": somebody is there, and nothing is answered yet. */
function introduces({ text, words }: Sentence): boolean {
  if (words.length > 8) return false
  return words[0] === 'welcome' || selfNamed.test(text) || (names.test(text) && !words.some((word) => tells.has(word)))
}
const selfNamed = /^(?:(?:This|this|It|it)(?:['’]s| is)|(?:I|i)(?:['’]m| am)|(?:My|my) name(?:['’]s| is)) \p{Lu}/u
const names = /^\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?,? (?:here|from|at|in|on|with)\b/u
const tells = new Set(['is', 'are', 'was', 'were', 'has', 'have', 'had', 'will', 'can', 'could', 'would', 'does', 'did', 'do', 'opens', 'closes', 'starts', 'runs', 'stands', 'sits', 'says', 'ends', 'try', 'look', 'see', 'ask', 'go'])

/** Gives something to go by. A pleasantry, a request and going to look give nothing yet. */
export function answers(sentence: Sentence): boolean {
  const { asks, links, words, has } = sentence
  if (links) return true
  if (asks || words.length < 3 || requests.has(words[0] ?? '') || (words[0] === 'i' && words[1] === 'need')) return false
  if (has.has('going-to-look') || has.has('handing-over') || has.has('goodbyes') || introduces(sentence)) return false
  return words.length >= 9 || !(has.has('farewells') || has.has('acknowledging') || has.has('greetings') || has.has('welcomes') || has.has('thanks-answers'))
}
