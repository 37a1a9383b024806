import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from 'redis'
import { Server } from 'socket.io'

/**
 * The floor for many nodes: bare socket.io servers that tell each other what is said by a plain PUBLISH, and keep nothing. Usage: node run.mjs
 * bare-node REDIS_URL; prints its address.
 */
const url = process.argv[2] ?? ''
const [speaks, hears] = [await createClient({ url }).connect(), await createClient({ url }).connect()]
const http = createServer()
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, httpCompression: false, serveClient: false, maxHttpBufferSize: 32_768 })
await hears.subscribe('said', (text) => {
  const { room, message } = JSON.parse(text)
  io.to(room).emit('said', message)
})
io.on('connection', (socket) => {
  const { room } = socket.handshake.auth
  void socket.join(room)
  socket.emit('resumed', [])
  socket.on('say', async (message, answer) => {
    await speaks.publish('said', JSON.stringify({ room, message }))
    answer({ done: true })
  })
})
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }))
})
process.on('SIGTERM', () => process.exit(0))
