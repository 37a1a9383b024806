import * as v from 'valibot'
import { deskKinds } from '../../shared/desk.ts'

/** RUSA's six behaviours: the folders that rule files live in. */
export const behaviours = ['inclusion', 'approachability', 'engagement', 'searching', 'evaluation', 'closure'] as const
export type Behaviour = (typeof behaviours)[number]

/** Where in the reference interview a draft stands. A draft may be in two stages at once: a first message that answers. */
export const stages = ['opening', 'interview', 'searching', 'answering', 'closing'] as const
export type Stage = (typeof stages)[number]

/** What a rule does when it speaks: a quiet mark beside the composer, or a card on the first Enter. */
export const levels = ['margin', 'pause', 'off'] as const
export type Level = (typeof levels)[number]

/** How the patron is, or what kind of chat this is. Rules name these to speak only then, or to stay quiet. */
export const moods = ['upset', 'hurried', 'chatty', 'company', 'confused', 'done', 'abusive'] as const
export type Mood = (typeof moods)[number]

/** Moments in which every rule stays quiet unless it says `even-in`. */
export const quietMoments = ['greeting', 'hand-over', 'rapid'] as const
export type QuietMoment = (typeof quietMoments)[number]

/** One of a closed list; a person is told which there are. */
export const oneOf = <const T extends readonly string[]>(choices: T) => v.picklist(choices, `one of ${choices.join(', ')}`)
const listOf = <const T extends readonly string[]>(choices: T) => v.array(oneOf(choices), `a list of ${choices.join(', ')}`)
/** A line of text that is not empty. `expected` is what a person is told when it is missing. */
export const line = (expected: string) => v.pipe(v.string(expected), v.trim(), v.minLength(1, expected))

/** A small chat and a draft on which a rule must speak, or stay quiet. */
export const Example = v.strictObject({
  chat: v.optional(v.array(v.union([
    v.strictObject({ patron: v.string() }), v.strictObject({ librarian: v.string() }),
  ], 'a line "- patron: words" or "- librarian: words"'), 'lines of "- patron: words" or "- librarian: words"'), []),
  draft: v.optional(v.string('the draft, in quotes if it holds a colon or #'), ''),
  desk: v.optional(oneOf(deskKinds)),
  name: v.optional(line("the patron's name")),
  /** End was pressed. */
  ending: v.optional(v.boolean('true or false'), false),
  typing: v.optional(v.boolean('true or false'), false),
  /** Seconds since the last message. */
  waited: v.optional(v.number('a number of seconds'), 0),
}, 'a "chat" and a "draft"')
export type Example = v.InferOutput<typeof Example>

const When = v.strictObject({
  stages: v.optional(listOf(stages), []),
  desks: v.optional(listOf(deskKinds), []),
  'only-for': v.optional(listOf(moods), []),
  'quiet-for': v.optional(listOf(moods), []),
  'even-in': v.optional(listOf(quietMoments), []),
}, 'when it speaks: stages, desks, only-for, quiet-for, even-in')

const needed = 'a list with at least one example ("- chat: …", "  draft: …")'

/** What every rule file says, whatever its check. Each check adds its own fields. An empty list in `when` means: any. */
export const ruleFields = {
  id: v.pipe(v.string('a short name of its own, such as greet-first'), v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'small letters and hyphens, such as greet-first')),
  number: v.optional(v.pipe(v.string(), v.regex(/^R\d{1,3}$/, 'R and a number, such as R15'))),
  name: line('what the rule is called on the card'),
  check: v.string(),
  when: v.optional(When, {}),
  level: oneOf(levels),
  asks: line('the question that the nudge puts, about the message'),
  why: line('one line of reason'),
  source: line('where this comes from: a guideline and its section, a study, or your own policy'),
  example: line('one good message about another question'),
  examples: v.strictObject({
    nudge: v.pipe(v.array(Example, needed), v.minLength(1, needed)),
    quiet: v.pipe(v.array(Example, needed), v.minLength(1, needed)),
  }, 'examples that must nudge and examples that must stay quiet'),
}

const RuleText = v.object(ruleFields)
/** A rule as its file says it, checked; the folder names its behaviour. */
export type RuleText = v.InferOutput<typeof RuleText>
