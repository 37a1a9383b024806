import { look } from '../check.ts'

export const unexplainedWord = look(
  'A word of the list of jargon stands in the draft without a plain word near it, and the patron has not used it. Not those that are `plain-here` at the desk (desks.yaml).',
  ({ desk, reading: { unexplained } }) => {
    const first = unexplained.find(({ word }) => !desk.plainHere.includes(word))
    return first === undefined ? null : { words: first.word, of: 'draft', strength: 0.35 }
  },
)
