import type { Server } from 'socket.io'
import * as v from 'valibot'

/** So many packets wait for one reader at most, before it is closed: more than any screen needs at once. */
const most = 512
const every = 2_000

/** What engine.io keeps for a reader; it does not declare this field, though its documentation names it. */
const Waiting = v.looseObject({ writeBuffer: v.custom<{ length: number }>(Array.isArray) })

/** Closes connections that do not take what they are sent: their memory is everybody's. They come back and ask for what they missed. */
export function watchReaders(io: Server, closed: () => void): () => void {
  const watching = setInterval(() => {
    for (const namespace of [io.of('/patron'), io.of('/staff')]) {
      for (const socket of namespace.sockets.values()) {
        const { writeBuffer } = v.parse(Waiting, socket.conn)
        if (writeBuffer.length <= most) continue
        closed()
        // At once: else it would wait until all is read.
        socket.conn.close(true)
      }
    }
  }, every)
  watching.unref()
  return () => clearInterval(watching)
}
