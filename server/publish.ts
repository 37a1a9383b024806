import type { Logger } from 'pino'
import { parseEvent, seenByLibrarian, seenByPatron } from '../shared/events.ts'
import type { Chat } from '../shared/chat.ts'
import { summaryOf } from '../shared/wire.ts'
import type { Chats, HeldChat } from './chats.ts'
import { mayRead } from './may.ts'
import type { Places } from './places.ts'
import { chatOf, libraryOf, room } from './rooms.ts'
import { stackOf } from './sockets/answering.ts'
import type { Spaces } from './sockets/namespaces.ts'
import { StoreAway, type FeedEntry, type LogName } from './store/port.ts'

/** Folding leaves what it does not change as it is, so that comparing by identity is enough. */
const told = ['desk', 'status', 'librarians', 'meantFor', 'asked', 'owed', 'waitingSince', 'question', 'name'] as const
const sameSummary = (before: Chat, after: Chat): boolean => told.every((field) => before[field] === after[field])

/**
 * The only emitter of what is in the logs. It takes the library's feed entry by entry, moves the chat on, and tells every screen what
 * that screen's audience may see. On one node or twenty, this is the way that every event reaches everyone, its author too.
 */
export function createPublish(chats: Chats, places: Places, { patrons, staff }: Spaces, logger: Logger) {
  /** What librarians of the desk may know of a chat changed: tell the desk it is at, and the one that it left. */
  function tellDesks(log: LogName, before: Chat, after: Chat): void {
    const library = libraryOf(log)
    if (sameSummary(before, after)) return
    const rooms = [...new Set([before.desk, after.desk])].filter(Boolean).map((desk) => room.desk(library, desk))
    const people = [...after.hands, ...after.asked, after.meantFor].flatMap((one) => (one ? [room.staff(library, one.staff)] : []))
    staff.to([...rooms, ...people]).emit('chat', summaryOf(chatOf(log), after))
  }

  /** Who may not read a chat any more, now that it is over or at another desk, has it on no screen any longer. */
  function showOut(log: LogName, before: Chat, after: Chat): void {
    if (sameSummary(before, after)) return
    for (const id of [...(staff.adapter.rooms.get(room.chat(log)) ?? [])]) {
      const socket = staff.sockets.get(id)
      if (!socket || mayRead(socket.data.member, after)) continue
      void socket.leave(room.chat(log))
      socket.emit('gone', chatOf(log))
    }
  }

  async function one({ log, event: stored }: FeedEntry): Promise<void> {
    if (!stored) return tellErased(log)
    const event = parseEvent(stored)
    const taken = await chats.take(log, event)
    if (!taken) return
    const { before, after }: Record<'before' | 'after', HeldChat> = taken
    const name = room.chat(log)
    // Socket.IO encodes a packet before it looks whether anybody is in the room.
    const forPatron = patrons.adapter.rooms.has(name) ? seenByPatron(event) : null
    if (forPatron) patrons.to(name).emit('event', { prev: before.patron, event: forPatron })
    const forLibrarian = staff.adapter.rooms.has(name) ? seenByLibrarian(event) : null
    if (forLibrarian) staff.to(name).emit('event', chatOf(log), { prev: before.librarian, event: forLibrarian })
    tellDesks(log, before.chat, after.chat)
    showOut(log, before.chat, after.chat)
    places.changed(log, before.chat, after.chat)
  }

  function tellErased(log: LogName): void {
    const was = chats.drop(log)
    patrons.to(room.chat(log)).emit('resumed', { changed: 'log-changed' })
    staff.to([room.chat(log), ...(was ? [room.desk(libraryOf(log), was.desk)] : [])]).emit('gone', chatOf(log))
  }

  return {
    async entries(entries: FeedEntry[]): Promise<void> {
      for (const entry of entries) {
        await one(entry).catch((error: unknown) => {
          // The follower gives these entries again; a screen passes over what it has.
          if (error instanceof StoreAway) throw error
          // One damaged log must not keep the others from their screens.
          logger.error({ log: entry.log, seq: entry.event?.seq, stack: stackOf(error) }, 'an event could not be published')
        })
      }
    },
  }
}

export type Publish = ReturnType<typeof createPublish>
