import type { Desk } from '../../shared/desk.ts'
import type { Transcript } from '../../shared/transcript.ts'

const month = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' })
const minutes = new Intl.NumberFormat('en', { style: 'unit', unit: 'minute', unitDisplay: 'long' })
const seconds = new Intl.NumberFormat('en', { style: 'unit', unit: 'second', unitDisplay: 'long' })

/** 2026-11 as people say it. */
export const monthInWords = (given: string): string => month.format(Date.parse(`${given}-01T00:00:00Z`))

/** So many seconds: «40 seconds», «7 minutes». */
export const lastsInWords = (given: number): string => (given < 90 ? seconds.format(given) : minutes.format(Math.round(given / 60)))

/** A desk's name; one that is not told has few librarians. */
export const deskInWords = (desks: readonly Desk[] | undefined, id: string): string => (id === '' ? 'A desk where few work' : (desks?.find((one) => one.id === id)?.name ?? id))

const answered = { yes: 'answered', partly: 'answered in part', no: 'not answered' }

/** What is known of a chat beside what was said, a few words each. */
export function factsOf({ month, kind, ended, waited, length, readLevel, answered: said, tags }: Pick<Transcript, 'month' | 'kind' | 'ended' | 'waited' | 'length' | 'readLevel' | 'answered' | 'tags'>): string[] {
  return [
    monthInWords(month),
    kind === 'left' ? 'left after hours' : '',
    waited === null ? 'nobody came' : kind === 'left' ? `answered after ${lastsInWords(waited)}` : waited < 5 ? 'taken at once' : `waited ${lastsInWords(waited)}`,
    ended === 'closed' && kind === 'chat' ? `lasted ${lastsInWords(length)}` : '',
    readLevel === null ? '' : `READ ${readLevel}`,
    said === null ? '' : `the patron says: ${answered[said]}`,
    ...tags,
  ].filter(Boolean)
}
