import { opensQuestion } from './question-words.ts'
import type { Sentence } from './reading.ts'
import { shared } from './stems.ts'
import type { Stems } from './stems.ts'

/** Before "you want", these make it an offer or a question of its own. */
const offering = new Set(['whom', 'who', 'do', 'did', 'would', 'will', 'if', 'what', 'where', 'when', 'which', 'how', 'time', 'whenever', 'that', 'anything', 'else', 'should', 'as'])
/** With one of these a sentence tells something; what only says again what somebody needs has none. */
const telling = new Set(['i', 'we', 'they', 'there', 'here', 'has', 'have', 'will', 'try', 'see', 'go', 'look', 'should', 'could', 'would', 'press', 'click', 'use', 'is', 'are', 'was', 'were', 'can', 'does', 'do', 'not', 'no', 'yes', 'that', 'this', 'which', 'lands', 'leaves', 'opens', 'closes', 'starts', 'ends', 'costs', 'departs', 'arrives', 'enjoy'])
/** "So …" after one of these begins a summary all the same. */
const beforeSo = new Set(['ok', 'okay', 'right', 'great', 'sure', 'ah', 'oh', 'good', 'perfect', 'thanks', 'hi', 'hello', 'hey', 'yes', 'just', 'lovely', 'got', 'it', 'well', 'and'])
const notSummed = new Set(['far', 'sorry', 'what', 'which', 'where', 'when', 'how', 'who', 'why', 'do', 'did', 'does', 'please', 'i', 'we', 'there', 'here', 'let', 'glad', 'happy', 'much', 'that'])
/** "Booking a room for two on Friday": work announced in the patron's words. Looking for it announces nothing. */
const looking = new Set(['looking', 'searching', 'checking', 'going', 'thinking', 'being', 'hoping', 'finding', 'working', 'digging', 'waiting', 'during', 'according', 'nothing', 'something', 'anything', 'everything', 'wishing', 'regarding', 'playing'])

/**
 * Whether sentences say again what the patron asked, in words that are theirs: in a frame ("so you need …"), after an announcement ("to
 * confirm: …"), as a question without a question's word order ("the stone bridge, in 1890?"), as nothing but their words ("photos of the
 * bridge, got it"), or with "is that right?" behind it.
 * @param theirs stems of all that the patron wrote
 * @param said stems of all that was written: what is confirmed may have been offered by the librarian
 */
export function restates(sentences: readonly Sentence[], theirs: Stems, said: Stems): boolean {
  return sentences.some((sentence, index) => {
    const { has, words, stems, asks, links } = sentence
    const last = sentences[index - 1]
    const known = shared(stems, said)
    const announced = announces(sentence) || (last !== undefined && !last.text.endsWith('?') && announces(last) && shared(last.stems, said) < 2)
    if (announced && known > 1) return true
    const both = shared(stems, theirs)
    if (both === 0) return tellsHowItWasUnderstood(sentence)
    const frame = has.get('restating')?.at ?? 9
    if (frame < 5 && (both > 1 || asks || words[0] === 'so') && !words.slice(0, frame).some((word) => offering.has(word))) return true
    if ((both > 1 || (known > 1 && has.has('confirming'))) && isEcho(sentence)) return true
    const mostly = known > 1 && known * 2 >= stems.size
    const nearly = known > 1 && known * 10 >= stems.size * (known > 3 ? 5 : 7)
    if (sums(words) && (mostly || (!asks && !links && !words.some((word) => telling.has(word))))) return true
    if (nearly && !asks && !links && both > 1 && words.length < 26 && !words.some((word) => telling.has(word))) return !looking.has(words[0] ?? '')
    const next = sentences[index + 1]
    return next !== undefined && next.asks && next.has.has('confirming') && next.words.length < 8 && (nearly || next.words.includes('right') || next.words.includes('correct'))
  })
}

/** "Let me see if I've got you: how pictures of others change the way people feel": other words, and meant to be. */
const tellsHowItWasUnderstood = ({ has, words }: Sentence): boolean => {
  const frame = has.get('restating')
  return frame !== undefined && ((frame.at === 0 && (words[0] === 'let' || words[1] === 'i' || words[0] === 'by') && words.length - frame.to > 4) || (words[0] === 'to' && words[2] === 'sure' && words.length > 10))
}

/** "Ok so the 1890 bridge, photos if possible". */
function sums(words: readonly string[]): boolean {
  const at = words.indexOf('so')
  return at >= 0 && at < 4 && words.slice(0, at).every((word) => beforeSo.has(word)) && !notSummed.has(words[at + 1] ?? '')
}

function announces({ has, words, text }: Sentence): boolean {
  const at = has.get('confirming-details')?.at
  if (at === undefined || words[at] === 'confirmed') return false
  const before = words.slice(0, at)
  return !(before.includes('i') && (before.includes('can') || before.includes('able'))) && (at < 7 || text.includes(':'))
}

const isEcho = ({ text, words, has }: Sentence): boolean =>
  text.endsWith('?') && !opensQuestion.has(words[0] ?? '') && !has.has('asking-if-answered') && (has.has('confirming') || !words.some((word) => opensQuestion.has(word)))
