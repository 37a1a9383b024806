import * as v from 'valibot'

/** A trial of the coach, as it travels to consoles: server/trial makes it, console/trial shows it. */

const share = v.number()
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Rate = v.object({ came: count, of: count, librarians: count })

/** Shown against withheld: rates, their difference in parts of 1, its 95 % confidence interval and p, and how much independent evidence there is. */
export const Comparison = v.object({ shown: Rate, withheld: Rate, difference: share, from: share, to: share, p: share, degrees: v.number() })
export type Comparison = v.InferOutput<typeof Comparison>

/** What a comparison says: `too-little` where its interval is so wide that it leaves nearly everything open. */
export const says = ['more', 'less', 'no-difference-found', 'too-little'] as const
export type Says = (typeof says)[number]

/** One rule at these kinds of desk. `hollow`: of what came, so much in a stock phrase or as a near copy of the question. */
export const Cell = v.object({
  rule: v.string(), desks: v.array(v.string()), comparison: Comparison, says: v.picklist(says),
  hollow: v.object({ shown: share, withheld: share }),
  /** Whether the patron said afterwards that the question was answered; null where too few did. */
  answered: v.nullable(Comparison),
})
export type Cell = v.InferOutput<typeof Cell>

/** How often a nudge may have been seen before: first time, second or third, fourth to seventh, more often. */
export const seenBefore = ['first', '2-3', '4-7', '8+'] as const
export type SeenBefore = (typeof seenBefore)[number]

export const Report = v.object({
  /** False: fewer than five librarians took part, so nothing else is said. */
  enough: v.boolean(),
  cells: v.array(Cell),
  /** Of the first drafts that called for a rule, the share that met it by itself, week by week. Only where five librarians stand behind it. */
  weeks: v.array(v.object({ rule: v.string(), week: v.string(), byItself: share })),
  /** Of the nudges shown, the shares that were heeded, passed by and put aside, by how often the librarian had seen that one. */
  tiring: v.array(v.object({ rule: v.string(), seen: v.picklist(seenBefore), heeded: share, passed: share, dismissed: share })),
})
export type Report = v.InferOutput<typeof Report>

/** How much there is so far, and no more than that: who looks at results while they come sees effects that are none. */
export const progress = ['nothing', 'a-little', 'some', 'much'] as const

const terms = { startedAt: v.number(), endsAt: v.number(), withhold: v.number() }
/** What everybody on the staff may know of the trial that is on, and whether I declined. */
export const TrialOn = v.object({ ...terms, declined: v.boolean() })
export type TrialOn = v.InferOutput<typeof TrialOn>
/** And what supervisors and admins see of all of them. */
export const TrialSeen = v.object({ id: v.string(), ...terms, endedAt: v.nullable(v.number()), progress: v.nullable(v.picklist(progress)), report: v.nullable(Report) })
export type TrialSeen = v.InferOutput<typeof TrialSeen>

/** What a trial may be started with. The longest is half a year: a token should not live longer. */
export const Terms = v.object({
  withhold: v.pipe(v.number(), v.minValue(0.05), v.maxValue(0.5)),
  days: v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(183)),
})
export type Terms = v.InferOutput<typeof Terms>
