import * as v from 'valibot'
import { Id } from './who.ts'

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0))
/** `librarian`: 1 for the first of them in this transcript, 2 for the next; the same person has another number in another transcript. */
const head = { at: seconds, by: v.picklist(['patron', 'librarian', 'clock']), librarian: v.optional(v.number()) }

export const TranscriptLine = v.variant('what', [
  v.object({ ...head, what: v.picklist(['message', 'note', 'answer']), text: v.string() }),
  v.object({ ...head, what: v.literal('happening'), happening: v.string() }),
])
export type TranscriptLine = v.InferOutput<typeof TranscriptLine>

/** Months compare as text. */
export const Month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11'))
export type Month = v.InferOutput<typeof Month>

/**
 * A finished chat, de-identified: all that a supervisor may ever read of it. It holds no id, no name, no address, and no time but the month
 * that it began in; `at`, `waited` and `length` count seconds from its beginning.
 */
export const Transcript = v.object({
  /** '' as it is shown where few worked at that desk in that month; then its librarians are not told apart either. */
  desk: v.string(),
  /** In the library's time zone: 2026-11. */
  month: Month,
  /** `left`: asked while nobody was there, and answered later. */
  kind: v.picklist(['chat', 'left']),
  ended: v.picklist(['closed', 'abandoned']),
  /** Until somebody took the chat, or answered the question that was left; null where nobody did. */
  waited: v.nullable(seconds),
  length: seconds,
  readLevel: v.nullable(v.number()),
  tags: v.array(v.string()),
  answered: v.nullable(v.picklist(['yes', 'partly', 'no'])),
  comment: v.string(),
  /** How often somebody masked more words in it; none where nobody did. */
  masked: v.optional(v.number()),
  /** The question first. */
  lines: v.array(TranscriptLine),
})
export type Transcript = v.InferOutput<typeof Transcript>

/** A transcript as a list shows it. `excerpt`: what was said around what was found, every second piece of it found; empty where no words were looked for. */
export const ListedTranscript = v.object({ ...v.omit(Transcript, ['lines', 'comment']).entries, id: v.string(), question: v.string(), excerpt: v.array(v.string()) })
export type ListedTranscript = v.InferOutput<typeof ListedTranscript>

/**
 * How far a node's index of the shelf has come. `isWhole` is false while it is being made, so that more may be found in a while; `weeks` says how many of all that have come
 * are in it. `problem`: why it can't go on just now (the disk is full, say), or null.
 */
const standing = { isWhole: v.boolean(), weeks: v.object({ taken: v.number(), all: v.number() }), problem: v.nullable(v.string()) }

/** Counting what is found stops here: nobody reads more, and it keeps a page fast. */
export const countedTo = 1000

/**
 * What a search of the shelf gives, newest month first. `count`: how many there are from this page on. It stops at `countedTo`, and where a search takes too long; `isMore` says that
 * it did. `next`: what to ask for as `before` to have the page after this one, null on the last. A page that took too long has fewer than the others, or none, and a `next`.
 */
export const TranscriptPage = v.object({ transcripts: v.array(ListedTranscript), count: v.number(), isMore: v.boolean(), next: v.nullable(v.number()), ...standing })
export type TranscriptPage = v.InferOutput<typeof TranscriptPage>

/** How the patron said that it went; `none`: they did not say; `nobody`: nobody came. */
export const endings = ['yes', 'partly', 'no', 'none', 'nobody'] as const

/**
 * What somebody looks for on the shelf. `words`: words, "phrases", beginnings* and -exclusions. Months are from and to, both of them in it. `waited`: seconds, or longer.
 * `before`: the `next` of the page before; null for the first.
 */
export const TranscriptSearch = v.object({
  words: v.pipe(v.string(), v.maxLength(500)),
  desk: v.nullable(Id), from: v.nullable(Month), to: v.nullable(Month),
  readLevel: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6))),
  answered: v.nullable(v.picklist(endings)),
  tag: v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(40))),
  waited: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  before: v.nullable(v.pipe(v.number(), v.integer())),
})
export type TranscriptSearch = v.InferOutput<typeof TranscriptSearch>
