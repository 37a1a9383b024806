import type { Noticed } from '../../../shared/rehearsing.ts'
import type { Doing } from '../doing.ts'
import type { Judgement } from '../draft.ts'
import type { Rule } from '../rules.ts'

/** What a message does, in kind words. What it had better not do has none here: of that the rules ask. */
const kindly: Partial<Record<Doing, string>> = {
  acknowledges: 'You noticed how they feel.',
  restates: 'You said their question back in your own words.',
  asks_open: 'You asked an open question, so they could say it their way.',
  does_a_deed: 'You did the helpful thing, and told them.',
  goes_to_look: 'You said that you are looking, so they know that somebody is there.',
  hands_over: 'You brought in somebody who can do more.',
  checks_answered: 'You asked whether it is answered.',
  invites_back: 'You left the door open.',
  uses_name: 'You called them by their name.',
  greets: 'You greeted them.',
}
const most = 3

/** What the coach noticed in a message that was sent: at most three things that it does, and what at most two rules would have asked. */
export function noticed({ does, lacking }: Pick<Judgement, 'does' | 'lacking'>, rules: readonly Rule[]): Noticed {
  const said = Object.entries(kindly).flatMap(([doing, words]) => (does?.some((one) => one === doing) ? [words] : []))
  return { does: said.slice(0, most), asks: rules.filter(({ id }) => lacking.includes(id)).map(({ asks }) => asks).slice(0, most - 1) }
}
