import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { refuse, type Refusal } from '../../../shared/refusals.ts'
import type { SharedTranscript } from '../../../shared/sharing.ts'
import type { Transcript } from '../../../shared/transcript.ts'
import type { Member } from '../../../shared/who.ts'
import type { Records } from '../../store/port.ts'
import { sharedFor, type Boxes } from './boxes.ts'
import type { Place } from './places.ts'
import { listed, type ReadingRoom } from './reading-room.ts'

const sharedOf = 'shared-transcripts'
/** The boxes that thanks for it go to; none: it is not shared. `takenBack`: nor will it be again. */
const Shared = v.object({ boxes: v.array(v.string()), takenBack: v.boolean() })
type Shared = v.InferOutput<typeof Shared>

async function change(records: Records, library: string, id: string, now: number, to: (was: Shared) => Shared): Promise<void> {
  for (;;) {
    const stored = await records.get(library, sharedOf, id)
    const was: Shared = stored ? v.parse(Shared, stored.value) : { boxes: [], takenBack: false }
    if ((await records.put(library, sharedOf, id, to(was), stored?.version ?? 0, now + sharedFor)) !== null) return
  }
}

/** Shares the transcript that stands in a place, or no longer where there are no boxes. */
export const share = (records: Records, library: string, { id }: Pick<Place, 'id'>, boxes: readonly string[], now: number): Promise<void> =>
  change(records, library, id, now, (was) => ({ ...was, boxes: was.takenBack ? [] : [...boxes].sort() }))

type Reader = Pick<Member, 'id' | 'roles' | 'desks'>
const mayRead = ({ roles, desks }: Reader, desk: string): boolean => roles.includes('supervisor') || (roles.includes('librarian') && desks.includes(desk))

/** What librarians found worth sharing: supervisors and the librarians of its desk read it, and can send thanks without learning to whom. */
export function createShared({ records, room, boxes, secret, now = Date.now }: { records: Records; room: ReadingRoom; boxes: Boxes; secret: Buffer; now?: () => number }) {
  /** One that is shared, can be seen, and by this reader. */
  async function find(library: string, id: string, reader: Reader): Promise<{ transcript: Transcript; boxes: string[] } | null> {
    const stored = await records.get(library, sharedOf, id)
    const shared = stored && v.parse(Shared, stored.value)
    if (!shared || shared.boxes.length === 0) return null
    const [desk, transcript] = [await room.deskOf(library, id), await room.read(library, id)]
    return transcript && desk !== null && mayRead(reader, desk) ? { transcript, boxes: shared.boxes } : null
  }

  return {
    async list(library: string, reader: Reader): Promise<SharedTranscript[]> {
      const mine = await boxes.kept(library, reader.id)
      const all = await Promise.all((await records.list(library, sharedOf)).map(async ({ id }) => ({ id, found: await find(library, id, reader) })))
      return all.flatMap(({ id, found }) => (found ? [{ ...listed(id, found.transcript), mine: found.boxes.some((box) => mine.includes(box)) }] : []))
        .sort((a, b) => b.month.localeCompare(a.month) || a.id.localeCompare(b.id))
    },
    /** One of them, or null. */
    async open(library: string, id: string, reader: Reader): Promise<Transcript | null> {
      const found = await find(library, id, reader)
      return found && (reader.roles.includes('supervisor') ? room.open(library, id, reader.id) : found.transcript)
    },
    /** Sends thanks to whoever shared it: once from each reader, and to nobody from themselves. That they were sent stands nowhere but as a hash. */
    async thank(library: string, id: string, reader: Reader): Promise<{ thanked: true } | Refusal> {
      const found = await find(library, id, reader)
      if (!found) return refuse('no-such-transcript')
      const once = createHash('sha256').update(secret).update(`thanks\0${library}\0${id}\0${reader.id}`).digest('base64url')
      if ((await records.put(library, 'thanked', once, true, 0, now() + sharedFor)) === null) return { thanked: true }
      const mine = await boxes.kept(library, reader.id)
      for (const box of found.boxes) if (!mine.includes(box)) await boxes.put(library, box)
      return { thanked: true }
    },
    /** Takes back what one shared oneself, for good. False: it is not theirs. */
    async takeBack(library: string, id: string, reader: Reader): Promise<boolean> {
      const [mine, found] = [await boxes.kept(library, reader.id), await find(library, id, reader)]
      if (!found?.boxes.some((box) => mine.includes(box))) return false
      await change(records, library, id, now(), () => ({ boxes: [], takenBack: true }))
      return true
    },
  }
}
export type SharedTranscripts = ReturnType<typeof createShared>
