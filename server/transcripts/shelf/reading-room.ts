import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { ListedTranscript, Transcript, TranscriptPage } from '../../../shared/transcript.ts'
import type { Records } from '../../store/port.ts'
import { readTranscript, type Releasing } from './releasing.ts'
import type { Search } from './search-index.ts'
import type { ShelfThread } from './shelf-thread.ts'

const pageOf = 20
/** So much of the question stands in a list, in letters. */
const questionInList = 240
/** How long is remembered who opened what (ms). */
const auditLasts = 400 * 86_400_000

const Found = v.object({
  count: v.number(), isMore: v.boolean(), next: v.nullable(v.number()),
  hits: v.array(v.object({ id: v.string(), week: v.string(), excerpt: v.array(v.string()) })),
})

export const auditOf = (at: number): string => `audit-${new Date(at).toISOString().slice(0, 7)}`

/** What supervisors may do with the shelf. The index finds; what is shown comes from the records, so that nothing can be seen that was taken away. */
export function createReadingRoom(parts: { records: Records; thread: ShelfThread; releasing: Releasing; now?: () => number }) {
  const { records, thread, releasing } = parts
  const now = parts.now ?? Date.now

  async function list(library: string, { id, week, excerpt }: { id: string; week: string; excerpt: string[] }): Promise<ListedTranscript[]> {
    const transcript = await readTranscript(records, library, { id, week })
    if (!transcript) return []
    const { lines: [first], comment: _, ...rest } = transcript
    const question = first && 'text' in first ? first.text : ''
    return [{ id, ...rest, question: question.length > questionInList ? `${question.slice(0, questionInList).replace(/\s+\S*$/u, '')}…` : question, excerpt }]
  }

  return {
    async search(search: Omit<Search, 'limit'>): Promise<TranscriptPage> {
      const { hits, ...found } = await thread.ask({ do: 'find', search: { ...search, limit: pageOf } }, Found)
      const listed = await Promise.all(hits.map((hit) => list(search.library, hit)))
      return { transcripts: listed.flat(), ...found, isWhole: releasing.isWhole(search.library) }
    },
    /** The transcript, where it may be seen, or null. Who opens it is written down first. */
    async open(library: string, id: string, staff: string): Promise<Transcript | null> {
      const week = await thread.ask({ do: 'where', library, id }, v.nullable(v.string()))
      const transcript = week === null ? null : await readTranscript(records, library, { id, week })
      if (!transcript) return null
      const at = now()
      await records.put(library, auditOf(at), `${new Date(at).toISOString()}-${randomBytes(6).toString('hex')}`, { at, staff, what: 'transcript-opened', transcript: id }, 0, at + auditLasts)
      return transcript
    },
  }
}
export type ReadingRoom = ReturnType<typeof createReadingRoom>
