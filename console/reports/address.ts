import * as v from 'valibot'
import { Month } from '../../shared/transcript.ts'
import { Id } from '../../shared/who.ts'
import { useFragment } from '../where.ts'

/** What the page shows: months from and to, both in it, of one desk or (null) of all. */
const Shown = v.object({ from: Month, to: Month, desk: v.nullable(Id) })
export type Shown = v.InferOutput<typeof Shown>

const monthBack = (today: Date, months: number): Month => new Date(Date.UTC(today.getFullYear(), today.getMonth() - months, 1)).toISOString().slice(0, 7)
/** Twelve months with this one. */
export const lastYear = (today: Date): Shown => ({ from: monthBack(today, 11), to: monthBack(today, 0), desk: null })

/** Reads what `fragmentOf` wrote. What nobody could have written is left out. */
export function shownIn(fragment: string, today: Date): Shown {
  let shown = lastYear(today)
  for (const [field, value] of new URLSearchParams(fragment)) {
    const read = v.safeParse(Shown, { ...shown, [field]: value })
    if (read.success) shown = read.output
  }
  return shown
}

export function fragmentOf({ from, to, desk }: Shown): string {
  return String(new URLSearchParams({ from, to, ...(desk !== null && { desk }) }))
}

/** Where the report's address stands, and how to go elsewhere in it. */
export function useShown(): [Shown, (shown: Shown) => void] {
  const [fragment, go] = useFragment()
  return [shownIn(fragment, new Date()), (shown) => go(fragmentOf(shown))]
}
