import { refuse, type Refusal } from '../../../shared/refusals.ts'
import type { TranscriptSearch } from '../../../shared/transcript.ts'
import { BadQuery, matchOf } from './query.ts'
import type { Search } from './find.ts'

/** What somebody asked for, as the index looks for it in one library; or the refusal that names the field, and says why. */
export function searchOf(library: string, { words, ...asked }: TranscriptSearch): Omit<Search, 'limit'> | Refusal {
  if (asked.from !== null && asked.to !== null && asked.to < asked.from) return refuse('not-understood', { field: 'to', why: 'ends-before-it-begins' })
  try {
    return { ...asked, tag: asked.tag || null, library, match: matchOf(words) }
  } catch (error) {
    if (error instanceof BadQuery) return refuse('not-understood', { field: 'words', why: error.why })
    throw error
  }
}
