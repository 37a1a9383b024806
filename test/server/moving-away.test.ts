import { once } from 'node:events'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Server } from 'socket.io'
import { WebSocket } from 'ws'
import { serveHealth } from '../../server/http/health.ts'
import { createMovingAway } from '../../server/sockets/moving-away.ts'

/** What a node that ends does with its connections, on a server that has nothing else. */
const http = fastify()
// Socket.IO would let go of somebody who says nothing after 45 seconds by itself.
const io = new Server({ connectTimeout: 3_600_000, serveClient: false })
let isEnding = false
let moveAway: () => Promise<void>
let url: string
beforeAll(async () => {
  serveHealth(http, { store: { state: () => 'ready' }, isDraining: () => isEnding, gauges: [], settings: { metricsToken: null, trustProxy: 0 } })
  io.attach(http.server)
  moveAway = createMovingAway(io, () => isEnding)
  io.on('connection', (socket) => socket.on('hello', (reply: (answer: string) => void) => reply('still here')))
  url = await http.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await io.close()
  await http.close()
})

/** A connection without a client that would begin another. */
const connect = () => new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
const status = async (path: string) => (await fetch(url + path)).status

test('given a node that ends, then it is not ready any more, and serves whoever is there until they are moved away, also who has not said yet who they are; whoever comes is sent to the next', async () => {
  const [silent, talking] = [connect(), connect()]
  await Promise.all([once(silent, 'message'), once(talking, 'message')])
  talking.send('40')
  await once(talking, 'message')
  expect(await status('/ready')).toBe(200)

  isEnding = true
  expect([await status('/ready'), await status('/health')]).toEqual([503, 200])
  talking.send('421["hello"]')
  expect(String((await once(talking, 'message'))[0])).toBe('431["still here"]')
  const [, { statusCode }] = await once(connect(), 'unexpected-response')
  expect(statusCode).toBe(503)
  expect(await status('/socket.io/?EIO=4&transport=polling')).toBe(503)

  await Promise.all([once(silent, 'close'), once(talking, 'close'), moveAway()])
})
