import * as v from 'valibot'
import type { OwnWishes } from './draft.ts'
import { boostsAfter, fadesAfter } from './practice.ts'
import type { Practice } from './practice.ts'

/**
 * What a librarian set for themselves. A record of its own, beside the practice, because it must not expire: a coach turned off for good
 * stays off over a sabbatical, while the practice is forgotten after twelve weeks.
 */
export const Wishes = v.object({ off: v.boolean(), quiet: v.array(v.string()), toMargin: v.array(v.string()) })
export type Wishes = v.InferOutput<typeof Wishes>

export const noWishes: Wishes = { off: false, quiet: [], toMargin: [] }

/** The whole coach, off or on. */
export const turned = (wishes: Wishes, off: boolean): Wishes => ({ ...wishes, off })
/** Quiets one rule (the answer `quiet-this-rule` to a nudge), or lets it speak again. */
export const quieted = (wishes: Wishes, rule: string, quiet: boolean): Wishes => ({ ...wishes, quiet: having(wishes.quiet, rule, quiet) })
/** Turns one rule's pause into a mark beside the composer, or back. */
export const toMargin = (wishes: Wishes, rule: string, margin: boolean): Wishes => ({ ...wishes, toMargin: having(wishes.toMargin, rule, margin) })

/** What the coach is told of both. A faded rule whose booster is due is not faded this once. */
export const ownWishes = (wishes: Wishes, { rules }: Practice): OwnWishes => ({
  ...wishes,
  faded: Object.entries(rules).flatMap(([rule, { inARow, missedQuietly }]) => (inARow >= fadesAfter && missedQuietly < boostsAfter ? [rule] : [])),
})

const having = (list: string[], one: string, has: boolean): string[] => [...list.filter((other) => other !== one), ...(has ? [one] : [])]
