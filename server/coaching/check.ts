import * as v from 'valibot'
import type { ChatDraft } from './draft.ts'
import type { DeskRules } from './desk-rules.ts'
import type { Mood, QuietMoment, Stage } from './rule.ts'
import type { Reading } from './reading/reading.ts'

/** All that a check may look at. Nothing in it may be changed. */
export interface Scene {
  chat: ChatDraft
  reading: Reading
  desk: DeskRules
  stages: ReadonlySet<Stage>
  moods: ReadonlySet<Mood>
  moments: ReadonlySet<QuietMoment>
}

/** Why a rule speaks: the words that called for it, whose they are, and how sure the check is (0 to 1; ranks rules of one level). */
export interface Sign {
  words: string
  of: 'patron' | 'draft'
  strength: number
}

/** Nothing yet, but in so many milliseconds there may be, if nobody writes until then. */
export interface Later {
  in: number
}

/**
 * What a check finds in a scene: a sign; `met` where its occasion came and the draft does by itself what the rule asks;
 * null where there was no occasion.
 */
export type Finding = Sign | Later | 'met' | null
export type Look = (scene: Scene) => Finding

/** One of the closed list of checks that a rule file can name. */
export interface Check {
  /** What it looks for, in a librarian's words: docs/coaching-rules.md is made from this. */
  says: string
  /** The fields that a rule with this check has beside those of every rule. */
  fields: v.ObjectEntries
  /** Makes the look of one rule, once, from its fields (which `fields` has checked). */
  prepare: (rule: unknown) => Look
}

/** A check with fields of its own. Everything that can be worked out from a rule's fields is worked out here, once. */
export function check<const E extends v.ObjectEntries>(
  says: string, fields: E, prepare: (rule: v.InferOutput<v.ObjectSchema<E, undefined>>) => Look,
): Check {
  const shape = v.object(fields)
  return { says, fields, prepare: (rule) => prepare(v.parse(shape, rule)) }
}

/** A check that has no fields. */
export const look = (says: string, at: Look): Check => check(says, {}, () => at)
