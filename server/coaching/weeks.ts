import { DateTime } from 'luxon'

/** An ISO week, Monday to Sunday: 2026-W48. Weeks compare as text. */
export type Week = string
/** A month: 2026-11. */
export type Month = string

/** The week of a time (epoch milliseconds) in a time zone. */
export const weekOf = (at: number, zone: string): Week => DateTime.fromMillis(at, { zone }).toFormat("kkkk-'W'WW")

/** The month that a week is counted to: the one that its Thursday lies in, as ISO 8601 gives a week its year. */
export const monthOf = (week: Week): Month => monday(week).plus({ days: 3 }).toFormat('yyyy-MM')

/** The week so many weeks after (or, below 0, before) another. */
export const weeksLater = (week: Week, weeks: number): Week => monday(week).plus({ weeks }).toFormat("kkkk-'W'WW")

const monday = (week: Week): DateTime => DateTime.fromISO(week, { zone: 'utc' })
