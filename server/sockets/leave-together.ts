import type { Server, Socket } from 'socket.io'

type Connection = Socket['conn']

/**
 * Whatever one turn of the loop has for a connection leaves in one write: what a patron said, as everyone sees it, with its acknowledgement; the events of a chat that is
 * opened. engine.io would write the first at once, and each other when the one before has left, and to write is the dearest part of sending (an eighth of a message).
 * The method is engine.io's own: one without it goes on writing as it likes. Call it once the server is attached.
 */
export function leaveTogether(io: Server): void {
  const waiting = new Set<Connection>()
  function leave(): void {
    const leaving = [...waiting]
    waiting.clear()
    for (const connection of leaving) {
      const line = connection.request.socket
      line.cork()
      const flush = flushOf(connection)
      if (typeof flush === 'function') Reflect.apply(flush, connection, [])
      line.uncork()
    }
  }
  // One function for all connections: each would keep one otherwise.
  function leaveSoon(this: Connection): void {
    if (waiting.size === 0) process.nextTick(leave)
    waiting.add(this)
  }
  io.engine.on('connection', (connection: Connection) => {
    if (typeof flushOf(connection) === 'function') Reflect.set(connection, 'flush', leaveSoon)
  })
}

const flushOf = (connection: Connection): unknown => Reflect.get(Object.getPrototypeOf(connection), 'flush')
