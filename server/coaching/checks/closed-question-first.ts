import { look } from '../check.ts'

export const closedQuestionFirst = look(
  'The opening is wide, and the first question that is asked about it can be answered with yes or no.',
  ({ reading: { patron, before, behaviours } }) => {
    if (!patron.vague || before.asked || !behaviours.asks_question || behaviours.checks_answered) return null
    return behaviours.asks_open ? 'met' : { words: patron.question, of: 'patron', strength: 0.3 }
  },
)
