import { asksToType } from '../asks-to-type.ts'
import { wordsOf } from '../phrases.ts'
import type { ListName, Lists } from './lists.ts'
import { patronOf } from './patron.ts'
import type { ReadTurn } from './patron.ts'
import type { Behaviours, DraftToRead, Reading, Sentence } from './reading.ts'
import { sentencesOf } from './sentences.ts'
import { coldness } from './tone.ts'
import { isEnglish, sharedWith, stemsOf } from './words-shared.ts'

const secrets = ['PIN', 'pin number', 'password', 'passcode', 'card number', 'library card number', 'barcode', 'account number', 'date of birth', 'birth date', 'social security number', 'security code', 'home address', 'credit card']
const asksSecret = asksToType(secrets)
const saysName = /\b(?:my name is|my name's|i am|i'm|this is|name is)\s+(\p{Lu}[\p{L}'’-]+)/iu
/** "Contact the registrar": sends on where it opens the sentence. */
const sending = new Set(['contact', 'ask', 'call', 'phone', 'email'])
const their = new Set(['the', 'your', 'their'])
/** Before "you want", these make it an offer or a question of its own. */
const offering = new Set(['whom', 'who', 'do', 'did', 'would', 'will', 'if', 'what', 'where', 'when', 'which', 'how', 'time', 'whenever', 'that', 'anything', 'else', 'should', 'as'])
const opensQuestion = new Set(['what', 'which', 'where', 'when', 'who', 'why', 'how', 'do', 'does', 'did', 'would', 'could', 'can', 'may', 'should', 'shall', 'will', 'have', 'has', 'any', 'anything'])
const gloss = /\([^)]{3,}\)|\b(?:called|known as|which (?:is|are|means)|that is|meaning|i\.e\.)|[:=–—-] ?(?:an?|the) /
const how = /how (?:can|may|could) (?:i|we) (?:help|assist)|what can (?:i|we) do|how are you/i

/** Makes a reader that goes by these lists. Reading is pure: the same words give the same reading. */
export function createReader(lists: Lists): (draft: DraftToRead) => Reading {
  return ({ draft, turns, patronName }) => {
    const sentences = sentencesOf(draft, lists)
    const read = turns.map((turn): ReadTurn => ({ turn, sentences: sentencesOf(turn.text, lists) }))
    const ours = read.filter(({ turn }) => turn.from === 'librarian')
    const theirs = read.filter(({ turn }) => turn.from === 'patron')
    const { patron, upsetScore } = patronOf(read)
    const names = [patronName, ...theirs.map(({ turn }) => saysName.exec(turn.text)?.[1] ?? '')].map((name) => wordsOf(name)[0] ?? '').filter((name) => name.length > 1)
    const calls = (said: readonly Sentence[]): boolean => names.length > 0 && said.some(({ words }) => words.some((word) => names.includes(word)))
    const stems = stemsOf(theirs.flatMap(({ sentences: said }) => said.flatMap(({ words }) => words)))
    const said = stemsOf(read.flatMap(({ sentences: all }) => all.flatMap(({ words }) => words)))
    const having = (list: ListName): Sentence | undefined => sentences.find(({ has }) => has.has(list))
    const blamed = having('blaming')
    const referred = sentences.find(({ has, asks, words }) => !asks && (has.has('referring') || (sending.has(words[0] ?? '') && their.has(words[1] ?? ''))))
    const unexplained = unexplainedIn(lists, sentences, draft, theirs)
    const goesToLook = sentences.some(({ has, links }) => has.has('going-to-look') && !links)
    const checks = checksAnswered(sentences)
    const closing = closes(sentences, checks, theirs)
    const behaviours: Behaviours = {
      restates: restates(sentences, stems, said), checks_answered: checks, invites_back: having('inviting-back') !== undefined, closing: closing !== 'open',
      asks_question: sentences.some(({ asks }) => asks), asks_open: sentences.some(({ asks, has }) => asks && (has.get('open-questions')?.at ?? 9) < 4),
      acknowledges: having('acknowledging') !== undefined, greets: sentences.some(greets), uses_name: calls(sentences), blames: blamed !== undefined, jargon: unexplained.length > 0,
      bare_link: sentences.some(({ links }) => links) && sentences.reduce((sum, { words }) => sum + words.length, 0) < 3, refers: referred !== undefined, asks_private_data: sentences.some(asksSecret),
    }
    return {
      understood: isEnglish([...theirs.slice(-3).flatMap(({ sentences: said }) => said), ...sentences].flatMap(({ words }) => words)),
      behaviours, cold: coldness(sentences, draft), patronUpset: upsetScore, sentences,
      evidence: { ...(blamed && { blames: blamed.text }), ...(referred && { refers: referred.text }) },
      ends: closing === 'ends', answers: sentences.some(answers), doesADeed: having('deeds') !== undefined, goesToLook, handsOver: having('handing-over') !== undefined,
      echoes: sharedWith(stems, sentences.flatMap(({ words }) => words)) > 0, onlyGreets: sentences.length > 0 && sentences.every((one) => !one.links && (greets(one) || one.words.length === 0 || how.test(one.text))), unexplained,
      before: before(ours, stems, said, calls), patron,
    }
  }
}

function before(ours: readonly ReadTurn[], stems: ReadonlySet<string>, all: ReadonlySet<string>, calls: (said: readonly Sentence[]) => boolean): Reading['before'] {
  const said = ours.flatMap(({ sentences }) => sentences)
  return {
    restates: ours.some(({ sentences }) => restates(sentences, stems, all)), checks_answered: ours.some(({ sentences }) => checksAnswered(sentences)),
    invites_back: said.some(({ has }) => has.has('inviting-back')), acknowledges: said.some(({ has }) => has.has('acknowledging')), uses_name: calls(said),
    asked: said.some(({ asks, text }) => asks && !how.test(text)), answered: said.some(answers), links: said.some(({ links }) => links),
  }
}

const greets = ({ has, words }: Sentence): boolean => (has.get('greetings')?.at ?? 9) < 3 && (has.get('greetings')?.at ?? 9) < words.length
const requests = new Set(['please', 'tell', 'give', 'specify', 'provide'])

/** Gives something to go by. */
function answers({ asks, links, words, has }: Sentence): boolean {
  if (links) return true
  if (asks || words.length < 3 || requests.has(words[0] ?? '') || (words[0] === 'i' && words[1] === 'need')) return false
  if (has.has('going-to-look') || has.has('handing-over') || has.has('goodbyes') || (words.length < 9 && (has.has('farewells') || has.has('acknowledging') || has.has('greetings') || has.has('welcomes')))) return false
  return true
}

const checksAnswered = (sentences: readonly Sentence[]): boolean => sentences.some(({ has, asks, words }) =>
  has.has('asking-if-answered') && !has.has('not-asking-if-answered') && (asks || opensQuestion.has(words[0] ?? '') || words[0] === 'is' || words[0] === 'if' || (words.includes('let') && words.includes('know') && words.includes('if'))))

/**
 * Says again what the patron asked, in words that are theirs: in a frame ("so you need …"), after an announcement ("to confirm: …"), as a
 * question without a question's word order ("the stone bridge, in 1890?"), or with "is that right?" behind it.
 */
function restates(sentences: readonly Sentence[], theirs: ReadonlySet<string>, said: ReadonlySet<string>): boolean {
  return sentences.some((sentence, index) => {
    const { has, words, text } = sentence
    const last = sentences[index - 1]
    const announced = announces(sentence) || (last !== undefined && !last.text.endsWith('?') && announces(last) && sharedWith(said, last.words) < 2)
    if (announced && sharedWith(said, words) > 1) return true
    const shared = sharedWith(theirs, words)
    if (shared === 0) return false
    const frame = has.get('restating')?.at ?? 9
    if (frame < 5 && !words.slice(0, frame).some((word) => offering.has(word))) return true
    if (shared > 1 && text.endsWith('?') && !opensQuestion.has(words[0] ?? '') && !has.has('asking-if-answered') && (has.has('confirming') || !words.some((word) => opensQuestion.has(word)))) return true
    const next = sentences[index + 1]
    return next !== undefined && next.asks && next.has.has('confirming') && next.words.length < 8
  })
}

const announces = ({ has, words, text }: Sentence): boolean => {
  const at = has.get('confirming-details')?.at
  return at !== undefined && words[at] !== 'confirmed' && (at < 7 || text.includes(':'))
}

/**
 * `ends`: words that end a chat whatever was said, or softer ones where the patron has said goodbye or thanks and asked nothing.
 * `thanks`: the draft answers thanks, and no more.
 */
function closes(sentences: readonly Sentence[], checks: boolean, theirs: readonly ReadTurn[]): 'ends' | 'thanks' | 'open' {
  const has = (list: ListName): boolean => sentences.some((one) => one.has.has(list) && !one.asks)
  if (checks && sentences.some(({ asks }) => asks)) return 'open'
  const last = theirs.at(-1)?.sentences ?? []
  const asked = last.some(({ asks }) => asks)
  if (has('goodbyes')) return !asked || sentences.length < 3 ? 'ends' : 'open'
  const going = last.length > 0 && !asked && last.some(({ has: said, words }) => said.has('patron-done') || words.includes('thanks') || words.includes('thank') || words.includes('appreciate'))
  if (!going || sentences.some(({ asks, links }) => asks || links)) return 'open'
  if (has('farewells')) return 'ends'
  return has('thanks-answers') ? 'thanks' : 'open'
}

/** Jargon that the patron has not used, with no plain word near it and no gloss ("which is", a bracket, a dash) in the draft. */
function unexplainedIn({ jargonIn }: Lists, sentences: readonly Sentence[], draft: string, theirs: readonly ReadTurn[]): Reading['unexplained'] {
  const found = sentences.flatMap(({ words, text }) => [...jargonIn(words).keys()].filter(({ word, capitals }) => !capitals || text.includes(word)))
  if (found.length === 0 || gloss.test(draft)) return []
  const used = new Set(theirs.flatMap(({ sentences: said }) => said.flatMap(({ words }) => [...jargonIn(words).keys()])))
  const around = stemsOf(sentences.flatMap(({ words }) => words))
  return found.filter((one) => {
    const plain = wordsOf(one.plain)
    return !used.has(one) && sharedWith(around, plain) * 2 < stemsOf(plain).size
  }).map(({ word, plain }) => ({ word, plain }))
}
