import * as v from 'valibot'
import { TranscriptsSettings } from './transcripts-settings.ts'
import { Id } from './who.ts'

const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 09:00'))
const Span = v.pipe(
  v.object({ from: clock, to: clock }),
  v.check((span) => span.from < span.to, 'hours that begin before they end'),
)
const zone = v.pipe(
  v.string(),
  v.check((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat
    } catch {
      return false
    }
  }, 'a time zone such as Europe/Berlin'),
)

/** Monday first, as ISO 8601 counts. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export const deskKinds = ['reference', 'circulation', 'children', 'research', 'technical'] as const
export type DeskKind = (typeof deskKinds)[number]

/** A desk: a queue that patrons ask at. Its hours say when somebody should be there; a chat is offered only when somebody is. */
export const Desk = v.object({
  id: Id,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  kind: v.picklist(deskKinds),
  hours: v.object({
    ...v.entriesFromList(weekdays, v.pipe(v.array(Span), v.maxLength(6))),
  }),
  /** Days that differ; no spans: closed all day. */
  holidays: v.pipe(v.array(v.object({ date: v.pipe(v.string(), v.isoDate('a date')), name: v.pipe(v.string(), v.maxLength(80)), hours: v.array(Span) })), v.maxLength(400)),
  /** Children's desks ask for no e-mail: an answer is fetched with a return code. */
  asksEmail: v.boolean(),
  /** How many days an original is kept after its chat is over; 0: erased at closing. See server/transcripts/retention.ts. */
  keepDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365)),
  /** Where a person in a crisis finds help: shown to the librarian, never sent by itself. */
  resources: v.pipe(v.array(v.object({ name: v.pipe(v.string(), v.maxLength(120)), contact: v.pipe(v.string(), v.maxLength(200)) })), v.maxLength(12)),
})
export type Desk = v.InferOutput<typeof Desk>

/** Whether this desk takes e-mail addresses: a desk for children never does, whatever is set. */
export const asksEmail = (desk: Pick<Desk, 'kind' | 'asksEmail'>): boolean => desk.asksEmail && desk.kind !== 'children'

/** A desk is found by its id alone, so each has its own. */
const desks = v.pipe(
  v.array(Desk), v.minLength(1), v.maxLength(100),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const [index, desk] of dataset.value.entries()) {
      if (dataset.value.findIndex((one) => one.id === desk.id) === index) continue
      const path = [{ type: 'array', origin: 'value', input: dataset.value, key: index, value: desk }, { type: 'object', origin: 'value', input: desk, key: 'id', value: desk.id }] as const
      addIssue({ message: 'a name that no other desk has', path: [...path] })
    }
  }),
)

/** A web site as its origin, in the letters that a header can hold: names in other scripts as browsers write them. */
const Site = v.pipe(
  v.string(),
  v.check((site) => /^https?:\/\/[^/\s]+$/.test(site) && URL.canParse(site) && /^https?:\/\/[\w.*:[\]-]+$/.test(new URL(site).origin), 'an origin such as https://www.library.example'),
  v.transform((site) => new URL(site).origin),
)

/** What holds for a whole library. */
export const Library = v.object({
  id: Id,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  zone,
  /** Web sites that may show the launcher and the frame, as origins: https://www.library.example. Empty: any. */
  sites: v.pipe(v.array(Site), v.maxLength(100)),
  /** Minutes without a word after which an open chat is warned, and then closed. */
  idleMinutes: v.pipe(v.number(), v.minValue(1), v.maxValue(240)),
  /** Minutes that a patron who has gone stays in the queue. */
  abandonedMinutes: v.pipe(v.number(), v.minValue(1), v.maxValue(240)),
  /** Canned replies: short texts that a librarian can put into the composer and change. */
  replies: v.pipe(v.array(v.object({ name: v.pipe(v.string(), v.maxLength(60)), text: v.pipe(v.string(), v.maxLength(2000)) })), v.maxLength(200)),
  /** What an older Heartdesk has stored has none: the defaults hold then. */
  transcripts: v.optional(TranscriptsSettings, {}),
  desks,
})
export type Library = v.InferOutput<typeof Library>

/** What a widget needs to know of a desk. `opensAt`: when its hours next begin (epoch ms), null when none are given. */
export interface DeskStatus {
  library: string
  libraryName: string
  desk: string
  deskName: string
  open: boolean
  opensAt: number | null
  zone: string
  /** Today's and the coming days' hours, for a closed desk: at most seven. */
  coming: { date: string; name: string; hours: { from: string; to: string }[] }[]
  asksEmail: boolean
  keepDays: number
  /** How many months a transcript is kept; 0: none is made. */
  transcriptMonths: number
  /** The sites that may embed: the frame talks to a parent of one of these origins only. Empty: any. */
  sites: string[]
}
