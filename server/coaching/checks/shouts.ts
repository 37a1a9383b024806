import { look } from '../check.ts'

/** Without two capitals side by side nobody shouts: what is quickly seen saves a slow look. */
const mayShout = /\p{Lu}['’]?\p{Lu}/u
const capitals = /^\p{Lu}{2,}$/u

/** Four words in capitals in a row, or a message of at least three of which most are. Acronyms stand apart and are few. */
export const shouts = look(
  'Four words in capitals follow each other, or most words of the message are in capitals. Single words and acronyms are not meant.',
  ({ reading: { sentences } }) => {
    for (const { text } of sentences) {
      if (!mayShout.test(text)) continue
      const words = text.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/['’]/g, '')).filter((word) => word !== '')
      let run = 0
      let longest = 0
      for (const word of words) {
        run = capitals.test(word) || (run > 0 && /^[AI]$/.test(word)) ? run + 1 : 0
        longest = Math.max(longest, run)
      }
      if (longest >= 4 || (longest >= 3 && longest * 2 > words.length)) return { words: text, of: 'draft', strength: 0.7 }
    }
    return null
  },
)
