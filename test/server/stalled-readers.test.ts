import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io as connect } from 'socket.io-client'
import { afterAll, expect, test } from 'vitest'
import * as v from 'valibot'
import { watchReaders } from '../../server/sockets/stalled-readers.ts'

const http = createServer()
const io = new Server(http, { perMessageDeflate: false })
const stop = watchReaders(io, () => (closed += 1))
let closed = 0
afterAll(async () => {
  stop()
  await io.close()
})

/** The TCP connection under a client: what it does not read stays with the server. */
const Underneath = v.object({ transport: v.looseObject({ ws: v.looseObject({ _socket: v.custom<{ pause: () => void; resume: () => void }>((value) => value !== null) }) }) })

async function reader() {
  const socket = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}/patron`, { transports: ['websocket'], forceNew: true, reconnection: false })
  await new Promise((resolve) => socket.once('connect', () => resolve(null)))
  let heard = 0
  socket.on('event', () => (heard += 1))
  return { socket, heard: () => heard, tcp: v.parse(Underneath, socket.io.engine).transport.ws._socket }
}

test('given one who reads and one who does not, when much is said, then the second is closed, and the first has it all', async () => {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  io.of('/patron')
  io.of('/staff')
  const reads = await reader()
  const stalls = await reader()
  stalls.tcp.pause()
  // More than the system keeps for a connection that nobody reads, and then more than the server will.
  const words = 'x'.repeat(30_000)
  for (let said = 0; said < 1200; said += 1) {
    io.of('/patron').emit('event', words)
    await new Promise(setImmediate)
  }
  await expect.poll(() => reads.heard()).toBe(1200)
  await expect.poll(() => closed).toBe(1)
  await expect.poll(() => io.of('/patron').sockets.size).toBe(1)
  expect(reads.socket.connected).toBe(true)
  reads.socket.disconnect()
  stalls.tcp.resume()
  stalls.socket.disconnect()
})
