import * as v from 'valibot'
import { ListedTranscript } from './transcript.ts'

export const sharingAnswers = ['offered', 'declined'] as const
export const SharingAnswer = v.picklist(sharingAnswers)
/** What the librarian of a chat says to whether colleagues may read its transcript. */
export type SharingAnswer = v.InferOutput<typeof SharingAnswer>

/** How that stands for one librarian of a chat. `may`: it is over, something of it is kept, and its transcript has not come yet. */
export const Offer = v.object({ answer: v.nullable(SharingAnswer), may: v.boolean() })
export type Offer = v.InferOutput<typeof Offer>

/** A transcript that its librarians found worth sharing. `mine`: whoever asks is one of them; nobody else is told. */
export const SharedTranscript = v.object({ ...ListedTranscript.entries, mine: v.boolean() })
export type SharedTranscript = v.InferOutput<typeof SharedTranscript>

/** Thanks that came on a Monday, for whatever somebody shared. */
export const Thanks = v.object({ week: v.string(), count: v.number() })
export type Thanks = v.InferOutput<typeof Thanks>
