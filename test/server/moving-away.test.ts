import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { Server } from 'socket.io'
import { WebSocket } from 'ws'
import { createMovingAway } from '../../server/sockets/moving-away.ts'

test('given a node that ends, then whoever is connected is moved away, also who has not said yet who they are, and whoever comes is sent to the next', async () => {
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  // Socket.IO would let go of somebody who says nothing after 45 seconds by itself.
  const io = new Server(http, { connectTimeout: 3_600_000, serveClient: false })
  let isEnding = false
  const moveAway = createMovingAway(io, () => isEnding)
  const { port } = http.address() as AddressInfo
  const connect = () => new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`)
  const silent = connect()
  await once(silent, 'message')

  isEnding = true
  await Promise.all([once(silent, 'close'), moveAway()])
  const [, { statusCode }] = await once(connect(), 'unexpected-response')
  expect(statusCode).toBe(503)
  expect((await fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`)).status).toBe(503)
  await io.close()
})
