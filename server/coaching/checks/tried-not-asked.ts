import { look } from '../check.ts'
import { phrases } from '../phrases.ts'

const tried = phrases(['tried', 'looked', 'found', 'searched', 'checked', 'seen so far', 'have so far', 'used so far', 'already have', 'been through', 'looked at'])

export const triedNotAsked = look(
  'The first link goes out on a research question, and neither has the patron said where they looked nor has anybody asked.',
  ({ reading: { patron, before, sentences } }) => {
    if (patron.question === '' || patron.errand || patron.tried || before.links) return null
    if (sentences.some(({ asks, words }) => asks && tried.in(words) !== null)) return 'met'
    return sentences.some(({ links }) => links) ? { words: patron.question, of: 'patron', strength: 0.4 } : null
  },
)
