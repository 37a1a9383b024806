import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { SetWritten, type TranscriptSet } from '../../../shared/transcript-set.ts'
import type { Transcript } from '../../../shared/transcript.ts'
import type { Member } from '../../../shared/who.ts'
import type { Records } from '../../store/port.ts'
import type { Audit } from './audit.ts'
import { listed, type ReadingRoom } from './reading-room.ts'

const setsOf = 'transcript-sets'
/** A set is for a meeting: so long after it was last changed it is gone (ms). */
const lasts = 180 * 86_400_000
export const mostInASet = 50

const Stored = v.object({ ...SetWritten.entries, transcripts: v.array(v.string()) })
type Set = v.InferOutput<typeof Stored>

type Reader = Pick<Member, 'id' | 'roles' | 'desks'>
const mayRead = ({ roles, desks }: Reader, { desk }: Set): boolean => roles.includes('supervisor') || (roles.includes('librarian') && desks.includes(desk))

/**
 * Sets of transcripts to discuss at a meeting. Supervisors make them; the librarians of the set's desk may read what is in it, as long as each may be seen at all. Who opened which transcript
 * to which desk is written down, and what supervisors open; not what a librarian reads of what was opened to all of them.
 */
export function createSets({ records, room, audit, now = Date.now }: { records: Records; room: ReadingRoom; audit: Audit; now?: () => number }) {
  async function find(library: string, id: string): Promise<{ set: Set; version: number } | null> {
    const stored = await records.get(library, setsOf, id)
    return stored && { set: v.parse(Stored, stored.value), version: stored.version }
  }

  async function shown(library: string, id: string, { transcripts, ...written }: Set): Promise<TranscriptSet> {
    const read = await Promise.all(transcripts.map(async (one) => ({ id: one, transcript: await room.read(library, one) })))
    return { id, ...written, transcripts: read.flatMap(({ id: one, transcript }) => (transcript ? [listed(one, transcript)] : [])) }
  }

  /** Changes a set, again where somebody else was first; null where there is none. */
  async function change(library: string, id: string, staff: string, to: (set: Set) => Set): Promise<TranscriptSet | null> {
    for (;;) {
      const found = await find(library, id)
      if (!found) return null
      const set = to(found.set)
      await audit.note(library, staff, { what: 'set-opened', set: id, desk: set.desk, transcripts: set.transcripts })
      if ((await records.put(library, setsOf, id, set, found.version, now() + lasts)) !== null) return shown(library, id, set)
    }
  }

  return {
    /** Those that somebody may read, by name. */
    async list(library: string, reader: Reader): Promise<TranscriptSet[]> {
      const mine = (await records.list(library, setsOf)).map(({ id, value }) => ({ id, set: v.parse(Stored, value) })).filter(({ set }) => mayRead(reader, set))
      return (await Promise.all(mine.map(({ id, set }) => shown(library, id, set)))).sort((a, b) => a.name.localeCompare(b.name))
    },
    /** A transcript of a set that somebody may read, or null. */
    async open(library: string, id: string, transcript: string, reader: Reader): Promise<Transcript | null> {
      const found = await find(library, id)
      if (!found || !mayRead(reader, found.set) || !found.set.transcripts.includes(transcript)) return null
      return reader.roles.includes('supervisor') ? room.open(library, transcript, reader.id) : room.read(library, transcript)
    },
    async add(library: string, written: SetWritten, staff: string): Promise<TranscriptSet> {
      const id = randomBytes(12).toString('hex')
      const set: Set = { ...written, transcripts: [] }
      await audit.note(library, staff, { what: 'set-opened', set: id, desk: set.desk, transcripts: [] })
      await records.put(library, setsOf, id, set, 0, now() + lasts)
      return shown(library, id, set)
    },
    write: (library: string, id: string, written: SetWritten, staff: string) => change(library, id, staff, ({ transcripts }) => ({ ...written, transcripts })),
    /** Only what may be seen can be put in, at most fifty. */
    async put(library: string, id: string, transcript: string, staff: string): Promise<TranscriptSet | null> {
      if (!(await room.read(library, transcript))) return null
      return change(library, id, staff, (set) => ({ ...set, transcripts: [...set.transcripts.filter((one) => one !== transcript), transcript].slice(-mostInASet) }))
    },
    takeOut: (library: string, id: string, transcript: string, staff: string) =>
      change(library, id, staff, (set) => ({ ...set, transcripts: set.transcripts.filter((one) => one !== transcript) })),
    remove: (library: string, id: string): Promise<boolean> => records.remove(library, setsOf, id),
  }
}
export type Sets = ReturnType<typeof createSets>
