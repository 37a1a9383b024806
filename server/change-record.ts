import * as v from 'valibot'
import type { Records } from './store/port.ts'

/** Reads, changes and writes one record, again where somebody else was first; a change that gives back what it was given writes nothing. `until`: when it expires (epoch ms). */
export async function changeRecord<S extends v.GenericSchema>(
  records: Records, shape: S, [library, collection, id]: readonly [string, string, string], to: (was: v.InferOutput<S> | null) => v.InferOutput<S>, until?: number,
): Promise<void> {
  for (;;) {
    const stored = await records.get(library, collection, id)
    const was = stored && v.parse(shape, stored.value)
    const next = to(was)
    if (next === was) return
    if ((await records.put(library, collection, id, next, stored?.version ?? 0, until)) !== null) return
  }
}
