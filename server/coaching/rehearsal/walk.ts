import type { Act } from '../../../shared/rehearsing.ts'
import { coach } from '../coach.ts'
import type { ChatDraft, Turn } from '../draft.ts'
import type { RuleBook } from '../rules.ts'
import type { Rehearsal } from './rehearsal.ts'
import { beginning, react, type Reacted } from './react.ts'

/** Any moment will do, and nobody hurries. */
const begun = Date.UTC(2026, 0, 5, 12)
const apart = 40_000

/** A librarian's draft in a rehearsal, as the coach reads it: nothing of anybody's practice or wishes is in it. */
export function draftInRehearsal(rehearsal: Rehearsal, draft: string, said: readonly Omit<Turn, 'at'>[], more: Partial<ChatDraft> = {}): ChatDraft {
  const turns = [{ from: 'patron' as const, text: rehearsal.opens }, ...said].map((turn, index) => ({ ...turn, at: begun + index * apart }))
  return {
    draft, version: 0, seq: turns.length, desk: { id: rehearsal.desk, kind: rehearsal.desk }, question: rehearsal.opens, patronName: rehearsal.called, turns,
    ending: false, patronTyping: false, now: begun + turns.length * apart, tags: [], alreadyShown: [], wishes: { off: false, quiet: [], toMargin: [], faded: [] }, ...more,
  }
}

/** One step of a walk: what was written or done, and what the patron made of it. */
export interface Step extends Reacted {
  step: string | { act: Act }
}

/** Walks through a rehearsal as its example says, and stops where it ends. */
export function walk(rehearsal: Rehearsal, steps: Rehearsal['examples']['good']['librarian'], book: RuleBook): Step[] {
  const said: Omit<Turn, 'at'>[] = []
  const walked: Step[] = []
  let standing = beginning(rehearsal)
  for (const step of steps) {
    const message = typeof step === 'string' ? step : ''
    const does = coach(draftInRehearsal(rehearsal, message, said), book).does ?? []
    const reacted = react(rehearsal, standing, message, does, typeof step === 'string' ? null : step.act)
    if (reacted === null) break
    walked.push({ step, ...reacted })
    if (message !== '') said.push({ from: 'librarian', text: message })
    said.push(...reacted.says.map((text) => ({ from: 'patron' as const, text })))
    standing = reacted.standing
    if (reacted.end) break
  }
  return walked
}

/** The walks of a rehearsal that come out otherwise than its file says, as fields of that file. */
export function walksGoneWrong(rehearsal: Rehearsal, book: RuleBook): { path: string[]; expected: string }[] {
  return (['good', 'poor'] as const).flatMap((which) => {
    const { librarian, ends } = rehearsal.examples[which]
    const walked = walk(rehearsal, librarian, book)
    const last = walked.at(-1)
    const path = ['examples', which]
    if (last?.end?.name !== ends) return [{ path, expected: `this walk should end in ${ends}, and it ${last?.end ? `ends in ${last.end.name}` : `stands at ${last?.standing.at ?? 'its beginning'}`}` }]
    if (walked.length < librarian.length) return [{ path, expected: `this walk ends after ${walked.length} of ${librarian.length} messages` }]
    return last.end.went === (which === 'good' ? 'well' : 'badly') ? [] : [{ path: [...path, 'ends'], expected: `a ${which} walk ends ${which === 'good' ? 'well' : 'badly'}` }]
  })
}
