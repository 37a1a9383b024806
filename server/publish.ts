import type { Logger } from 'pino'
import { seenByLibrarian, seenByPatron } from '../shared/events.ts'
import { noChat, type Chat } from '../shared/chat.ts'
import type { Librarian } from '../shared/who.ts'
import { summaryOf } from '../shared/wire.ts'
import type { Chats, HeldChat } from './chats.ts'
import { eventOf } from './made.ts'
import { mayRead } from './may.ts'
import type { Places } from './places.ts'
import { chatOf, libraryOf, room } from './rooms.ts'
import { stackOf } from './sockets/answering.ts'
import type { Spaces } from './sockets/namespaces.ts'
import { StoreAway, type FeedEntry, type LogName } from './store/port.ts'

/** Folding leaves what it does not change as it is, so that comparing by identity is enough. */
const told = ['desk', 'status', 'librarians', 'meantFor', 'asked', 'owed', 'waitingSince', 'question', 'name'] as const
const sameSummary = (before: Chat, after: Chat): boolean => told.every((field) => before[field] === after[field])
/** Where each of them is told, whatever desk is theirs. */
const roomsOf = (library: string, people: (Librarian | null)[]): string[] => people.flatMap((one) => (one ? [room.staff(library, one.staff)] : []))

/**
 * The only emitter of what is in the logs. It takes the library's feed entry by entry, moves the chat on, and tells every screen what
 * that screen's audience may see. On one node or twenty, this is the way that every event reaches everyone, its author too.
 */
export function createPublish(chats: Chats, places: Places, { patrons, staff }: Spaces, logger: Logger) {
  /** What librarians of the desk may know of a chat has changed: tells the desk it is at, and whoever it concerns besides. */
  function tellDesks(log: LogName, after: Chat): void {
    const library = libraryOf(log)
    staff.to([room.desk(library, after.desk), ...roomsOf(library, [...after.hands, ...after.asked, after.meantFor])]).emit('chat', summaryOf(chatOf(log), after))
  }

  /** Who may not read a chat any more has it on no screen and in no queue any longer: it is over or at another desk, was meant for or asked of them and is not now. */
  function showOut(log: LogName, before: Chat, after: Chat): void {
    const library = libraryOf(log)
    const rooms = [room.chat(log), ...roomsOf(library, [...before.asked, before.meantFor]), ...(before.desk && before.desk !== after.desk ? [room.desk(library, before.desk)] : [])]
    for (const id of new Set(rooms.flatMap((name) => [...(staff.adapter.rooms.get(name) ?? [])]))) {
      const socket = staff.sockets.get(id)
      if (!socket || mayRead(socket.data.member, after)) continue
      void socket.leave(room.chat(log))
      socket.emit('gone', chatOf(log))
    }
  }

  async function one({ log, event: stored }: FeedEntry): Promise<void> {
    if (!stored) return tellErased(log)
    const event = eventOf(stored)
    const taken = await chats.take(log, event)
    if (!taken) return
    const { before, after }: Record<'before' | 'after', HeldChat> = taken
    const name = room.chat(log)
    // Socket.IO encodes a packet before it looks whether anybody is in the room.
    const forPatron = patrons.adapter.rooms.has(name) ? seenByPatron(event) : null
    if (forPatron) patrons.to(name).emit('event', { prev: before.patron, event: forPatron })
    const forLibrarian = staff.adapter.rooms.has(name) ? seenByLibrarian(event) : null
    if (forLibrarian) staff.to(name).emit('event', chatOf(log), { prev: before.librarian, event: forLibrarian })
    if (!sameSummary(before.chat, after.chat)) {
      tellDesks(log, after.chat)
      showOut(log, before.chat, after.chat)
    }
    places.changed(log, before.chat, after.chat)
  }

  function tellErased(log: LogName): void {
    const was = chats.drop(log)
    if (was) places.changed(log, was, noChat)
    patrons.to(room.chat(log)).emit('resumed', { changed: 'log-changed' })
    const library = libraryOf(log)
    staff.to([room.chat(log), ...(was ? [room.desk(library, was.desk), ...roomsOf(library, [...was.hands, ...was.asked, was.meantFor])] : [])]).emit('gone', chatOf(log))
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
