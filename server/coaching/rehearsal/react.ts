import type { Act, Reaction as Told, Standing } from '../../../shared/rehearsing.ts'
import type { Doing } from '../doing.ts'
import { phrases, wordsOf } from '../phrases.ts'
import type { Answer, Reaction, Rehearsal } from './rehearsal.ts'

/** What the patron makes of a message: what they say, what they tell of it afterwards, and the end where one was reached. */
export type Reacted = Omit<Told, 'noticed'>

/** The end of a rehearsal that was handed over where its file has none for that: whoever it was handed to is not real. */
const handedOver = { name: 'handed-over', went: 'well', told: '' } as const

export const beginning = ({ begins }: Rehearsal): Standing => ({ at: begins, passed: 0 })

/**
 * How the patron takes what the librarian did. Pure. The first reaction that fits counts; where none does, what `otherwise` says for the
 * first time, the second… A chat that is ended or handed over is over, whatever the patron makes of it. Null where there is no such state.
 * @param message what was written; '' where a button was pressed
 */
export function react(rehearsal: Rehearsal, { at, passed }: Standing, message: string, does: readonly Doing[], act: Act | null = null): Reacted | null {
  const state = rehearsal.states[at]
  if (!Object.hasOwn(rehearsal.states, at) || state === undefined) return null
  const seen = new Set(act === null ? does : [act === 'end' ? 'ends' as const : 'hands_over' as const])
  const words = wordsOf(message)
  const reaction = state.reactions.find((one) => fits(one, seen, words))
  // Who leaves hears nothing more: what is said where no reaction fits answers messages alone.
  const answer: Answer = reaction ?? (act === null ? state.otherwise[Math.min(passed, state.otherwise.length - 1)] : undefined) ?? { says: [] }
  const wanted = answer.to ?? at
  const to = act === 'end' && rehearsal.ends[wanted] === undefined ? rehearsal['left-alone'] : wanted
  const end = rehearsal.ends[to]
  return {
    says: act === 'end' ? [] : answer.says,
    standing: { at: to, passed: to !== at ? 0 : reaction ? passed : passed + 1 },
    felt: answer.felt === undefined ? null : { words: answer.felt, went: answer.went ?? 'well' },
    end: end !== undefined ? { name: to, ...end } : act === 'hand-over' ? handedOver : null,
  }
}

const fits = ({ does, unless, phrases: wanted }: Reaction, seen: ReadonlySet<Doing>, words: readonly string[]): boolean =>
  does.every((one) => seen.has(one)) && !unless.some((one) => seen.has(one)) && (wanted === undefined || phrases(wanted).in(words) !== null)
