import * as v from 'valibot'
import type { ListedTranscript, Transcript, TranscriptPage } from '../../../shared/transcript.ts'
import type { Records } from '../../store/port.ts'
import type { Audit } from './audit.ts'
import { exported, type Format } from './export.ts'
import type { Masking } from './masking.ts'
import { readTranscript, type Releasing } from './releasing.ts'
import type { Search } from './find.ts'
import { didManyWork, monthsOfMany } from './workers.ts'
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
  return { id, ...rest, question: question.length > questionInList ? `${question.slice(0, questionInList).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')}…` : question, excerpt }
}

/** What supervisors may do with the shelf. The index finds; what is shown comes from the records, so that nothing can be seen that was taken away. */
export function createReadingRoom({ records, thread, releasing, masking, audit }: { records: Records; thread: ShelfThread; releasing: Releasing; masking: Masking; audit: Audit }) {
  const weekOf = (library: string, id: string): Promise<string | null> => thread.ask({ do: 'where', library, id }, v.nullable(v.string()))

  /** The transcript, where it may be seen, or null. */
  async function read(library: string, id: string): Promise<Transcript | null> {
    const week = await weekOf(library, id)
    return week === null ? null : readTranscript(records, library, { id, week })
  }

  /** As anybody is shown it: where few worked at its desk in its month, neither says which desk it was nor tells its librarians apart. */
  async function shown(library: string, transcript: Transcript): Promise<Transcript> {
    if (await didManyWork(records, library, transcript)) return transcript
    return { ...transcript, desk: '', lines: transcript.lines.map((line) => (line.librarian === undefined ? line : { ...line, librarian: 1 })) }
  }

  async function open(library: string, id: string): Promise<Transcript | null> {
    const transcript = await read(library, id)
    return transcript && shown(library, transcript)
  }

  return {
    read: open,
    /** At which desk it was, where it may be seen, or null: for deciding who may read it, never to be shown. */
    deskOf: async (library: string, id: string): Promise<string | null> => (await read(library, id))?.desk ?? null,
    async search(search: Omit<Search, 'limit' | 'months'>): Promise<TranscriptPage> {
      const months = search.desk === null ? {} : { months: await monthsOfMany(records, search.library, search.desk) }
      const { hits, ...found } = await thread.ask({ do: 'find', search: { ...search, ...months, limit: pageOf } }, Found)
      const listing = await Promise.all(hits.map(async ({ id, week, excerpt }) => {
        const transcript = await readTranscript(records, search.library, { id, week })
        return transcript ? [listed(id, await shown(search.library, transcript), excerpt)] : []
      }))
      return { transcripts: listing.flat(), ...found, ...releasing.standing(search.library) }
    },
    /** The transcript, where it may be seen, or null. Who opens it is written down first. */
    async open(library: string, id: string, staff: string): Promise<Transcript | null> {
      const transcript = await open(library, id)
      if (transcript) await audit.note(library, staff, { what: 'transcript-opened', transcript: id })
      return transcript
    },
    /** Those of the transcripts that may be seen, as a file. Who takes them along is written down first, and which. */
    async exported(library: string, ids: readonly string[], format: Format, staff: string): Promise<{ kind: string; text: string }> {
      const found = await Promise.all(ids.map(async (id) => ({ id, transcript: await open(library, id) })))
      const there = found.flatMap(({ id, transcript }) => (transcript ? [{ id, transcript }] : []))
      await audit.note(library, staff, { what: 'transcripts-exported', format, transcripts: there.map(({ id }) => id) })
      return exported(format, there)
    },
    /** Masks phrases all through a transcript, for good: what it is then, or null where there is none that may be seen. */
    async mask(library: string, id: string, phrases: readonly string[], staff: string): Promise<Transcript | null> {
      const week = await weekOf(library, id)
      const transcript = week === null ? null : await masking.mask(library, { id, week }, phrases, staff)
      return transcript && shown(library, transcript)
    },
  }
}
export type ReadingRoom = ReturnType<typeof createReadingRoom>
