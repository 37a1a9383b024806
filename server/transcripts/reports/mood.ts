import type { Policy } from '../../../shared/reports.ts'
import type { Chat } from '../../../shared/chat.ts'
import type { TranscriptLine } from '../../../shared/transcript.ts'
import type { Turn } from '../../coaching/draft.ts'
import { wordsOf } from '../../coaching/phrases.ts'
import type { Lists } from '../../coaching/reading/lists.ts'
import { patronOf } from '../../coaching/reading/patron.ts'
import { ReadText } from '../../coaching/reading/read-text.ts'
import { isEnglish } from '../../coaching/reading/stems.ts'

/** Whether a patron said anything that might be a sign of a crisis, also where it is most likely a topic: of that nothing is counted. */
export const hasCrisis = (lines: readonly TranscriptLine[], lists: Lists): boolean => lines.some((line) => 'text' in line && line.by === 'patron' && new ReadText(line.text, lists).has('crisis'))

/** `mood`: how the patron wrote before the first answer and at the end, such as upset-thanks; null where it can't be told. `upset`: by which policies, each once. */
export interface Felt { mood: string | null; upset: readonly Policy[] }

const nothing: Felt = { mood: null, upset: [] }

/** Reads a chat as the coach reads it, with the same word lists. Where there is any sign of a crisis nothing is told: a number would be a sign too. Pure. */
export function feelingOf(chat: Pick<Chat, 'question' | 'lines'>, lists: Lists): Felt {
  const turns: Turn[] = [{ from: 'patron', text: chat.question, at: 0 }]
  for (const line of chat.lines) if (line.what === 'message' && line.by.role !== 'clock') turns.push({ from: line.by.role, text: line.text, at: line.at })
  const read = turns.map(({ from, text }) => ({ from, said: new ReadText(text, lists) }))
  const theirs = read.filter(({ from }) => from === 'patron')
  if (theirs.some(({ said }) => said.has('crisis')) || !isEnglish(theirs.map(({ said }) => said))) return nothing
  const isUpset = (one: (typeof read)[number]) => patronOf([one]).patron.upset !== null
  const upset = new Set(theirs.flatMap((one, index): Policy[] => {
    if (!isUpset(one)) return []
    const by = [...lists.policiesIn(wordsOf(`${theirs[index - 1]?.said.text ?? ''}\n${one.said.text}`)).keys()]
    return by.length > 0 ? by : ['other']
  }))
  if (upset.size > 1) upset.delete('other')
  const answered = read.findIndex(({ from }) => from === 'librarian')
  const before = answered === -1 ? [] : read.slice(0, answered)
  const end = answered === -1 ? [] : read.slice(answered).filter(({ from }) => from === 'patron').slice(-2)
  const start = before.some(isUpset) ? 'upset' : 'calm'
  const last = end.some(({ said }) => saysThanks(said.text)) ? 'thanks' : end.some(isUpset) ? 'upset' : 'calm'
  return { mood: end.length > 0 ? `${start}-${last}` : null, upset: [...upset] }
}

/** "No thanks" turns something down. */
const saysThanks = (text: string): boolean => wordsOf(text).some((word, index, words) => (word === 'thanks' || word === 'thank') && words[index - 1] !== 'no')
