import type { Came, Policy } from '../../shared/reports.ts'

const numbers = new Intl.NumberFormat()
const shares = new Intl.NumberFormat(undefined, { style: 'percent' })
const longMonth = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const shortMonth = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' })
const shortYear = new Intl.DateTimeFormat(undefined, { year: 'numeric', timeZone: 'UTC' })
const fullDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const weekdays = { short: new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' }), long: new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' }) }
const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })

export const number = (count: number): string => numbers.format(count)
export const percent = (share: number): string => shares.format(share)
const firstOf = (month: string): number => Date.parse(`${month}-01`)
export const monthInWords = (month: string): string => longMonth.format(firstOf(month))
export const monthShort = (month: string): string => shortMonth.format(firstOf(month))
export const yearOf = (month: string): string => shortYear.format(firstOf(month))
/** A day, 2026-12-14 or epoch ms, as people write it. */
export const dayInWords = (day: string | number): string => fullDay.format(typeof day === 'string' ? Date.parse(day) : day)
/** 1: Monday. */
export const weekday = (day: number, length: 'short' | 'long'): string => weekdays[length].format(Date.UTC(2024, 0, day))
/** From nine to ten is 9. */
export const hourInWords = (hour: number): string => clock.format(Date.UTC(2024, 0, 1, hour))
export const many = (count: number, one: string, more: string): string => `${number(count)} ${count === 1 ? one : more}`

export const cameInWords: Record<Came, string> = { taken: 'A librarian took the chat', left: 'Left while nobody was there', abandoned: 'Gave up before anyone came', company: 'For company' }

export const stepsInWords = {
  waited: { 15: 'under 15 s', 30: '15 to 30 s', 60: '30 to 60 s', 120: '1 to 2 min', 300: '2 to 5 min', 600: '5 to 10 min', more: 'over 10 min' },
  lasted: { 120: 'under 2 min', 300: '2 to 5 min', 600: '5 to 10 min', 1200: '10 to 20 min', 1800: '20 to 30 min', 3600: '30 to 60 min', more: 'over an hour' },
  replied: { 3600: 'in an hour', 14400: '1 to 4 hours', 86400: '4 to 24 hours', 172800: '1 to 2 days', 604800: '2 to 7 days', more: 'over a week', open: 'not yet' },
} as const
/** The end of a step, where a sentence names it. */
const endsInWords: Record<string, string> = {
  15: '15 seconds', 30: 'half a minute', 60: 'a minute', 120: '2 minutes', 300: '5 minutes', 600: '10 minutes', 1200: '20 minutes', 1800: 'half an hour', 3600: 'an hour',
}
/** "no longer than a minute"; `last`: the end of the last step, past which nothing is told apart. */
export const noLongerThan = (step: string, last: number): string => (step === 'more' ? `longer than ${endsInWords[last] ?? ''}` : `no longer than ${endsInWords[step] ?? ''}`)
export const readInWords = {
  1: '1 Directions, opening hours', 2: '2 Catalogue or a known item', 3: '3 A source or two', 4: '4 Several sources, some thought', 5: '5 Research, an appointment', 6: '6 In depth, over days', unsaid: 'not said',
}
export const answeredInWords = { yes: 'Yes', partly: 'In part', no: 'No', unsaid: 'They did not say' }

export const moodsInWords: Record<string, string> = { upset: 'upset', calm: 'neither', thanks: 'said thanks' }

export const policiesInWords: Record<Policy, string> = {
  fines: 'Fines and fees', printing: 'Printing and copying', holds: 'Holds', loans: 'Loans and renewals', accounts: 'Cards and accounts', access: 'Articles, e-books, databases',
  computers: 'Computers, Wi-Fi, website', rooms: 'Rooms, seats, noise', hours: 'Opening hours', waiting: 'Waiting for us', other: 'Something else',
}

export const behavioursInWords: Record<string, string> = {
  inclusion: 'Inclusion', approachability: 'Approachability', engagement: 'Engagement', searching: 'Searching', evaluation: 'Evaluation', closure: 'Closure',
}

/** Why a number may be missing. */
export const tooFew = { chats: 'Cells of fewer than five chats are told together.', librarians: 'Only numbers with at least five librarians behind them are shown.' }
