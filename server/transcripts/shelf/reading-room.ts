import * as v from 'valibot'
import type { ListedTranscript, Transcript, TranscriptPage } from '../../../shared/transcript.ts'
import type { Records } from '../../store/port.ts'
import type { Audit } from './audit.ts'
import { exported, type Format } from './export.ts'
import type { Masking } from './masking.ts'
import { readTranscript, type Releasing } from './releasing.ts'
import type { Search } from './search-index.ts'
import type { ShelfThread } from './shelf-thread.ts'

const pageOf = 20
/** So much of the question stands in a list, in letters. */
const questionInList = 240

const Found = v.object({
  count: v.number(), isMore: v.boolean(), next: v.nullable(v.number()),
  hits: v.array(v.object({ id: v.string(), week: v.string(), excerpt: v.array(v.string()) })),
})

/** A transcript as a list shows it. */
export function listed(id: string, { lines: [first], comment: _, ...rest }: Transcript, excerpt: string[] = []): ListedTranscript {
  const question = first && 'text' in first ? first.text : ''
  return { id, ...rest, question: question.length > questionInList ? `${question.slice(0, questionInList).replace(/\s+\S*$/u, '')}…` : question, excerpt }
}

/** What supervisors may do with the shelf. The index finds; what is shown comes from the records, so that nothing can be seen that was taken away. */
export function createReadingRoom({ records, thread, releasing, masking, audit }: { records: Records; thread: ShelfThread; releasing: Releasing; masking: Masking; audit: Audit }) {
  const weekOf = (library: string, id: string): Promise<string | null> => thread.ask({ do: 'where', library, id }, v.nullable(v.string()))

  /** The transcript, where it may be seen, or null. */
  async function read(library: string, id: string): Promise<Transcript | null> {
    const week = await weekOf(library, id)
    return week === null ? null : readTranscript(records, library, { id, week })
  }

  return {
    read,
    async search(search: Omit<Search, 'limit'>): Promise<TranscriptPage> {
      const { hits, ...found } = await thread.ask({ do: 'find', search: { ...search, limit: pageOf } }, Found)
      const shown = await Promise.all(hits.map(async ({ id, week, excerpt }) => {
        const transcript = await readTranscript(records, search.library, { id, week })
        return transcript ? [listed(id, transcript, excerpt)] : []
      }))
      return { transcripts: shown.flat(), ...found, ...releasing.standing(search.library) }
    },
    /** The transcript, where it may be seen, or null. Who opens it is written down first. */
    async open(library: string, id: string, staff: string): Promise<Transcript | null> {
      const transcript = await read(library, id)
      if (transcript) await audit.note(library, staff, { what: 'transcript-opened', transcript: id })
      return transcript
    },
    /** Those of the transcripts that may be seen, as a file. Who takes them along is written down first, and which. */
    async exported(library: string, ids: readonly string[], format: Format, staff: string): Promise<{ kind: string; text: string }> {
      const found = await Promise.all(ids.map(async (id) => ({ id, transcript: await read(library, id) })))
      const there = found.flatMap(({ id, transcript }) => (transcript ? [{ id, transcript }] : []))
      await audit.note(library, staff, { what: 'transcripts-exported', format, transcripts: there.map(({ id }) => id) })
      return exported(format, there)
    },
    /** Masks phrases all through a transcript, for good: what it is then, or null where there is none that may be seen. */
    async mask(library: string, id: string, phrases: readonly string[], staff: string): Promise<Transcript | null> {
      const week = await weekOf(library, id)
      return week === null ? null : masking.mask(library, { id, week }, phrases, staff)
    },
  }
}
export type ReadingRoom = ReturnType<typeof createReadingRoom>
