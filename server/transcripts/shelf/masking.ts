import { maskTranscript } from '../../../shared/masking.ts'
import { Transcript } from '../../../shared/transcript.ts'
import * as v from 'valibot'
import type { Erasures } from '../../erasures.ts'
import type { Records, Signals } from '../../store/port.ts'
import type { Audit } from './audit.ts'
import { addMasks } from './masks.ts'
import { noteChange, shelfOf } from './places.ts'
import type { Releasing } from './releasing.ts'
import type { Standing } from './search-index.ts'

/** Sent when something on the shelf is another than it was: nodes that hear it bring their indexes up to date at once, the others within a minute. */
const Changed = v.object({ kind: v.literal('shelf-changed') })

/** «This still identifies someone»: takes phrases out of a transcript for good, also where it is made anew later. */
export function createMasking({ records, signals, releasing, audit, erasures }: { records: Records; signals: Signals; releasing: Releasing; audit: Audit; erasures: Erasures }) {
  /** Gives the transcript as it is now, or null where there is none any more. That it was done is written down, never what was masked. */
  async function mask(library: string, at: Standing, phrases: readonly string[], staff: string): Promise<Transcript | null> {
    await audit.note(library, staff, { what: 'transcript-masked', transcript: at.id })
    // Before the transcript changes: whoever is making it anew reads this after they have read its version.
    await addMasks(records, library, at.id, phrases)
    for (;;) {
      const stored = await records.get(library, shelfOf(at.week), at.id)
      if (!stored) return null
      const was = v.parse(Transcript, stored.value)
      const { transcript: without, places } = maskTranscript(was, phrases)
      const masked = (was.masked ?? 0) + 1
      const transcript = places === 0 ? was : { ...without, masked }
      if (places > 0) {
        await erasures.note({ what: 'transcript', library, id: at.id, week: at.week, masked })
        if ((await records.replace(library, shelfOf(at.week), at.id, transcript, stored.version)) === null) continue
      }
      // Also where nothing is left to do: whoever did it may have died before the indexes heard of it.
      await noteChange(records, library, at)
      signals.send(library, { kind: 'shelf-changed' } satisfies v.InferOutput<typeof Changed>)
      await releasing.look(library)
      return transcript
    }
  }
  return {
    mask,
    /** Follows what other nodes mask. */
    hear: (library: string): void => signals.hear(library, (signal) => v.is(Changed, signal) && releasing.lookSoon(library)),
  }
}
export type Masking = ReturnType<typeof createMasking>
