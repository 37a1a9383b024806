import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server, type Socket } from 'socket.io'
import { io as connect } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaveTogether } from '../../server/sockets/leave-together.ts'

const http = createServer()
const io = new Server(http, { perMessageDeflate: false })
leaveTogether(io)
beforeAll(() => new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve)))
afterAll(() => io.close())

/** A client, its socket at the server, what it heard, and how often was written to it since. */
async function connected() {
  const atServer = new Promise<Socket>((resolve) => io.once('connection', resolve))
  const client = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports: ['websocket'], forceNew: true, reconnection: false })
  const heard: string[] = []
  client.onAny((word: string, answer?: () => void) => {
    heard.push(word)
    answer?.()
  })
  const ended = new Promise<void>((resolve) => client.once('disconnect', () => resolve()))
  const socket = await atServer
  await socket.timeout(10_000).emitWithAck('begin')
  const line = socket.conn.request.socket
  const whole = line._writev?.bind(line)
  let writes = 0
  line._writev = (chunks, done) => {
    writes += 1
    whole?.(chunks, done)
  }
  return { client, socket, heard, ended, writes: () => writes }
}

test('given a connection, when one turn of the loop has an event, an answer and another event for it, then they leave in this order in one write', async () => {
  const { client, socket, heard, writes } = await connected()
  socket.on('ask', (answer: (word: string) => void) => {
    socket.emit('one')
    answer('two')
    socket.emit('three')
  })
  client.emit('ask', (word: string) => heard.push(word))
  await expect.poll(() => heard).toEqual(['begin', 'one', 'two', 'three'])
  expect(writes()).toBe(1)
  client.disconnect()
})

test('given things to say, when the connection is closed behind them, then they are heard first', async () => {
  const { socket, heard, ended } = await connected()
  socket.emit('last words')
  socket.disconnect(true)
  await ended
  expect(heard).toEqual(['begin', 'last words'])
})
