import { DateTime } from 'luxon'
import { asksEmail, weekdays, type Desk, type DeskStatus, type Library } from '../shared/desk.ts'

/** How far ahead the next opening is looked for, in days: past any long closing. */
const ahead = 60
const shown = 7

/** The spans of one day: its holiday's where it has one, its weekday's otherwise. */
function spansOf(desk: Desk, day: DateTime) {
  const holiday = desk.holidays.find((one) => one.date === day.toISODate())
  const weekday = weekdays[day.weekday - 1]
  return { name: holiday?.name ?? '', hours: holiday?.hours ?? (weekday ? desk.hours[weekday] : []) }
}

/** A wall-clock time on a day. 24:00 is the next midnight. Where the clock jumps over it, luxon moves it on by the jump. */
function at(day: DateTime, clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour === 24 ? day.plus({ days: 1 }).startOf('day').toMillis() : day.set({ hour, minute, second: 0, millisecond: 0 }).toMillis()
}

const days = (zone: string, now: number, count: number) => {
  const today = DateTime.fromMillis(now, { zone }).startOf('day')
  return Array.from({ length: count }, (_, index) => today.plus({ days: index }))
}

/** Whether the desk's hours say that somebody should be there. */
export const isWithinHours = (desk: Desk, zone: string, now: number): boolean =>
  days(zone, now, 1).some((day) => spansOf(desk, day).hours.some(({ from, to }) => at(day, from) <= now && now < at(day, to)))

/** When the desk's hours next begin (epoch ms), or null where none do in the coming weeks. */
export function opensAt(desk: Desk, zone: string, now: number): number | null {
  for (const day of days(zone, now, ahead)) {
    const next = spansOf(desk, day).hours.map(({ from }) => at(day, from)).filter((start) => start > now).sort((a, b) => a - b)[0]
    if (next !== undefined) return next
  }
  return null
}

type Ahead = Pick<DeskStatus, 'opensAt' | 'coming'>
/** What lies ahead of a desk holds until its day is over or its hours begin. Every patron who connects asks for it, and calendars are slow. */
const known = new WeakMap<Desk, Ahead & { zone: string; since: number; until: number }>()

function aheadOf(desk: Desk, zone: string, now: number): Ahead {
  const found = known.get(desk)
  if (found && found.zone === zone && found.since <= now && now < found.until) return found
  const week = days(zone, now, shown)
  const next = opensAt(desk, zone, now)
  const tomorrow = week[1]?.toMillis() ?? now
  const coming = week.map((day) => ({ date: day.toISODate() ?? '', ...spansOf(desk, day) }))
  const fresh = { opensAt: next, coming, zone, since: now, until: Math.min(next ?? tomorrow, tomorrow) }
  known.set(desk, fresh)
  return fresh
}

/** What a widget is told of a desk. `open`: whether somebody is there, which only presence knows. */
export function deskStatus(library: Library, desk: Desk, open: boolean, now: number): DeskStatus {
  const { opensAt, coming } = aheadOf(desk, library.zone, now)
  return {
    library: library.id,
    libraryName: library.name,
    desk: desk.id,
    deskName: desk.name,
    open,
    opensAt,
    zone: library.zone,
    coming,
    asksEmail: asksEmail(desk),
    keepDays: desk.keepDays,
    transcriptMonths: library.transcripts.keepMonths,
    sites: library.sites,
  }
}
