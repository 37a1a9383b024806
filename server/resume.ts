import type { ChatEvent } from '../shared/events.ts'
import type { Position, Resumed } from '../shared/wire.ts'
import type { Chats } from './chats.ts'
import type { LogName } from './store/port.ts'

/**
 * What one audience may see of what came after a client's position. `log-changed` where the log does not hold, at that number, the
 * event that the client knows: it was erased, lost or rolled back, and the client starts over.
 */
export async function resume<E>(chats: Chats, log: LogName, { after, id }: Position, seenBy: (event: ChatEvent) => E | null): Promise<Resumed<E>> {
  const events = await chats.eventsAfter(log, Math.max(0, after - 1))
  if (after > 0 && (events[0]?.seq !== after || events[0].id !== id)) return { changed: 'log-changed' }
  return { events: events.flatMap((event) => (event.seq > after ? (seenBy(event) ?? []) : [])) }
}
