import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'socket.io'

/**
 * Answers whoever begins a connection with 503 while this node ends, which a proxy takes for «ask the next one». What has begun goes on until it is moved away.
 * By itself engine.io refuses a WebSocket with 400, as if the client were wrong, and a proxy hands that on.
 * @param io attached to its HTTP server
 */
export function passOn(io: Server, isEnding: () => boolean): void {
  io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (!isEnding() || /[?&]sid=/.test(request.url ?? '')) return next()
    if (request.headers.upgrade === undefined) return void response.writeHead(503).end()
    // The response that is given for a WebSocket can't say anything.
    const { socket } = request
    socket.on('error', () => socket.destroy())
    socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy())
  })
}
