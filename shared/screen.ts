import * as v from 'valibot'
import { noChat, type Chat } from './chat.ts'
import { fold, type ChatEvent } from './events.ts'
import type { Delivery, Position, Resumed } from './wire.ts'

/**
 * A message that was written here and is not confirmed by the log yet, as it is shown and as a browser keeps it. What was refused stays refused through
 * a reload: it goes out again only when its author says so.
 */
export const Unsent = v.object({ messageId: v.string(), text: v.string(), at: v.number(), note: v.optional(v.boolean(), false), isRefused: v.optional(v.boolean(), false) })
export type Unsent = v.InferOutput<typeof Unsent>

/** A screen is confirmed events + unsent messages. Pure: it asks for what it lacks, the caller sends. */
export interface Screen {
  chat: Chat
  unsent: Unsent[]
  /** Deliveries that came before their turn: while asking, or behind a gap. */
  held: Delivery<ChatEvent>[]
  /** True from connecting (or finding a gap) until the server has said what came after `positionOf`. */
  asking: boolean
  /** Told `log-changed`: what was here is gone from the server; the caller starts over. */
  changed: boolean
}

export const emptyScreen: Screen = { chat: noChat, unsent: [], held: [], asking: true, changed: false }

export const positionOf = (screen: Screen): Position => ({ after: screen.chat.seq, id: screen.chat.lastId })

export const reconnecting = (screen: Screen): Screen => ({ ...screen, asking: true, held: [] })

/** Folds one event in; a message of ours that it confirms is no longer unsent. */
function confirm(screen: Screen, event: ChatEvent): Screen {
  if (event.seq <= screen.chat.seq) return screen
  const confirmed = 'messageId' in event ? event.messageId : null
  return { ...screen, chat: fold(screen.chat, event), unsent: screen.unsent.filter((one) => one.messageId !== confirmed) }
}

/** A live event. Doubles are dropped; behind a gap it is held, and `asking` tells the caller to ask again. */
export function receive(screen: Screen, delivery: Delivery<ChatEvent>): Screen {
  if (delivery.event.seq <= screen.chat.seq) return screen
  if (screen.asking) return { ...screen, held: [...screen.held, delivery] }
  if (delivery.prev !== screen.chat.seq) return { ...screen, asking: true, held: [delivery] }
  return confirm(screen, delivery.event)
}

/** The server's answer to `positionOf(screen)`, then whatever was held meanwhile. May be asking again afterwards. */
export function resume(screen: Screen, resumed: Resumed<ChatEvent>): Screen {
  if ('refusal' in resumed) return screen
  if ('changed' in resumed) return { ...screen, changed: true, asking: false, held: [] }
  const caughtUp = resumed.events.reduce(confirm, { ...screen, asking: false, held: [] })
  return screen.held.reduce(receive, caughtUp)
}

/** A message to be sent, or one that was refused and still stands there; nothing where it has arrived already. */
export const write = (screen: Screen, unsent: Unsent): Screen =>
  screen.chat.lines.some((line) => line.what !== 'happening' && line.messageId === unsent.messageId)
    ? screen
    : { ...screen, unsent: [...screen.unsent.filter((one) => one.messageId !== unsent.messageId), unsent] }

export const fail = (screen: Screen, messageId: string): Screen => ({
  ...screen, unsent: screen.unsent.map((one) => (one.messageId === messageId ? { ...one, isRefused: true } : one)),
})

export const takeBack = (screen: Screen, messageId: string): Screen => ({ ...screen, unsent: screen.unsent.filter((one) => one.messageId !== messageId) })
