import { look } from '../check.ts'

const noNames = new Set([
  'anon', 'anonymous', 'guest', 'user', 'student', 'patron', 'visitor', 'test', 'none', 'nobody', 'no', 'name', 'me', 'someone', 'somebody', 'help', 'question', 'apa', 'mla',
  'library', 'book', 'books', 'n', 'na', 'hi', 'hello', 'hey', 'please', 'parent', 'teacher', 'mom', 'mum', 'dad', 'idk', 'x', 'abc', 'asdf', 'research', 'chat', 'faculty', 'staff', 'alum',
])

/** The name as somebody could be called by it, or '' where what they typed is none. */
export function plausibleName(given: string): string {
  const parts = given.trim().split(/\s+/)
  const name = parts[0] ?? ''
  const isName = parts.length <= 3 && parts.every((part) => /^\p{L}[\p{L}'’.-]*$/u.test(part) && !noNames.has(part.toLowerCase()))
  return isName && name.length >= 2 && /[aeiouyáéíóúäöüåøæ]|[^\p{Script=Latin}]/iu.test(name) ? name : ''
}

export const nameUnused = look(
  'A name that can be a name is known, and the second message of the librarian comes without it, as the first did.',
  ({ chat, reading }) => {
    const name = plausibleName(chat.patronName)
    if (name === '' || chat.turns.filter(({ from }) => from === 'librarian').length === 0) return null
    const uses = (text: string): boolean => text.toLowerCase().includes(name.toLowerCase())
    if (reading.before.uses_name || chat.turns.some(({ from, text }) => from === 'librarian' && uses(text))) return null
    if (uses(chat.draft)) return 'met'
    return reading.sentences.some(({ words }) => words.length > 3) ? { words: name, of: 'patron', strength: 0.15 } : null
  },
)
