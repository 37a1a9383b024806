import * as v from 'valibot'
import { check } from '../check.ts'

export const questionNotRestated = check(
  'The first answer or link goes out and nobody has restated the question, asked about it, or echoed its words. `question: vague` means only questions that could mean several things; either way not hours, directions, known items, renewals and plain facts.',
  { question: v.picklist(['any', 'vague'], 'any or vague') },
  ({ question }) => ({ reading: { patron, before, behaviours, echoes, answers } }) => {
    if (patron.question === '' || patron.errand || before.restates || before.asked || before.answered) return null
    if (question === 'vague' && !patron.vague) return null
    if (behaviours.restates) return 'met'
    if (!answers || behaviours.refers || behaviours.asks_question || (echoes && question === 'any')) return null
    return { words: patron.question, of: 'patron', strength: patron.vague ? 0.6 : 0.45 }
  },
)
