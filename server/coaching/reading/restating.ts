import { opensQuestion } from './question-words.ts'
import type { Sentence } from './reading.ts'
import { shared } from './stems.ts'

/** Before "you want", these make it an offer or a question of its own. */
const offering = new Set(['whom', 'who', 'do', 'did', 'would', 'will', 'if', 'what', 'where', 'when', 'which', 'how', 'time', 'whenever', 'that', 'anything', 'else', 'should', 'as'])

/**
 * Whether sentences say again what the patron asked, in words that are theirs: in a frame ("so you need …"), after an announcement ("to
 * confirm: …"), as a question without a question's word order ("the stone bridge, in 1890?"), or with "is that right?" behind it.
 * @param theirs stems of all that the patron wrote
 * @param said stems of all that was written: what is confirmed may have been offered by the librarian
 */
export function restates(sentences: readonly Sentence[], theirs: ReadonlySet<string>, said: ReadonlySet<string>): boolean {
  return sentences.some((sentence, index) => {
    const { has, words, stems } = sentence
    const last = sentences[index - 1]
    const announced = announces(sentence) || (last !== undefined && !last.text.endsWith('?') && announces(last) && shared(said, last.stems) < 2)
    if (announced && shared(said, stems) > 1) return true
    const both = shared(theirs, stems)
    if (both === 0) return false
    const frame = has.get('restating')?.at ?? 9
    if (frame < 5 && !words.slice(0, frame).some((word) => offering.has(word))) return true
    if (both > 1 && isEcho(sentence)) return true
    const next = sentences[index + 1]
    return next !== undefined && next.asks && next.has.has('confirming') && next.words.length < 8
  })
}

function announces({ has, words, text }: Sentence): boolean {
  const at = has.get('confirming-details')?.at
  return at !== undefined && words[at] !== 'confirmed' && (at < 7 || text.includes(':'))
}

const isEcho = ({ text, words, has }: Sentence): boolean =>
  text.endsWith('?') && !opensQuestion.has(words[0] ?? '') && !has.has('asking-if-answered') && (has.has('confirming') || !words.some((word) => opensQuestion.has(word)))
