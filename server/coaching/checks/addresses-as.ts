import { check } from '../check.ts'
import { wordsOf } from '../phrases.ts'
import { Words } from '../words.ts'

const before = new Set([
  'hello', 'hi', 'hey', 'morning', 'afternoon', 'evening', 'day', 'thanks', 'you', 'yes', 'no', 'dear', 'sorry', 'please', 'welcome', 'ok', 'okay', 'sure', 'course', 'absolutely', 'certainly', 'greetings',
])
const word = /[\p{L}]+(?:['’][\p{L}]+)*/gu

/** A form of address said to the patron; "Sir Arthur" is said about somebody. */
export const addressesAs = check(
  'The draft speaks to the patron with one of `words`: set off by a comma, or after a greeting, thanks, yes or no. Before a name it is said about somebody.',
  { words: Words },
  (rule) => {
    const forms = rule.words.map((one) => one.toLowerCase().replaceAll('’', "'").split(' '))
    const opens = new Set(forms.map(([first = '']) => wordsOf(first)[0]))
    return ({ reading: { sentences } }) => {
      for (const { text, words } of sentences) {
        if (!words.some((one) => opens.has(one))) continue
        const found = [...text.matchAll(word)].map((match) => ({ word: match[0].toLowerCase().replaceAll('’', "'"), at: match.index, to: match.index + match[0].length }))
        const said = found.some((first, index) => forms.some((form) => {
          if (!form.every((part, offset) => found[index + offset]?.word === part)) return false
          const last = found[index + form.length - 1] ?? first
          const next = text.slice(last.to)
          if (/^ \p{Lu}/u.test(next)) return false
          const setOff = /,\s*$/.test(text.slice(0, first.at)) && /^\s*(?:[,.!?:;]|$)/.test(next)
          return setOff || (index === 0 && next.startsWith(',')) || (before.has(found[index - 1]?.word ?? '') && /^\s*(?:[,.!?]|$)/.test(next))
        }))
        if (said) return { words: text, of: 'draft', strength: 0.7 }
      }
      return null
    }
  },
)
