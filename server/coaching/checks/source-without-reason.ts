import { check } from '../check.ts'
import { phrases } from '../phrases.ts'
import { Words } from '../words.ts'

const year = /^(?:1[5-9]|20)\d\d$/

export const sourceWithoutReason = check(
  'A link goes out on more than an errand, and no sentence says who made the source, when, of what kind it is (one of `reasons`) or why it can be trusted.',
  { reasons: Words },
  (rule) => {
    const reasons = phrases(rule.reasons)
    return ({ reading: { patron, sentences } }) => {
      if (patron.errand) return null
      const linked = sentences.find(({ links }) => links)
      if (linked === undefined) return null
      if (sentences.some(({ words }) => reasons.in(words) !== null || words.some((word) => year.test(word)))) return 'met'
      return { words: linked.text, of: 'draft', strength: 0.3 }
    }
  },
)
