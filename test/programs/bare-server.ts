import { DatabaseSync } from '@photostructure/sqlite'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Server } from 'socket.io'

/**
 * The floor that Heartdesk is measured against: bare socket.io with a grouped SQLite write behind each message, and nothing else. Not a chat: no
 * parsing, no rules, no keys, no resume beyond reading rows. Usage: node run.mjs bare-server FOLDER; prints its port.
 */
const folder = process.argv[2] ?? '.'
const database = new DatabaseSync(join(folder, 'bare.sqlite'))
database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE said (n INTEGER PRIMARY KEY, room TEXT, body TEXT)')
database.exec('CREATE INDEX by_room ON said (room, n)')
const insert = database.prepare('INSERT INTO said (room, body) VALUES (?, ?)')
const rows = database.prepare('SELECT body FROM said WHERE room = ? ORDER BY n')
const begin = database.prepare('BEGIN IMMEDIATE')
const commit = database.prepare('COMMIT')

let group: (() => void)[] = []
/** Everything said in one turn of the loop is one transaction, as a store that knows its trade does it. */
function write(room: string, body: string, then: () => void): void {
  if (group.length === 0) {
    setImmediate(() => {
      const done = group
      group = []
      commit.run()
      for (const each of done) each()
    })
    begin.run()
  }
  insert.run(room, body)
  group.push(then)
}

const http = createServer((_request, response) => void response.end())
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, httpCompression: false, serveClient: false, maxHttpBufferSize: 32_768 })
io.on('connection', (socket) => {
  const { room } = socket.handshake.auth
  void socket.join(room)
  socket.emit('resumed', rows.all(room).map((row) => JSON.parse(String(row.body))))
  socket.on('say', (message, answer) => {
    write(room, JSON.stringify(message), () => {
      answer({ done: true })
      socket.to(room).emit('said', message)
    })
  })
})
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }))
})
// Closing it here also keeps a reference to it: statements alone do not, and it would be collected under them.
process.on('SIGTERM', () => {
  database.close()
  process.exit(0)
})
