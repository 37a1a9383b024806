import * as v from 'valibot'
import { check } from '../check.ts'
import { phrases, wordsOf } from '../phrases.ts'
import { Words } from '../words.ts'

/** A phrase that is in the draft, where a rule is about words alone. Most rules that a library adds are of this kind. */
export const says = check(
  'The draft says one of `phrases`, and neither that sentence nor the next has one of `unless`. With `unless-patron-said: true`, not where the patron used the phrase first.',
  { phrases: Words, unless: v.optional(Words), 'unless-patron-said': v.optional(v.boolean('true or false'), false) },
  (rule) => {
    const wanted = phrases(rule.phrases)
    const unless = phrases(rule.unless ?? [])
    return ({ chat, reading: { sentences } }) => {
      const at = sentences.findIndex(({ words }) => wanted.in(words) !== null)
      const sentence = sentences[at]
      if (sentence === undefined) return null
      if ([sentence, sentences[at + 1]].some((near) => near !== undefined && unless.in(near.words) !== null)) return 'met'
      if (rule['unless-patron-said'] && chat.turns.some(({ from, text }) => from === 'patron' && wanted.in(wordsOf(text)) !== null)) return null
      return { words: sentence.text, of: 'draft', strength: 0.6 }
    }
  },
)
