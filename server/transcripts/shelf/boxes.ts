import * as v from 'valibot'
import type { Thanks } from '../../../shared/sharing.ts'
import type { Records } from '../../store/port.ts'
import { hasCome, releasedFrom } from './places.ts'

/** So long after a chat was offered thanks for it still arrive (ms). */
export const sharedFor = 180 * 86_400_000
const day = 86_400_000

const keptOf = 'thanks-boxes'
const boxOf = 'thanks'
const Kept = v.record(v.string(), v.number())
const Box = v.record(v.string(), v.number())

/**
 * Where thanks arrive: boxes with random names. Which box belongs to which librarian stands in a record of that librarian's own, which only the routes of their own session read; which box
 * belongs to which transcript stands in shared.ts, which nobody is shown. So nothing that can be asked for joins the two.
 */
export function createBoxes({ records, now = Date.now }: { records: Records; now?: () => number }) {
  async function change<S extends v.GenericSchema>(shape: S, library: string, collection: string, id: string, to: (was: v.InferOutput<S> | null) => v.InferOutput<S>): Promise<void> {
    for (;;) {
      const stored = await records.get(library, collection, id)
      if ((await records.put(library, collection, id, to(stored && v.parse(shape, stored.value)), stored?.version ?? 0, now() + sharedFor)) !== null) return
    }
  }
  const kept = async (library: string, staff: string): Promise<string[]> => {
    const stored = await records.get(library, keptOf, staff)
    return Object.entries(stored ? v.parse(Kept, stored.value) : {}).flatMap(([box, until]) => (until > now() ? [box] : []))
  }

  return {
    kept,
    /** From now on, what is put into this box arrives at them. */
    keep: (library: string, staff: string, box: string) =>
      change(Kept, library, keptOf, staff, (was) => ({ ...Object.fromEntries(Object.entries(was ?? {}).filter(([, until]) => until > now())), [box]: now() + sharedFor })),
    /** Puts thanks into a box: they can be seen from a Monday on, three days away at least, together with all the others. */
    put(library: string, box: string): Promise<void> {
      const week = releasedFrom(now() - 4 * day)
      return change(Box, library, boxOf, box, (was) => ({ ...was, [week]: (was?.[week] ?? 0) + 1 }))
    },
    /** What has arrived at somebody, the newest first, all boxes together: not for which of them. */
    async arrived(library: string, staff: string): Promise<Thanks[]> {
      const stored = await Promise.all((await kept(library, staff)).map((box) => records.get(library, boxOf, box)))
      const weeks = new Map<string, number>()
      for (const one of stored) for (const [week, count] of Object.entries(one ? v.parse(Box, one.value) : {})) if (hasCome(week, now())) weeks.set(week, (weeks.get(week) ?? 0) + count)
      return [...weeks].map(([week, count]) => ({ week, count })).sort((a, b) => b.week.localeCompare(a.week))
    },
  }
}
export type Boxes = ReturnType<typeof createBoxes>
