import * as v from 'valibot'
import { Month } from './transcript.ts'

/** The tag of a chat for company, set by its librarian: it counts as a visit, never as long, unanswered or hard. */
export const companyTag = 'company'
export const isForCompany = (tags: readonly string[]): boolean => tags.some((tag) => tag.trim().toLowerCase() === companyTag)

/** What a policy is about, where patrons are upset by one; `other`: by none of these. */
export const policies = ['fines', 'printing', 'holds', 'loans', 'accounts', 'access', 'computers', 'rooms', 'hours', 'waiting', 'other'] as const
export const Policy = v.picklist(policies)
export type Policy = (typeof policies)[number]

/** Seconds, each the end of a step: what took no longer falls in it. What took longer than the last is `more`. */
export const steps = {
  waited: [15, 30, 60, 120, 300, 600],
  lasted: [120, 300, 600, 1200, 1800, 3600],
  replied: [3600, 14_400, 86_400, 172_800, 604_800],
} as const

/**
 * What is counted of chats, and in which cells. `came`, `waited`, `lasted`, `read`, `answered` and `replied` say how the service went, as transcripts do; `hours` (1-09: Mondays from
 * nine), `mood` (upset-calm: from start to end) and `upset` (by which policy) are shown only where at least five librarians stand behind a number. Cells
 * called `none` are of chats that the measure does not ask about, `unsaid` of those of which nobody said it.
 */
const measures = ['came', 'waited', 'lasted', 'read', 'answered', 'replied', 'hours', 'mood', 'upset'] as const
export const Measure = v.picklist(measures)
export type Measure = (typeof measures)[number]

/** What came of a question. `taken`: a librarian took the chat; `left`: asked while nobody was there. Of chats for company only this and their hour is counted. */
export const cameOf = ['taken', 'abandoned', 'left', 'company'] as const
export type Came = (typeof cameOf)[number]

export const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/**
 * Numbers that may be shown: of one desk or several, for the months from and to, both in it. Cells that are too small are not there; where `rest` is not 0, that many are in them. Each chat
 * is in one of these for each measure, so none can be had from two of them by subtraction.
 */
export const Counted = v.object({ measure: Measure, desks: v.array(v.string()), from: Month, to: Month, cells: v.record(v.string(), count), rest: count })
export type Counted = v.InferOutput<typeof Counted>

/** How often one rule of the coach was met in a month, of all its occasions; only where five librarians stand behind it. */
export const MetRule = v.object({ behaviour: v.string(), month: Month, met: count, occasions: count })
export type MetRule = v.InferOutput<typeof MetRule>

/** A key phrase of what patrons asked, in how many questions, and in how many of the months before; null: fewer than five. `z`: how surely it grows (above 0) or shrinks. */
export const Topic = v.object({ words: v.string(), chats: v.nullable(count), before: v.nullable(count), z: v.number() })
export type Topic = v.InferOutput<typeof Topic>

/** A question that keeps coming back: what people want to do with what, in how many months, and one of those questions, de-identified. */
export const Returning = v.object({ words: v.string(), chats: count, months: count, example: v.string() })
export type Returning = v.InferOutput<typeof Returning>

/** `isWhole`: false while the index of transcripts is being made. */
export const Topics = v.object({ topics: v.array(Topic), growing: v.array(Topic), shrinking: v.array(Topic), returning: v.array(Returning), isWhole: v.boolean() })
export type Topics = v.InferOutput<typeof Topics>

/** What was changed because of what upset people: written and signed by whoever leads. `version`: of its record, for the next change. */
export const Change = v.object({ id: v.string(), version: v.number(), policy: Policy, text: v.string(), by: v.string(), at: v.number() })
export type Change = v.InferOutput<typeof Change>

/** A report: what was counted, for the months that were asked for. `counted`: all months that have been; `next`: from which day on the next one is. */
export const Report = v.object({ counted: v.array(Month), next: v.string(), numbers: v.array(Counted), rules: v.array(MetRule), changes: v.array(Change) })
export type Report = v.InferOutput<typeof Report>

export const changeLength = 2000
