/**
 * Why a command was not carried out: a value, told to the person in their words, never an exception. `who` is the name of the
 * librarian who was first; `field` and `limit` say what was wrong with the input.
 */
export interface Refusal {
  refusal: RefusalName
  who?: string
  field?: string
  limit?: number
  why?: Why
}

/** What is wrong with a search, where more can be said than which field it is. */
export const whys = ['half-quoted', 'beginning-too-short', 'only-exclusions', 'too-many-words', 'ends-before-it-begins'] as const
export type Why = (typeof whys)[number]

export const refusalNames = [
  'chat-already-begun', 'chat-not-begun', 'chat-already-accepted', 'chat-not-open', 'chat-already-closed',
  'not-in-this-chat', 'nothing-owed', 'no-such-message', 'no-such-desk', 'no-such-colleague', 'no-such-transcript', 'no-such-set', 'already-released', 'desk-in-use', 'no-such-hold', 'nothing-asked', 'needs-another', 'not-opened', 'desk-closed',
  'empty', 'too-long', 'not-an-address', 'not-allowed', 'not-understood', 'newer-version', 'too-fast', 'blocked', 'not-saved', 'signed-out',
] as const
export type RefusalName = (typeof refusalNames)[number]

/** Why a connection is refused: what `connect_error` brings. */
export const connectionRefusals = ['not-understood', 'newer-version', 'too-fast', 'not-saved', 'no-such-desk', 'not-allowed', 'signed-out'] as const satisfies readonly RefusalName[]
export type ConnectionRefusal = (typeof connectionRefusals)[number]

export const refuse = (refusal: RefusalName, facts: Omit<Refusal, 'refusal'> = {}): Refusal => ({ refusal, ...facts })

export const isRefusal = (answer: object): answer is Refusal => 'refusal' in answer

/** Whether a refusal passes by itself (the store is back, a node is upgraded): the same is asked again, under the same id. */
export const passes = ({ refusal }: Refusal): boolean => refusal === 'not-saved' || refusal === 'too-fast' || refusal === 'newer-version'
