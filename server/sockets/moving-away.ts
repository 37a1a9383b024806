import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Server, Socket } from 'socket.io'

type Connection = Socket['conn']

/**
 * Moves connections to other nodes, or to this one's successor. While this node ends, whoever begins a connection is answered with 503, which a proxy takes for
 * «ask the next one»: by itself engine.io refuses a WebSocket with 400, as if the client were wrong, and a proxy hands that on.
 * @param io attached to its HTTP server
 * @returns closes each connection, a few at a time, in a way that its client comes back from by itself; those too that have not said yet whose they are, and, while
 * this node ends, those that were on their way in
 */
export function createMovingAway(io: Server, isEnding: () => boolean): () => Promise<void> {
  const connections = new Set<Connection>()
  function forget(this: Connection) {
    connections.delete(this)
  }
  io.engine.on('connection', (one: Connection) => {
    connections.add(one)
    one.on('close', forget)
  })
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (!isEnding() || /[?&]sid=/.test(request.url ?? '')) return next()
    if (request.headers.upgrade === undefined) return void response.writeHead(503).end()
    // The response that is given for a WebSocket can't say anything.
    const { socket } = request
    socket.on('error', () => socket.destroy())
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy())
  })

  async function closeAll(): Promise<void> {
    const here = [...connections]
    const atOnce = Math.max(20, Math.ceil(here.length / 40))
    for (let from = 0; from < here.length; from += atOnce) {
      for (const one of here.slice(from, from + atOnce)) one.close()
      await wait(50)
    }
  }
  return async function moveAway(): Promise<void> {
    await closeAll()
    // What waits to be read by a slow client keeps its connection open a little longer.
    for (let times = 0; isEnding() && connections.size > 0 && times < 20; times += 1) await closeAll()
  }
}
