import type { Verdict } from '../shared/coaching.ts'
import { limits } from '../shared/commands.ts'
import type { Refusal } from '../shared/refusals.ts'
import { emptyScreen, type Screen, type Unsent } from '../shared/screen.ts'

/** One chat on this console: its screen, and everything about the draft under it. A draft belongs to its chat and to no other. */
export interface Conversation {
  screen: Screen
  draft: string
  /** The draft is a note for staff. */
  isNote: boolean
  /** Counts the changes of the draft: a verdict on an older one is dropped. */
  version: number
  verdict: Verdict | null
  /** A first Enter was answered with the verdict's card; the next Enter sends the draft as it is. */
  isPaused: boolean
  /** The first Enter is on its way to the coach. */
  isSending: boolean
  /** The name of the rule that was just quieted, '' for none: told until the next keystroke. */
  quieted: string
  refused: Refusal | null
  /** What patrons and colleagues wrote that nobody here has looked at. */
  unread: number
  /** Who is typing: '' for the patron, a colleague's name, or null. */
  typing: string | null
}

export const newConversation: Conversation = {
  screen: emptyScreen, draft: '', isNote: false, version: 0, verdict: null, isPaused: false, isSending: false, quieted: '', refused: null, unread: 0, typing: null,
}

/** A keystroke: the nudge about the words before it no longer counts, but a card that asked to be read stays until the message goes. */
export function typed(one: Conversation, draft: string): Conversation {
  const isPaused = one.isPaused && draft.trim() !== ''
  return { ...one, draft, version: one.version + 1, quieted: '', refused: null, verdict: one.verdict && (isPaused ? one.verdict : { ...one.verdict, nudges: [] }), isPaused }
}

/** A verdict counts only for the draft that is there, and only if it saw all that has been said. */
export const judged = (one: Conversation, verdict: Verdict): Conversation =>
  verdict.version !== one.version || verdict.seq < one.screen.chat.seq || one.isPaused ? one : { ...one, verdict }

/** The draft has become a message, or a note, of its own. */
export const sent = (one: Conversation, screen: Screen): Conversation => ({
  ...one, screen, draft: '', version: one.version + 1, verdict: one.verdict && { ...one.verdict, nudges: [] }, isPaused: false, isSending: false, quieted: '', refused: null,
})

/** The chat can't be read any more (a right was taken while the line was down), or is not there: nothing of it stays on this screen. What was still to be said in it can't be either, and stands there as refused. */
export const shut = (one: Conversation, refused: Refusal): Conversation => ({
  ...one, refused, verdict: null, typing: null, screen: { ...emptyScreen, unsent: one.screen.unsent.map((unsent) => ({ ...unsent, isRefused: true })) },
})

/** What is wrong with a draft before it is asked about: too long, or null. An empty one is simply not sent. */
export const tooLong = (text: string): Refusal | null => (text.length > limits.message ? { refusal: 'too-long', field: 'text', limit: limits.message } : null)

/** What can't be lost when the page is loaded again. */
export interface Kept {
  draft: string
  isNote: boolean
  unsent: Unsent[]
}

export const toKeep = ({ draft, isNote, screen }: Conversation): Kept | null =>
  draft === '' && screen.unsent.length === 0 ? null : { draft, isNote, unsent: screen.unsent }

export const fromKept = ({ draft, isNote, unsent }: Kept): Conversation => ({
  ...newConversation, draft, isNote, screen: { ...emptyScreen, unsent },
})
