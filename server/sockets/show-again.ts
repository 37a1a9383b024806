import { room } from '../rooms.ts'
import type { LogName } from '../store/port.ts'
import type { Spaces } from './namespaces.ts'

/**
 * Logs are not what they were: whoever shows one of them, and every console of the library (its queue may show them), loses the line. They come back
 * by themselves and show where they stand; that is the one way by which a screen learns that its log has changed.
 */
export function showAgain({ patrons, staff }: Spaces, library: string, changed: readonly LogName[]): void {
  if (changed.length === 0) return
  const shown = [
    ...changed.flatMap((log) => [...(patrons.adapter.rooms.get(room.chat(log)) ?? [])].map((id) => patrons.sockets.get(id))),
    ...[...(staff.adapter.rooms.get(room.library(library)) ?? [])].map((id) => staff.sockets.get(id)),
  ]
  for (const socket of shown) socket?.conn.close()
}
