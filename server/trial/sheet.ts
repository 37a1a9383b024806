import * as v from 'valibot'
import { deskKinds, type DeskKind } from '../../shared/desk.ts'
import { seenBefore, type SeenBefore } from '../../shared/trial.ts'
import type { Judgement } from '../coaching/draft.ts'
import type { Week } from '../coaching/weeks.ts'

/** One moment: a draft deserved a nudge, which was shown or withheld, and what the message that was sent then did. `who` is the trial's token of the librarian. */
const Moment = v.object({
  who: v.string(), rule: v.string(), kind: v.picklist(deskKinds), shown: v.boolean(), came: v.boolean(), hollow: v.boolean(), dismissed: v.boolean(), seen: v.picklist(seenBefore),
})
/** A first draft that called for a rule, and whether it met the rule by itself. */
const First = v.object({ who: v.string(), rule: v.string(), week: v.string(), met: v.boolean() })

/**
 * What a trial records of one chat: under a keyed hash of its name, without a word of it and without a time. Each librarian and rule is there once at
 * most, so that reconnecting counts nothing twice. It lives no longer than the trial.
 */
export const Sheet = v.object({ moments: v.array(Moment), firsts: v.array(First), answered: v.nullable(v.picklist(['yes', 'partly', 'no'])) })
export type Sheet = v.InferOutput<typeof Sheet>
export const emptySheet: Sheet = { moments: [], firsts: [], answered: null }

/** What was drawn for a rule in a chat, while the message is not sent yet. */
export interface Drawn {
  trial: string
  shown: boolean
  dismissed: boolean
}

/** A message that was sent, or a chat that was ended, as far as a trial is concerned. */
export interface Settled {
  who: string
  kind: DeskKind
  week: Week
  drawn: ReadonlyMap<string, Drawn>
  judgement: Pick<Judgement, 'met' | 'lacking' | 'does'>
  /** Whether a rule asks for something that a message can do. The others ask that something is left out, and it is, where they no longer speak. */
  asksForSomething: (rule: string) => boolean
  seen: (rule: string) => SeenBefore
}

/** The sheet with what a message settles: each moment that was drawn before it, and which first drafts met their rules. */
export function settled(sheet: Sheet, { who, kind, week, drawn, judgement: { met, lacking, does }, asksForSomething, seen }: Settled): Sheet {
  const isNew = (list: readonly { who: string; rule: string }[], rule: string): boolean => !list.some((one) => one.who === who && one.rule === rule)
  const hollow = (does ?? []).some((one) => one === 'stock_phrase' || one === 'copies_question')
  const moments = [...drawn].filter(([rule]) => isNew(sheet.moments, rule)).map(([rule, { shown, dismissed }]) => {
    const came = met.includes(rule) || (!lacking.includes(rule) && !asksForSomething(rule))
    return { who, rule, kind, shown, came, hollow: came && hollow, dismissed, seen: seen(rule) }
  })
  const missed = [...drawn.keys(), ...lacking]
  const firsts = [...new Set([...missed, ...met])].filter((rule) => isNew(sheet.firsts, rule) && asksForSomething(rule)).map((rule) => ({ who, rule, week, met: !missed.includes(rule) }))
  return { ...sheet, moments: [...sheet.moments, ...moments], firsts: [...sheet.firsts, ...firsts] }
}

/** The sheet without anything of one librarian: after declining, nothing of theirs stays. */
export const withoutThem = (sheet: Sheet, who: string): Sheet => ({
  ...sheet, moments: sheet.moments.filter((one) => one.who !== who), firsts: sheet.firsts.filter((one) => one.who !== who),
})
