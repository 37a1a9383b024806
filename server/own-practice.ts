import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Dismissal } from '../shared/coaching.ts'
import { changeRecord } from './change-record.ts'
import { CountsMonth, newMonth, sealed, tallied, type Published } from './coaching/counts.ts'
import type { OwnWishes } from './coaching/draft.ts'
import { afterDismissal, afterMessage, expiresAt, noPractice, outcomes, Practice, type Sent } from './coaching/practice.ts'
import { monthOf, weekOf } from './coaching/weeks.ts'
import { noWishes, ownWishes, quieted, Wishes } from './coaching/wishes.ts'
import type { Libraries } from './libraries.ts'
import type { Records } from './store/port.ts'

/**
 * A librarian's practice and wishes: records under their own id, which only the routes of their own session read. What others may see
 * is counted apart (counts.ts), without a name, at the same moment.
 */
export function createOwnPractice(parts: { records: Records; libraries: Libraries; now?: () => number }) {
  const { records } = parts
  const now = parts.now ?? Date.now

  const change = <S extends v.GenericSchema>(shape: S, library: string, collection: string, id: string, to: (was: v.InferOutput<S> | null) => v.InferOutput<S>, until?: number) =>
    changeRecord(records, shape, [library, collection, id], to, until)

  async function read<S extends v.GenericSchema>(shape: S, library: string, collection: string, id: string, otherwise: v.InferOutput<S>): Promise<v.InferOutput<S>> {
    const stored = await records.get(library, collection, id)
    return stored ? v.parse(shape, stored.value) : otherwise
  }

  const wishesOf = (library: string, staff: string) => read(Wishes, library, 'wishes', staff, noWishes)
  const practiceOf = (library: string, staff: string) => read(Practice, library, 'practice', staff, noPractice)
  const thisWeek = async (library: string) => weekOf(now(), (await parts.libraries.get(library))?.zone ?? 'utc')

  return {
    wishesOf,
    practiceOf,
    thisWeek,
    /** What the coach is told of one librarian. */
    async forCoach(library: string, staff: string): Promise<OwnWishes> {
      const [wishes, practice] = await Promise.all([wishesOf(library, staff), practiceOf(library, staff)])
      return ownWishes(wishes, practice)
    },
    setWishes: (library: string, staff: string, to: (wishes: Wishes) => Wishes) => change(Wishes, library, 'wishes', staff, (was) => to(was ?? noWishes)),
    /** A message was sent: the librarian's own practice learns from it, and the counts that nobody is named in. */
    async learn(library: string, staff: string, desk: string, sent: Omit<Sent, 'week'>): Promise<void> {
      if (sent.met.length + sent.withheld.length === 0 && sent.shown === null) return
      const week = await thisWeek(library)
      await change(Practice, library, 'practice', staff, (was) => afterMessage(was ?? noPractice, { ...sent, week }), expiresAt(now()))
      const entries = outcomes(sent).map((each) => ({ ...each, week, desk, staff }))
      await change(CountsMonth, library, 'counts', monthOf(week), (was) => tallied(was ?? newMonth(randomBytes(32).toString('base64url')), entries))
    },
    /** What others may see: sums behind which at least five librarians stand, newest first. Looking seals the weeks that are over. */
    async counts(library: string): Promise<Published[]> {
      const week = await thisWeek(library)
      const months = (await records.list(library, 'counts')).map(({ id }) => id).sort().reverse()
      const published: Published[] = []
      for (const month of months) {
        await change(CountsMonth, library, 'counts', month, (was) => sealed(was ?? newMonth(''), month, week))
        published.push(...(await read(CountsMonth, library, 'counts', month, newMonth(''))).published)
      }
      return published.sort((a, b) => b.to.localeCompare(a.to) || a.rule.localeCompare(b.rule))
    },
    async dismiss(library: string, staff: string, rule: string, how: Dismissal): Promise<void> {
      if (how === 'quiet-this-rule') return change(Wishes, library, 'wishes', staff, (was) => quieted(was ?? noWishes, rule, true))
      const week = await thisWeek(library)
      await change(Practice, library, 'practice', staff, (was) => afterDismissal(was ?? noPractice, rule, how, week), expiresAt(now()))
    },
    /** Forgets everything that was learned; what was set (off, quiet) stays. */
    forget: (library: string, staff: string): Promise<boolean> => records.remove(library, 'practice', staff),
  }
}
export type OwnPractice = ReturnType<typeof createOwnPractice>
