import * as v from 'valibot'
import { deskKinds } from '../../../shared/desk.ts'
import { acts } from '../../../shared/rehearsing.ts'
import { doings } from '../doing.ts'
import { line, oneOf, ruleFields } from '../rule.ts'
import { Words } from '../words.ts'

const doing = oneOf(doings)
const lines = v.array(line('a line that the patron says'), 'a list of lines that the patron says')
const place = line('the name of a state or an end')

/** What the patron says, and where that leaves them; without `to` they stay as they are. */
const answer = {
  says: v.optional(lines, []),
  to: v.optional(place),
  /** What they tell of it afterwards, in their own words. */
  felt: v.optional(line('what the patron tells of it afterwards')),
  went: v.optional(oneOf(['well', 'badly'])),
}
const Answer = v.strictObject(answer, 'what the patron says')
const Reaction = v.strictObject({
  ...answer,
  /** The message does all of these… */
  does: v.optional(v.array(doing, `a list of ${doings.join(', ')}`), []),
  /** …and none of these… */
  unless: v.optional(v.array(doing, `a list of ${doings.join(', ')}`), []),
  /** …and, where phrases are given, says one of them. */
  phrases: v.optional(Words),
}, 'what the message does, and what the patron says to it')

const State = v.strictObject({
  /** The first that fits is taken. */
  reactions: v.optional(v.array(Reaction, 'a list of reactions'), []),
  /** Where none fits: the first time, the second…; the last one from then on. */
  otherwise: v.pipe(v.array(Answer, 'a list of what the patron says where no reaction fits'), v.minLength(1, 'at least one')),
}, 'reactions, otherwise')

const End = v.strictObject({
  went: oneOf(['well', 'badly']),
  /** How the patron tells of the chat afterwards. */
  told: line('how the patron tells of the chat afterwards, in their own words'),
}, 'went, told')

const Walk = v.strictObject({
  librarian: v.pipe(v.array(v.union([line('a message'), v.strictObject({ act: oneOf(acts) })], 'a message, or "act: hand-over", or "act: end"'), 'the messages, in order'), v.minLength(1, 'at least one message')),
  ends: place,
}, 'the messages of a librarian, and the end that they must reach')

/** A file in coaching-rules/rehearsals: a patron who is not real, what they feel, and what changes it. */
export const Rehearsal = v.strictObject({
  id: ruleFields.id,
  name: line('what the rehearsal is called in the room'),
  about: line('who this is, in a line'),
  learns: line('what there is to learn, in a line'),
  desk: oneOf(deskKinds),
  called: line('what the patron is called'),
  opens: line('the question that the patron begins with'),
  begins: place,
  states: v.record(v.string(), State, 'states by name'),
  ends: v.record(v.string(), End, 'ends by name'),
  /** The end where the librarian ends the chat and no reaction says otherwise. */
  'left-alone': place,
  examples: v.strictObject({ good: Walk, poor: Walk }, 'one good and one poor walk through it'),
})
export type Rehearsal = v.InferOutput<typeof Rehearsal>
export type Reaction = v.InferOutput<typeof Reaction>
export type Answer = v.InferOutput<typeof Answer>
