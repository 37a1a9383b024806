import { fadesAfter, weeksKept } from './practice.ts'
import type { Practice } from './practice.ts'
import type { Rule } from './rules.ts'
import type { Wishes } from './wishes.ts'
import { weeksLater } from './weeks.ts'
import type { Week } from './weeks.ts'

/** One rule on the page "My practice". */
export interface MyRule {
  rule: string
  number: string | null
  name: string
  /** How it stands, in kind words. */
  words: string
  /** Twelve weeks, oldest first, for a small chart; a week without an occasion has none. */
  weeks: { week: Week; occasions: number; byItself: number }[]
  comesByItself: boolean
  quiet: boolean
  toMargin: boolean
}

/** The page that only its librarian can open. Rules that never had an occasion are left out; a sum or a score there is none. */
export interface MyPractice {
  off: boolean
  rules: MyRule[]
}

/** Tells a librarian's practice over the twelve weeks that end with this one. Rules that no longer exist are not shown. */
export function myPractice(practice: Practice, wishes: Wishes, rules: readonly Rule[], week: Week): MyPractice {
  const lastWeeks = Array.from({ length: weeksKept }, (_, index) => weeksLater(week, index + 1 - weeksKept))
  const mine = rules.flatMap((rule): MyRule[] => {
    const standing = practice.rules[rule.id]
    const weeks = lastWeeks.map((one) => {
      const { byItself = 0, afterNudge = 0, passed = 0 } = practice.weeks[one]?.[rule.id] ?? {}
      return { week: one, byItself, occasions: byItself + afterNudge + passed }
    })
    const quiet = wishes.quiet.includes(rule.id)
    const toMargin = wishes.toMargin.includes(rule.id)
    if (standing === undefined && !quiet && !toMargin && weeks.every(({ occasions }) => occasions === 0)) return []
    const comesByItself = (standing?.inARow ?? 0) >= fadesAfter
    return [{
      rule: rule.id, number: rule.number ?? null, name: rule.name, weeks, comesByItself, quiet, toMargin,
      words: kindWords(comesByItself, quiet, weeks),
    }]
  })
  return { off: wishes.off, rules: mine }
}

function kindWords(comesByItself: boolean, quiet: boolean, weeks: MyRule['weeks']): string {
  if (quiet) return 'You asked this rule to be quiet.'
  if (comesByItself) return 'This comes by itself now. The coach rests here, and looks in only now and then.'
  const latest = weeks.slice(-4)
  const byItself = latest.reduce((sum, one) => sum + one.byItself, 0)
  const occasions = latest.reduce((sum, one) => sum + one.occasions, 0)
  if (occasions === 0) return 'There was no occasion for it lately.'
  if (byItself === occasions) return 'Lately it came without a word from the coach.'
  if (byItself * 2 >= occasions) return 'Lately it came by itself more often than not.'
  if (byItself > 0) return 'It comes by itself now and then.'
  return 'The coach has asked about this lately. Some chats have no room for it, and that is fine.'
}
