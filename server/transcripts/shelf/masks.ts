import * as v from 'valibot'
import type { Records } from '../../store/port.ts'

/**
 * The phrases that supervisors masked in a transcript, for when it is made anew from its original. They live no longer than the original, in which they stand anyway:
 * the record is made with the transcript's place and goes with it, and without it nothing is remembered.
 */
const masksOf = 'transcript-masks'
const Phrases = v.array(v.string())

/** Begins to remember. Harmless where that was done. */
export const beginMasks = async (records: Records, library: string, id: string): Promise<void> => void (await records.put(library, masksOf, id, [], 0))

export const forgetMasks = (records: Records, library: string, id: string): Promise<boolean> => records.remove(library, masksOf, id)

export async function masksIn(records: Records, library: string, id: string): Promise<string[]> {
  return v.parse(Phrases, (await records.get(library, masksOf, id))?.value ?? [])
}

/** Remembers phrases, where the original still lives. */
export async function addMasks(records: Records, library: string, id: string, phrases: readonly string[]): Promise<void> {
  for (;;) {
    const stored = await records.get(library, masksOf, id)
    if (!stored) return
    const all = [...new Set([...v.parse(Phrases, stored.value), ...phrases])]
    if ((await records.put(library, masksOf, id, all, stored.version)) !== null) return
  }
}
