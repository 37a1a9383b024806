import { asksToType } from '../asks-to-type.ts'
import { wordsOf } from '../phrases.ts'
import { checksAnswered, closes } from './closing.ts'
import type { ListName, Lists } from './lists.ts'
import { patronOf } from './patron.ts'
import type { ReadTurn } from './patron.ts'
import { refers } from './referring.ts'
import type { Behaviours, DraftToRead, Reading, Sentence } from './reading.ts'
import { restates } from './restating.ts'
import { sentencesOf } from './sentences.ts'
import { allStems, isEnglish, shared } from './stems.ts'
import { coldness } from './tone.ts'
import { unexplainedIn } from './unexplained.ts'

const asksSecret = asksToType([
  'PIN', 'pin code/number', 'password', 'passcode', 'passphrase', 'card number', 'card details', 'number on/of your/the … card', 'number … back of', 'library card', 'card id', 'barcode', 'account number', 'account details', 'student number/id', 'patron number/id', 'id number',
  'date of birth', 'birth date', 'birthdate', 'dob', 'birthday', 'born', 'social security', 'ssn', 'security code', 'security answer', 'home address', 'street address', 'your address', 'credit/debit/bank card', 'cvv', 'driving licence/license', 'passport number', 'maiden name', 'login details/info/credentials', 'username and password',
])
const saysName = /\b(?:[Mm]y name is|[Mm]y name's|I am|I'm|[Tt]his is|[Nn]ame is)\s+(\p{Lu}[\p{L}'’-]+)/u
/** Offers of help that ask nothing about the question. */
const offersHelp = /how (?:can|may|could) (?:i|we) (?:help|assist)|what can (?:i|we) do|how are you/i
const requests = new Set(['please', 'tell', 'give', 'specify', 'provide'])

/** Makes a reader that goes by these lists. Reading is pure: the same words give the same reading. */
export function createReader(lists: Lists): (draft: DraftToRead) => Reading {
  // At each pause in typing the same turns stand above the draft: those of the last chat, and of no other, are not read twice.
  let above = new Map<string, readonly Sentence[]>()
  return ({ draft, turns, patronName }) => {
    const sentences = sentencesOf(draft, lists)
    const read = turns.map((turn): ReadTurn => ({ turn, sentences: above.get(turn.text) ?? sentencesOf(turn.text, lists) }))
    above = new Map(read.map((one) => [one.turn.text, one.sentences]))
    const of = (from: 'patron' | 'librarian'): ReadTurn[] => read.filter(({ turn }) => turn.from === from)
    const [ours, theirs] = [of('librarian'), of('patron')]
    const theirSentences = theirs.flatMap((one) => one.sentences)
    const ourSentences = ours.flatMap((one) => one.sentences)
    const theirStems = allStems(theirSentences)
    const allOfIt = new Set([...theirStems, ...allStems(ourSentences)])
    const names = [patronName, ...theirs.map(({ turn }) => saysName.exec(turn.text)?.[1] ?? '')].map((name) => wordsOf(name)[0] ?? '').filter((name) => name.length > 1)
    const calls = (said: readonly Sentence[]): boolean => names.length > 0 && said.some(({ words }) => words.some((word) => names.includes(word)))
    const having = (list: ListName): Sentence | undefined => sentences.find(({ has }) => has.has(list))
    const { patron, upsetScore } = patronOf(read)
    const closing = closes(sentences, theirs.at(-1)?.sentences ?? [], patron.done)
    const blamed = sentences.find(blames)
    const referred = sentences.find((one, index) => refers(one, sentences[index + 1]))
    const unexplained = unexplainedIn(lists, sentences, theirSentences)
    const behaviours: Behaviours = {
      restates: restates(sentences, theirStems, allOfIt),
      checks_answered: checksAnswered(sentences, patron.done),
      invites_back: sentences.some(invites),
      closing: closing !== 'open',
      asks_question: sentences.some(({ asks }) => asks),
      asks_open: sentences.some((one) => opens(one) && !asksSecret(one)),
      acknowledges: sentences.some(acknowledges),
      greets: sentences.some(greets),
      uses_name: calls(sentences),
      blames: blamed !== undefined,
      jargon: unexplained.length > 0,
      bare_link: sentences.some(({ links }) => links) && sentences.reduce((sum, { words }) => sum + words.length, 0) < 3,
      refers: referred !== undefined,
      asks_private_data: sentences.some(asksSecret),
    }
    return {
      understood: isEnglish([...theirs.slice(-3).flatMap((one) => one.sentences), ...sentences].flatMap(({ words }) => words)),
      behaviours, cold: coldness(sentences, draft), patronUpset: upsetScore, sentences, patron, unexplained,
      evidence: { ...(blamed && { blames: blamed.text }), ...(referred && { refers: referred.text }) },
      answers: sentences.some(answers),
      doesADeed: sentences.some(doesADeed),
      goesToLook: sentences.some(({ has, links }) => has.has('going-to-look') && !links),
      handsOver: having('handing-over') !== undefined,
      ends: closing === 'ends',
      echoes: sentences.some(({ stems }) => shared(theirStems, stems) > 0),
      onlyGreets: sentences.length > 0 && sentences.every((one) => !one.links && ((greets(one) && one.words.length < 9 && !refers(one)) || one.words.length === 0 || offersHelp.test(one.text))),
      before: {
        get restates() { return ours.some((one) => restates(one.sentences, theirStems, allOfIt)) },
        checks_answered: checksAnswered(ourSentences, false),
        invites_back: ourSentences.some(invites),
        acknowledges: ourSentences.some(acknowledges),
        uses_name: calls(ourSentences),
        asked: ourSentences.some(({ asks, text }) => asks && !offersHelp.test(text)),
        answered: ourSentences.some(answers),
        links: ourSentences.some(({ links }) => links),
      },
    }
  }
}

/** "I've wiped it": whatever was done. What was only looked at is no deed yet. */
const doesADeed = ({ has, words }: Sentence): boolean => has.has('deeds') || words.some((word, at) =>
  word === 'have' && (words[at - 1] === 'i' || words[at - 1] === 'we') && [words[at + 1], words[at + 2]].some((next) => next?.endsWith('ed') === true && !onlyLooked.has(next)))
const onlyLooked = new Set(['checked', 'looked', 'searched', 'tried', 'noticed', 'confirmed', 'verified', 'explained', 'answered', 'received', 'mentioned', 'need'])

/** "Sorry, which branch?" notices nothing; "that shouldn't happen, sorry" does. */
const acknowledges = ({ has, words }: Sentence): boolean => has.has('acknowledging') || words.at(-1) === 'sorry'

/** A question that can't be answered with yes or no, or a request to tell more. */
const opens = ({ asks, has, words }: Sentence): boolean => {
  const at = has.get('open-questions')?.at ?? 9
  return at < 4 && (asks || (requests.has(words[at] ?? '') && words.includes('about')))
}

/** In "I'll look for you, should have it soon" nobody is told what they should have done. */
const blames = ({ has, words }: Sentence): boolean => {
  const found = has.get('blaming')
  return found !== undefined && !beforeObject.has(words[found.at - 1] ?? '') && words[found.to] !== 'to'
}
const beforeObject = new Set(['for', 'to', 'with', 'at'])

/** An invitation looks ahead: "glad you dropped in" is none. */
const invites = ({ has, words }: Sentence): boolean => has.has('inviting-back') && !words[has.get('inviting-back')?.at ?? 0]?.endsWith('ed')

const greets = ({ has, words }: Sentence): boolean => (has.get('greetings')?.at ?? 9) < Math.min(3, words.length)

/** Gives something to go by. A pleasantry, a request and going to look give nothing yet. */
function answers({ asks, links, words, has }: Sentence): boolean {
  if (links) return true
  if (asks || words.length < 3 || requests.has(words[0] ?? '') || (words[0] === 'i' && words[1] === 'need')) return false
  if (has.has('going-to-look') || has.has('handing-over') || has.has('goodbyes')) return false
  return words.length >= 9 || !(has.has('farewells') || has.has('acknowledging') || has.has('greetings') || has.has('welcomes') || has.has('thanks-answers'))
}
