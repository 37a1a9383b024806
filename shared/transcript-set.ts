import * as v from 'valibot'
import { ListedTranscript } from './transcript.ts'
import { Id } from './who.ts'

/** What a supervisor says of a set: transcripts to discuss at a meeting, which the librarians of a desk may read. */
export const SetWritten = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  /** What to talk about. */
  about: v.pipe(v.string(), v.trim(), v.maxLength(500)),
  desk: Id,
})
export type SetWritten = v.InferOutput<typeof SetWritten>

/** A set as those who may read it see it: with what of it can be seen just now. */
export const TranscriptSet = v.object({ id: v.string(), ...SetWritten.entries, transcripts: v.array(ListedTranscript) })
export type TranscriptSet = v.InferOutput<typeof TranscriptSet>
