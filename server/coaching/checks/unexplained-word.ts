import { look } from '../check.ts'

export const unexplainedWord = look(
  'A word of the list of jargon stands in the draft without a plain word near it, and the patron has not used it.',
  ({ reading: { unexplained } }) => {
    const [first] = unexplained
    return first === undefined ? null : { words: first.word, of: 'draft', strength: 0.35 }
  },
)
