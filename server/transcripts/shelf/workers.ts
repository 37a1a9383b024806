import { createHmac, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { ChatEvent } from '../../../shared/events.ts'
import type { Records } from '../../store/port.ts'

/** Behind a desk's month must stand so many librarians, as behind every number that others see (coaching/counts.ts). With fewer, a transcript would be somebody's. */
export const manyWork = 5
/** A month in which few worked is not counted any further after this (ms): it stays one in which few worked. */
const lasts = 120 * 86_400_000

const workersOf = 'desk-workers'
/** `who`: who has worked there so far, as keyed hashes under a salt of this month's and desk's own. Both are forgotten when there are enough. */
const Workers = v.variant('many', [v.object({ many: v.literal(true) }), v.object({ many: v.literal(false), salt: v.string(), who: v.array(v.string()) })])

const idOf = (desk: string, month: string): string => `${month} ${desk}`

/** Everybody who did something in a chat. */
export const workedIn = (events: readonly ChatEvent[]): string[] => [...new Set(events.flatMap(({ by }) => (by.role === 'librarian' ? [by.staff] : [])))]

/** Notes who worked at a desk in a month: so that it can be told whether they were many, and nothing else. */
export async function noteWorkers(records: Records, library: string, { desk, month }: { desk: string; month: string }, staff: readonly string[], now: number): Promise<void> {
  for (;;) {
    const stored = await records.get(library, workersOf, idOf(desk, month))
    const was = stored ? v.parse(Workers, stored.value) : { many: false as const, salt: randomBytes(32).toString('base64url'), who: [] }
    if (was.many) return
    const who = [...new Set([...was.who, ...staff.map((one) => createHmac('sha256', was.salt).update(one).digest('base64url').slice(0, 16))])].sort()
    if (stored && who.length === was.who.length) return
    const next: v.InferOutput<typeof Workers> = who.length >= manyWork ? { many: true } : { ...was, who }
    const put = next.many ? records.put(library, workersOf, idOf(desk, month), next, stored?.version ?? 0) : records.put(library, workersOf, idOf(desk, month), next, stored?.version ?? 0, now + lasts)
    if ((await put) !== null) return
  }
}

/** Notes that enough librarians worked at a desk in a month: known from where its transcripts come from. */
export async function noteMany(records: Records, library: string, { desk, month }: { desk: string; month: string }): Promise<void> {
  for (;;) {
    const stored = await records.get(library, workersOf, idOf(desk, month))
    if (stored && v.parse(Workers, stored.value).many) return
    if ((await records.put(library, workersOf, idOf(desk, month), { many: true }, stored?.version ?? 0)) !== null) return
  }
}

/** Whether enough librarians worked at a desk in a month. */
export async function didManyWork(records: Records, library: string, { desk, month }: { desk: string; month: string }): Promise<boolean> {
  const stored = await records.get(library, workersOf, idOf(desk, month))
  return stored !== null && v.parse(Workers, stored.value).many
}

/** The months in which enough librarians worked at a desk. */
export async function monthsOfMany(records: Records, library: string, desk: string): Promise<string[]> {
  const all = (await records.list(library, workersOf)).filter(({ value }) => v.parse(Workers, value).many)
  return all.flatMap(({ id }) => (id.slice(8) === desk ? [id.slice(0, 7)] : []))
}
