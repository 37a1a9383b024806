import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Member } from '../shared/who.ts'
import type { LibrarianEnd, LibrarianState } from './librarian.ts'

interface AtWork {
  library: string
  me: Member
  state: LibrarianState
  librarian: LibrarianEnd
}
/** Stands around the pages of somebody who is signed in: Work.tsx. */
export const Here = createContext<AtWork | null>(null)

/** The state of the console and what can be done, for every part of it. */
export function useWork(): AtWork {
  const here = useContext(Here)
  if (!here) throw new Error('this part of the console stands outside Work')
  return here
}
