import { noChat, isOver, type Chat } from '../shared/chat.ts'
import { fold, parseEvent, reworded, seenByLibrarian, seenByPatron, type ChatEvent, type KnownEvent } from '../shared/events.ts'
import { StoreAway, type LogEvent, type LogName, type Logs } from './store/port.ts'

/** A chat folded as far as the feed has come, and for each audience the number of the last event that it could see. */
export interface HeldChat {
  chat: Chat
  /** What it was folded from, for those who come back and ask what they missed: the events share their words with the chat. */
  events: ChatEvent[]
  patron: number
  librarian: number
}

const nothing = (): HeldChat => ({ chat: noChat, events: [], patron: 0, librarian: 0 })

/** A chat that somebody may still act on. */
export const isLive = (chat: Chat): boolean => chat.status !== 'unasked' && (!isOver(chat) || chat.owed !== null)

/** One event further. The list of events is the one thing that is not copied but grows: it is only ever read from memory as a whole. */
function advance(held: HeldChat, event: ChatEvent): HeldChat {
  if (event.kind === 'message-masked') mask(held.events, event)
  held.events.push(event)
  return {
    chat: fold(held.chat, event),
    events: held.events,
    patron: seenByPatron(event) ? event.seq : held.patron,
    librarian: seenByLibrarian(event) ? event.seq : held.librarian,
  }
}

/** What was masked in the store is masked here too: nobody who comes later is sent the old words. */
function mask(events: ChatEvent[], by: KnownEvent<'message-masked'>): void {
  const at = events.findIndex((event) => event.seq === by.masks)
  const event = events[at]
  if (event) events[at] = reworded(event, by.text)
}

const foldAll = (held: HeldChat, events: LogEvent[]) => events.reduce((so, event) => advance(so, parseEvent(event)), held)

/**
 * The live chats of this node, folded in memory. Only `take`, which follows the feed, moves them: so what is published and
 * what is held never disagree, and a writer that finds itself behind reads the tail of the log for itself.
 * @param unreadable is told of a live log that can't be read: it is damaged, or something else stands there. The others are.
 */
export function createChats(logs: Logs, unreadable: (log: LogName) => void = () => undefined) {
  const held = new Map<LogName, HeldChat>()
  /** Read anew after the store was away, perhaps further than the feed has come by then: what it brings of them is news to the screens all the same. */
  const readAhead = new Set<LogName>()
  const upTo = async (log: LogName, last: number) => foldAll(nothing(), await logs.read(log, 0, last))
  const isOf = (library: string) => (log: LogName) => log.startsWith(`${library}/`)

  /** What was read, or `otherwise` where the log can't be. */
  function readable<T>(log: LogName, reading: Promise<T>, otherwise: T): Promise<T> {
    return reading.catch((error: unknown) => {
      if (error instanceof StoreAway) throw error
      unreadable(log)
      return otherwise
    })
  }

  /** Reads a log anew; the feed may be faster. */
  async function reload(log: LogName): Promise<void> {
    const before = held.get(log)
    const now = await readable(log, upTo(log, Infinity), nothing())
    if (held.get(log) !== before) return
    if (isLive(now.chat)) held.set(log, now)
    else held.delete(log)
  }
  /** Whether the log still holds the last event that is held of it: the random id tells, where a number could be another's by now. */
  async function isStill(log: LogName, { chat }: HeldChat): Promise<boolean> {
    const [last] = await readable(log, logs.read(log, chat.seq - 1, 1), [])
    return last?.id === chat.lastId
  }

  return {
    /** Loads the live chats of a library, before following its feed. */
    load: async (library: string): Promise<void> => atATime(await logs.live(library), reload),
    /** Compares what is held of a library with its logs, and reads anew what was lost or rolled back; gives the names of those. */
    async compare(library: string): Promise<LogName[]> {
      const changed: LogName[] = []
      await atATime([...held].filter(([log]) => isOf(library)(log)), async ([log, was]) => {
        if (await isStill(log, was)) return
        changed.push(log)
        held.delete(log)
      })
      const others = (await logs.live(library)).filter((log) => !held.has(log))
      // Where something was lost, every screen is moved away and asks anew.
      if (changed.length === 0) for (const log of others) readAhead.add(log)
      await atATime(others, reload)
      return changed
    },
    /** The chat as the feed has it, or as the log has it where it is not live. */
    async get(log: LogName): Promise<Chat> {
      return (held.get(log) ?? (await upTo(log, Infinity))).chat
    },
    /** The chat with everything that is in its log right now: from its beginning, where the log is not the one that it was folded from. */
    async upToDate(log: LogName, chat: Chat): Promise<Chat> {
      const events = await logs.read(log, Math.max(0, chat.seq - 1))
      if (chat.seq > 0 && events[0]?.id !== chat.lastId) return (await upTo(log, Infinity)).chat
      return events.slice(Math.min(chat.seq, 1)).reduce((so, event) => fold(so, parseEvent(event)), chat)
    },
    /** The next event of the feed: the chat before and after it, or null where it was folded in already and told (at start, or twice in the feed). */
    async take(log: LogName, event: ChatEvent): Promise<{ before: HeldChat; after: HeldChat } | null> {
      const before = held.get(log) ?? (await upTo(log, event.seq - 1))
      if (event.seq <= before.chat.seq) {
        if (!readAhead.has(log)) return null
        const then = foldAll(nothing(), before.events.slice(0, event.seq - 1))
        return { before: then, after: advance({ ...then, events: [...then.events] }, event) }
      }
      readAhead.delete(log)
      const after = advance(before, event)
      if (isLive(after.chat)) held.set(log, after)
      else held.delete(log)
      return { before, after }
    },
    /** The events of a log after a number. A live chat is read from memory, unless whoever asks has heard of more than this node. */
    async eventsAfter(log: LogName, after: number): Promise<readonly ChatEvent[]> {
      const here = held.get(log)
      return here && after <= here.chat.seq ? here.events.slice(after) : (await logs.read(log, after)).map(parseEvent)
    },
    /** Lets go of an erased chat, giving what it was. */
    drop(log: LogName): Chat | null {
      const was = held.get(log)?.chat ?? null
      held.delete(log)
      readAhead.delete(log)
      return was
    },
    /** The chat as it is held here, or null where it is not live. */
    held: (log: LogName): Chat | null => held.get(log)?.chat ?? null,
    /** Every live chat of a library. */
    *live(library: string): Generator<[LogName, Chat]> {
      for (const [log, { chat }] of held) if (isOf(library)(log)) yield [log, chat]
    },
  }
}
/** So many logs are read at once, so that a store that is far away is not asked for one after the other. */
const together = 100

async function atATime<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let first = 0; first < all.length; first += together) await Promise.all(all.slice(first, first + together).map(work))
}

export type Chats = ReturnType<typeof createChats>
