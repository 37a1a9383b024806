import { parseEvent, type ChatEvent } from '../shared/events.ts'
import type { Position, Resumed } from '../shared/wire.ts'
import type { LogName, Logs } from './store/port.ts'

/**
 * What one audience may see of what came after a client's position. `log-changed` where the log does not hold, at that number, the
 * event that the client knows: it was erased, lost or rolled back, and the client starts over.
 */
export async function resume<E>(logs: Logs, log: LogName, { after, id }: Position, seenBy: (event: ChatEvent) => E | null): Promise<Resumed<E>> {
  const stored = await logs.read(log, Math.max(0, after - 1))
  if (after > 0 && (stored[0]?.seq !== after || stored[0].id !== id)) return { changed: 'log-changed' }
  return { events: stored.filter((event) => event.seq > after).flatMap((event) => seenBy(parseEvent(event)) ?? []) }
}
