import type { Policy } from '../../../shared/reports.ts'
import type { Chat } from '../../../shared/chat.ts'
import type { TranscriptLine } from '../../../shared/transcript.ts'
import type { Turn } from '../../coaching/draft.ts'
import { phraseLists, wordsOf } from '../../coaching/phrases.ts'
import type { Lists } from '../../coaching/reading/lists.ts'
import type { Sentence } from '../../coaching/reading/reading.ts'
import { patronOf } from '../../coaching/reading/patron.ts'
import { sentencesOf } from '../../coaching/reading/sentences.ts'
import { isEnglish } from '../../coaching/reading/stems.ts'
import { policyWords } from './policy-words.ts'

/** Whether a patron said anything that might be a sign of a crisis, also where it is most likely a topic: of that nothing is counted. */
export const hasCrisis = (lines: readonly TranscriptLine[], lists: Lists): boolean => lines.some((line) => 'text' in line && line.by === 'patron' && saysCrisis(sentencesOf(line.text, lists)))

const saysCrisis = (sentences: readonly Sentence[]): boolean => sentences.some(({ has }) => has.has('crisis'))

/** `mood`: how the patron wrote before the first answer and at the end, such as upset-thanks; null where it can't be told. `upset`: by which policies, each once. */
export interface Felt { mood: string | null; upset: readonly Policy[] }

const nothing: Felt = { mood: null, upset: [] }
const policiesIn = phraseLists(policyWords)

/** Reads a chat as the coach reads it, with the same word lists. Where there is any sign of a crisis nothing is told: a number would be a sign too. Pure. */
export function feelingOf(chat: Pick<Chat, 'question' | 'lines'>, lists: Lists): Felt {
  const turns: Turn[] = [{ from: 'patron', text: chat.question, at: 0 }]
  for (const line of chat.lines) if (line.what === 'message' && line.by.role !== 'clock') turns.push({ from: line.by.role, text: line.text, at: line.at })
  const read = turns.map((turn) => ({ turn, sentences: sentencesOf(turn.text, lists) }))
  const theirs = read.filter(({ turn }) => turn.from === 'patron')
  const said = theirs.flatMap(({ sentences }) => sentences)
  if (saysCrisis(said) || !isEnglish(said.flatMap(({ words }) => words))) return nothing
  const isUpset = (one: (typeof read)[number]) => patronOf([one]).patron.upset !== null
  const upset = new Set(theirs.flatMap((one, index): Policy[] => {
    if (!isUpset(one)) return []
    const by = [...policiesIn(wordsOf(`${theirs[index - 1]?.turn.text ?? ''}\n${one.turn.text}`)).keys()]
    return by.length > 0 ? by : ['other']
  }))
  if (upset.size > 1) upset.delete('other')
  const answered = read.findIndex(({ turn }) => turn.from === 'librarian')
  const before = answered === -1 ? [] : read.slice(0, answered)
  const end = answered === -1 ? [] : read.slice(answered).filter(({ turn }) => turn.from === 'patron').slice(-2)
  const start = before.some(isUpset) ? 'upset' : 'calm'
  const last = end.some(({ turn }) => saysThanks(turn.text)) ? 'thanks' : end.some(isUpset) ? 'upset' : 'calm'
  return { mood: end.length > 0 ? `${start}-${last}` : null, upset: [...upset] }
}

/** "No thanks" turns something down. */
const saysThanks = (text: string): boolean => wordsOf(text).some((word, index, words) => (word === 'thanks' || word === 'thank') && words[index - 1] !== 'no')
