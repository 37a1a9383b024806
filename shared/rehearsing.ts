import * as v from 'valibot'
import type { Verdict } from './coaching.ts'

/** What the rehearsal room and the server say to each other. The server keeps nothing of it: each step brings along all that was said. */

/** Where a rehearsal stands: the patron's state, and how often nothing fitted in it. */
export const Standing = v.object({ at: v.pipe(v.string(), v.maxLength(80)), passed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)) })
export type Standing = v.InferOutput<typeof Standing>

/** What is done with a button of the desk, in place of a message. */
export const acts = ['hand-over', 'end'] as const
export type Act = (typeof acts)[number]

const text = v.pipe(v.string(), v.maxLength(20_000))
/** One step: a draft to be read, or something that is done and that the patron reacts to. `mayPause`: the coach may ask first. */
export const Step = v.object({
  does: v.picklist(['draft', 'message', ...acts]),
  standing: Standing,
  /** What was said after the patron's first question, oldest first. */
  said: v.pipe(v.array(v.object({ from: v.picklist(['patron', 'librarian']), text })), v.maxLength(200)),
  draft: text,
  version: v.number(),
  ending: v.boolean(),
  mayPause: v.boolean(),
  /** Rules that spoke with an earlier message of this rehearsal. */
  alreadyShown: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(200)),
})
export type Step = v.InferOutput<typeof Step>

const went = v.picklist(['well', 'badly'])
/** What the coach noticed in a message, in kind words: what it does, and what it leaves to ask. */
const Noticed = v.object({ does: v.array(v.string()), asks: v.array(v.string()) })
export type Noticed = v.InferOutput<typeof Noticed>
/** What the patron made of it. `felt` is told at the end only; `end`: the rehearsal is over, and how the patron tells of it. */
export const Reaction = v.object({
  says: v.array(v.string()), standing: Standing, felt: v.nullable(v.object({ words: v.string(), went })), noticed: Noticed,
  end: v.nullable(v.object({ name: v.string(), went, told: v.string() })),
})
export type Reaction = v.InferOutput<typeof Reaction>

/** A scripted patron as the room shows them, before one knows them. */
export const ScriptedPatron = v.object({ id: v.string(), name: v.string(), about: v.string(), learns: v.string(), desk: v.string(), called: v.string(), opens: v.string(), standing: Standing })
export type ScriptedPatron = v.InferOutput<typeof ScriptedPatron>

const line = v.string()
/** The coach's reading of a draft, as it comes over HTTP. */
export const Read: v.GenericSchema<unknown, Verdict> = v.object({
  version: v.number(), seq: v.number(), patronTyping: v.nullable(line), lookAgainIn: v.nullable(v.number()), inView: v.object({ question: line, feeling: line }), crisis: v.nullable(v.object({ words: line, asks: line })),
  nudges: v.array(v.object({
    rule: line, number: v.nullable(line), name: line, level: v.picklist(['margin', 'pause']), asks: line, why: line, source: line, example: line, words: line, wordsOf: v.picklist(['patron', 'draft']),
  })),
})
