import * as v from 'valibot'
import type { Dismissal } from '../../shared/coaching.ts'
import { weeksLater } from './weeks.ts'
import type { Week } from './weeks.ts'

/** So many times in a row a rule is met without being asked, and it goes quiet. */
export const fadesAfter = 5
/** So many occasions are missed while it is quiet, and it speaks once, as a booster. */
export const boostsAfter = 3
/** So many weeks are kept; a record that nobody wrote to for as long expires whole (see `expiresAt`). */
export const weeksKept = 12

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Tally = v.object({ byItself: count, afterNudge: count, passed: count, dismissed: count })
const Standing = v.object({ inARow: count, missedQuietly: count })

/** A librarian's own practice: one record, readable by that librarian alone. It knows rules and weeks, never a chat, a patron or a draft. */
export const Practice = v.object({
  rules: v.record(v.string(), Standing),
  weeks: v.record(v.string(), v.record(v.string(), Tally)),
})
export type Practice = v.InferOutput<typeof Practice>
export type Tally = v.InferOutput<typeof Tally>
type Standing = v.InferOutput<typeof Standing>

/** The practice of somebody new, and of somebody who erased theirs. */
export const noPractice: Practice = { rules: {}, weeks: {} }

/** What became of one message that was sent, as far as rules are concerned. All are rule ids. */
export interface Sent {
  week: Week
  /** Rules that the message meets. */
  met: readonly string[]
  /** The rule whose nudge was shown with this message before it was sent, or null. */
  shown: string | null
  /** Rules withheld because they had faded. */
  withheld: readonly string[]
}

/** What happened with a message's nudge and rules: the same for the librarian's practice and for the counts that others see. */
export type Outcome = 'byItself' | 'afterNudge' | 'passed'

/** Each rule that a sent message has to do with, and how: met by itself, met after a nudge, or sent past the nudge. */
export function outcomes({ met, shown }: Pick<Sent, 'met' | 'shown'>): { rule: string; outcome: Outcome }[] {
  const each = met.map((rule) => ({ rule, outcome: rule === shown ? 'afterNudge' as const : 'byItself' as const }))
  return shown === null || met.includes(shown) ? each : [...each, { rule: shown, outcome: 'passed' }]
}

/** After a message: rules met unprompted come nearer to fading, rules that needed a nudge start over, missed quiet ones come nearer to a booster. */
export function afterMessage(practice: Practice, sent: Sent): Practice {
  let next = practice
  for (const { rule, outcome } of outcomes(sent)) {
    next = counted(next, sent.week, rule, outcome)
    next = changed(next, rule, (standing) => outcome === 'byItself'
      ? { inARow: Math.min(standing.inARow + 1, fadesAfter), missedQuietly: 0 }
      : { inARow: 0, missedQuietly: 0 })
  }
  for (const rule of sent.withheld) next = changed(next, rule, ({ missedQuietly }) => ({ missedQuietly: missedQuietly + 1 }))
  return next
}

/** After `already-did`: the rule was met and the coach missed it. After `not-here`: noted, and no more than that. `quiet-this-rule` is a wish: wishes.ts. */
export function afterDismissal(practice: Practice, rule: string, how: Exclude<Dismissal, 'quiet-this-rule'>, week: Week): Practice {
  if (how === 'not-here') return counted(practice, week, rule, 'dismissed')
  return changed(counted(practice, week, rule, 'byItself'), rule, ({ inARow }) => ({ inARow: Math.min(inARow + 1, fadesAfter) }))
}

/** When a record that was written in this moment (epoch milliseconds) expires. */
export const expiresAt = (now: number): number => now + weeksKept * 7 * 86_400_000

function changed(practice: Practice, rule: string, change: (standing: Standing) => Partial<Standing>): Practice {
  const standing = practice.rules[rule] ?? { inARow: 0, missedQuietly: 0 }
  return { ...practice, rules: { ...practice.rules, [rule]: { ...standing, ...change(standing) } } }
}

function counted(practice: Practice, week: Week, rule: string, what: keyof Tally): Practice {
  const oldest = weeksLater(week, 1 - weeksKept)
  const weeks = Object.fromEntries(Object.entries(practice.weeks).filter(([one]) => one >= oldest))
  const tally = weeks[week]?.[rule] ?? { byItself: 0, afterNudge: 0, passed: 0, dismissed: 0 }
  return { ...practice, weeks: { ...weeks, [week]: { ...weeks[week], [rule]: { ...tally, [what]: tally[what] + 1 } } } }
}
