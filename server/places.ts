import type { Chat } from '../shared/chat.ts'
import type { Chats } from './chats.ts'
import { libraryOf, room } from './rooms.ts'
import type { PatronSpace } from './sockets/namespaces.ts'
import type { LogName } from './store/port.ts'

/** A queue is told at most so often (ms): when many come or go at once, each patron hears the outcome. */
const settle = 250
/** A longer way than this is told as this: nobody counts further, and a long queue stays cheap. */
const farthest = 100

/** Tells those who wait at a desk how many are before them, whenever that number changes. */
export function createPlaces(chats: Chats, patrons: PatronSpace) {
  const told = new Map<LogName, number>()
  const settling = new Map<string, NodeJS.Timeout>()

  const queueOf = (library: string, desk: string): LogName[] =>
    [...chats.live(library)]
      .filter(([, chat]) => chat.status === 'waiting' && chat.desk === desk)
      .sort(([, a], [, b]) => (a.waitingSince ?? 0) - (b.waitingSince ?? 0))
      .map(([log]) => log)

  function tell(library: string, desk: string): void {
    settling.delete(`${library}/${desk}`)
    queueOf(library, desk).forEach((log, index) => {
      const ahead = Math.min(index, farthest)
      if (told.get(log) === ahead) return
      told.set(log, ahead)
      patrons.to(room.chat(log)).emit('place', ahead)
    })
  }

  const waitsAt = (chat: Chat) => (chat.status === 'waiting' ? chat.desk : '')

  return {
    /** A chat has changed: if it came to a queue or left one, that queue is told soon. */
    changed(log: LogName, before: Chat, after: Chat): void {
      if (waitsAt(after) === '') told.delete(log)
      if (waitsAt(before) === waitsAt(after) && before.waitingSince === after.waitingSince) return
      const library = libraryOf(log)
      for (const desk of new Set([waitsAt(before), waitsAt(after)])) {
        const at = `${library}/${desk}`
        if (desk && !settling.has(at)) settling.set(at, setTimeout(() => tell(library, desk), settle).unref())
      }
    },
    /** The place that a chat was last told, for a patron who has just connected; null where it does not wait. */
    of: (log: LogName): number | null => told.get(log) ?? null,
  }
}
export type Places = ReturnType<typeof createPlaces>
