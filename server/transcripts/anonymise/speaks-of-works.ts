import type { Page } from './page.ts'
import { ofWorks } from './vocabulary.ts'

/** Whether the turn, or the one before it (before a librarian's, the three before it), or more of them, speaks of books, films or music. */
export function speaksOfWorks({ turns }: Page, turn: number, back = turns[turn]?.from === 'librarian' ? 3 : 1): boolean {
  return turns.slice(Math.max(0, turn - back), turn + 1).some(({ words }) => words.slice(0, 120).some(({ fold }) => ofWorks.has(fold)))
}
