import { asksToType } from '../asks-to-type.ts'
import { checksBySigns } from './checking.ts'
import { checksAnswered, closes } from './closing.ts'
import { endsBySigns } from './ending.ts'
import type { Lists } from './lists.ts'
import { readChat } from './read-chat.ts'
import type { ReadChat } from './read-chat.ts'
import { ReadText } from './read-text.ts'
import { refers } from './referring.ts'
import type { Behaviours, DraftToRead, Reading } from './reading.ts'
import { restates } from './restating.ts'
import { acknowledges, answers, blames, doesADeed, greets, invites, onlyGreets, opens } from './saying.ts'
import { isEnglish, shared } from './stems.ts'
import { takesUp } from './taking-up.ts'
import { coldness } from './tone.ts'
import { unexplainedIn } from './unexplained.ts'

const asksSecret = asksToType([
  'PIN', 'pin code/number', 'password', 'passcode', 'passphrase', 'card number', 'card details', 'number on/of your/the … card', 'number … back of', 'library card', 'card id', 'barcode', 'account number', 'account details', 'student number/id', 'patron number/id', 'id number',
  'date of birth', 'birth date', 'birthdate', 'dob', 'birthday', 'born', 'social security', 'ssn', 'security code', 'security answer', 'home address', 'street address', 'your address', 'credit/debit/bank card', 'cvv', 'driving licence/license', 'passport number', 'maiden name', 'login details/info/credentials', 'username and password',
])
/**
 * Makes a reader that goes by these lists. Reading is pure: the same words give the same reading. At each pause in typing the same messages stand above the
 * draft: those of the last chat, and of no other, are not read twice. The draft itself is read and forgotten.
 */
export function createReader(lists: Lists): (draft: DraftToRead) => Reading {
  let known = new Map<string, ReadText>()
  let above: { of: DraftToRead; chat: ReadChat } | null = null
  return (given) => {
    const { draft, turns, patronName } = given
    if (above === null || !isSameChat(above.of, given)) {
      const texts = new Map<string, ReadText>()
      const read = (text: string): ReadText => {
        const one = texts.get(text) ?? known.get(text) ?? new ReadText(text, lists)
        texts.set(text, one)
        return one
      }
      above = { of: { draft: '', turns, patronName }, chat: readChat(turns.map(({ from, text }) => ({ from, said: read(text) })), patronName) }
      known = texts
    }
    return readDraft(new ReadText(draft, lists), above.chat, lists)
  }
}

const isSameChat = (one: DraftToRead, other: DraftToRead): boolean =>
  one.patronName === other.patronName && one.turns.length === other.turns.length && one.turns.every(({ from, text }, index) => from === other.turns[index]?.from && text === other.turns[index].text)

function readDraft(said: ReadText, chat: ReadChat, lists: Lists): Reading {
  const { sentences } = said
  const { theirs, theirStems, patron, before } = chat
  const checks = checksAnswered(sentences, patron.done) || checksBySigns(said, chat)
  const closing = endsBySigns(said, chat, closes(sentences, theirs.at(-1)?.sentences ?? [], patron.done, chat.answersUs), checks)
  const blamed = sentences.find(blames)
  const referred = sentences.find((one, index) => refers(one, sentences[index + 1]))
  const secret = sentences.find(asksSecret)
  const unexplained = unexplainedIn(lists, sentences, theirs)
  const links = sentences.some((one) => one.links)
  const taking = takesUp(said, chat)
  const behaviours: Behaviours = {
    restates: restates(sentences, theirStems, chat.allOfIt),
    checks_answered: checks,
    invites_back: sentences.some(invites),
    closing: closing !== 'open',
    asks_question: sentences.some(({ asks }) => asks),
    asks_open: sentences.some((one) => opens(one) && (secret === undefined || !asksSecret(one))),
    acknowledges: sentences.some(acknowledges) || taking.takesUp,
    greets: sentences.some(greets),
    uses_name: chat.calls(said),
    blames: blamed !== undefined,
    jargon: unexplained.length > 0,
    bare_link: links && said.length < 3,
    refers: referred !== undefined || sentences.some(({ has }) => has.has('handing-over')),
    asks_private_data: secret !== undefined,
  }
  return {
    understood: isEnglish([...theirs.slice(-3), said]),
    behaviours, cold: coldness(said), patronUpset: chat.upsetScore, sentences, length: said.length, patron, unexplained, before,
    evidence: { ...(blamed && { blames: blamed.text }), ...(referred && { refers: referred.text }) },
    answers: sentences.some(answers),
    doesADeed: sentences.some(doesADeed),
    leavesAlone: taking.leavesAlone,
    goesToLook: sentences.some((one) => one.has.has('going-to-look') && !one.links && one.has.get('restating')?.at !== one.has.get('going-to-look')?.at),
    handsOver: sentences.some(({ has }) => has.has('handing-over')),
    ends: closing === 'ends',
    echoes: sentences.some(({ stems }) => shared(stems, theirStems) > 0),
    onlyGreets: sentences.length > 0 && sentences.every(onlyGreets),
  }
}
