import * as v from 'valibot'
import { Id, Librarian } from './who.ts'

/** The most letters that each field may hold: told to the person before it is sent, refused after. */
export const limits = { message: 4000, question: 2000, name: 80, comment: 2000, page: 500, email: 254, tags: 20, tag: 40, reason: 500 } as const

/** Bodies are cut to no length here: `decide` refuses what is too long, so that the person is told and the draft stays. */
const text = v.pipe(v.string(), v.trim())
const asking = { desk: Id, name: text, question: text, page: text, locale: v.pipe(v.string(), v.maxLength(35)), keep: v.boolean(), shared: v.boolean() }
const once = { messageId: Id }

/** What a patron can ask for. `messageId` makes a retry harmless: the same id is done once and answered alike. */
export const PatronCommand = v.variant('kind', [
  v.object({ kind: v.literal('request-chat'), ...once, ...asking }),
  v.object({ kind: v.literal('leave-question'), ...once, ...asking, email: v.nullable(text) }),
  v.object({ kind: v.literal('send-message'), ...once, text }),
  v.object({ kind: v.literal('leave-address'), ...once, email: text }),
  v.object({ kind: v.literal('close-chat'), ...once }),
  v.object({ kind: v.literal('rate-chat'), ...once, answered: v.picklist(['yes', 'partly', 'no']), comment: text }),
])
export type PatronCommand = v.InferOutput<typeof PatronCommand>

/** What a librarian can ask for in one chat. */
export const LibrarianCommand = v.variant('kind', [
  v.object({ kind: v.literal('accept-chat'), ...once }),
  v.object({ kind: v.literal('send-message'), ...once, text }),
  v.object({ kind: v.literal('add-note'), ...once, text }),
  v.object({ kind: v.literal('ask-colleague'), ...once, colleague: Librarian }),
  v.object({ kind: v.literal('join-chat'), ...once }),
  v.object({ kind: v.literal('leave-chat'), ...once }),
  v.object({ kind: v.literal('transfer-chat'), ...once, desk: Id, colleague: v.nullable(Librarian), reason: text }),
  v.object({ kind: v.literal('return-chat'), ...once }),
  v.object({ kind: v.literal('rate-read'), ...once, readLevel: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)) }),
  v.object({ kind: v.literal('tag-chat'), ...once, tags: v.array(text) }),
  v.object({ kind: v.literal('promise-answer'), ...once }),
  v.object({ kind: v.literal('send-answer'), ...once, text }),
  v.object({ kind: v.literal('mask-message'), ...once, masks: v.number(), text }),
  v.object({ kind: v.literal('close-chat'), ...once }),
  v.object({ kind: v.literal('block-patron'), ...once }),
])
export type LibrarianCommand = v.InferOutput<typeof LibrarianCommand>

/** What Heartdesk asks for by itself when time has passed. Its ids are made from what it concerns, so that it happens once whoever fires it. */
export type ClockCommand = { messageId: string } & ({ kind: 'abandon-chat' } | { kind: 'close-idle-chat' } | { kind: 'return-chat' })

export type Command = PatronCommand | LibrarianCommand | ClockCommand
