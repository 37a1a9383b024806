import type { Found } from './found.ts'
import { isOrdinary, isPlace, nameKind } from './names.ts'
import { isKept, type Page } from './page.ts'
import { isNationality, seasons } from './vocabulary.ts'
import type { Word } from './words.ts'

/** Step 5: what people are called beside their name, and those whom only a word beside them gives away: "Ify for short", "that nice Dilys at your desk", "I'll send Rusty with a check". */
export const nicknamed = (page: Page, word: Word): Found | undefined => (isCalled(page, word) ? { first: word, last: word, self: page.turns[word.turn]?.from === 'patron' } : isSpokenOf(page, word) ? { first: word, last: word, self: false } : undefined)

const isFree = (page: Page, word: Word): boolean => !word.digits && word.fold.length > 1 && !isKept(page, word, 'likely') &&
  (nameKind(word.fold) !== 'none' || !isOrdinary(word.fold))
const couldBe = (page: Page, word: Word): boolean => isFree(page, word) && !isPlace(word.fold) && !isNationality(word) && !seasons.has(word.fold)

/** "Ify for short"; "Hez will do", "joon is fine", where it begins a name that was said. */
function isCalled(page: Page, word: Word): boolean {
  if (!couldBe(page, word) || !(word.before === undefined || word.opens || /^, ?$/.test(word.gap) || /^(?:but|or|and|just)$/.test(word.before.fold))) return false
  const said = page.text.slice(word.end, word.end + 24)
  if (/^ for short\b/i.test(said)) return true
  if (word.capital && /^ (?:she|he|they|everyone|people) calls? me\b/i.test(said)) return true
  return word.fold.length > 2 && /^ (?:will do|is (?:ok|okay|fine|good|enough)|works|for friends)(?:[.,!]|$|\n)/i.test(said) && [...page.roll.names.keys()].some((name) => name.startsWith(word.fold))
}

const nice = /^(?:nice|lovely|kind|sweet|helpful|young|dear|wonderful|poor|little|old|friendly)$/
const behind = /^(?: at (?:your|the) (?:front |information |reference |circulation |help |checkout )?(?:desk|counter)| from (?:your|the) (?:desk|circulation|circ|front desk)| (?:thanks|hi|hello|sorry|i said|that i|i'm|i am|we|to (?:bring|come|call|text|email|wait|stop))\b)/i

/** Words that only people stand among. A name that is a word too needs its capital, but where it is asked whether somebody is in. */
function isSpokenOf(page: Page, word: Word): boolean {
  const { before } = word
  if (!isFree(page, word) || !before || !word.joined) return false
  const said = page.text.slice(word.end, word.end + 24)
  const isNamed = word.capital && !word.opens
  if (/^(?:guy|lady|dude|girl|gal|woman|man|person|librarian|clerk|volunteer|worker)$/.test(before.fold) && /^(?:this|that|the|your|a|one|young|nice)$/.test(before.before?.fold ?? '') && (isNamed || nameKind(word.fold) !== 'none') && behind.test(said)) return true
  if (/^ \(\d{1,2}\)/.test(said) && nameKind(word.fold) !== 'none' && !/\p{Lu}/u.test(before.text.slice(0, 1))) return true
  if (isNamed && /^(?:man|girl|boy|guy|homie)$/.test(before.fold) && before.before?.fold === 'my' && !isOrdinary(word.fold)) return true
  if (!couldBe(page, word)) return false
  if (isNamed && nice.test(before.fold) && /^(?:that|this|your|the|my|our)$/.test(before.before?.fold ?? '') && !word.after?.capital) return behind.test(said) || before.before?.fold === 'that' || before.before?.fold === 'your'
  if (nameKind(word.fold) !== 'none' && /^ from (?:the|your) \w+ (?:gave|told|said|says|helped|sent|showed|asked|emailed|called)\b/i.test(said)) return true
  // "Is Story your child?", "for little Story", "autumn (7)"
  if (isNamed && before.fold === 'is' && /^ (?:your|his|her|their) (?:child|kid|son|daughter|husband|wife|mother|father|mom|mum|dad|sister|brother|friend|real|first|last)\b/i.test(said)) return true
  if (isNamed && before.fold === 'little' && !before.capital && /^(?:for|my|our|and|with|is|your)$/.test(before.before?.fold ?? '') && !word.after?.capital) return true
  if (isNamed && /^ at (?:your|the) (?:\w+ )?(?:desk|counter)\b/.test(said)) return true
  if (isNamed && before.fold === 'send' && /^(?: (?:with|over|to|round|down|in|up|by|back|for|along|instead|tomorrow|today)\b|\.|,|$)/.test(said)) return true
  if (/^(?:tell|ask|remind)$/.test(before.fold) && nameKind(word.fold) !== 'none' && behind.test(said)) return true
  // "is dawn there?", "is will in today"
  return before.fold === 'is' && (before.before === undefined || before.opens) && /^(?:clear|ordinary-too)$/.test(nameKind(word.fold)) && /^ (?:there|in|in today|around|working|working today|here today|at the desk)\?/i.test(said)
}
