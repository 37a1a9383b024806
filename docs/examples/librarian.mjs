// A librarian's client with nothing but socket.io-client: takes the first patron who waits, answers, and ends when they have written back.
//   node librarian.mjs https://chat.library.example main sam@library.example < password
import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { io } from 'socket.io-client'

const [origin, library, email] = process.argv.slice(2)
const password = (await text(process.stdin)).trim()

async function post(path, body, cookie = '') {
  const response = await fetch(`${origin}/staff/${library}${path}`, { method: 'POST', headers: { origin, cookie, 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const answer = await response.json()
  if (answer.refusal) throw new Error(answer.refusal)
  return { answer, cookie: response.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ') }
}

const { cookie } = await post('/sign-in', { email, password })
const socket = io(`${origin}/staff`, {
  transports: ['websocket'], extraHeaders: { cookie, origin },
  auth: (give) => post('/ticket', {}, cookie).then(({ answer: { ticket } }) => give({ v: 1, ticket }), ({ message }) => (console.log(`refused: ${message}`), socket.disconnect())),
})
// A real console keeps unanswered commands and sends them again under their ids, as the patron's example does.
const command = (chat, what, more = {}) => socket.emitWithAck('command', { chat, command: { messageId: randomUUID(), ...what }, ...more })
let mine = null

async function take({ chat, status, question }) {
  if (status !== 'waiting' || mine) return
  mine = chat
  const taken = await command(chat, { kind: 'accept-chat' })
  if (taken.refusal) return void (console.log(`refused: ${taken.refusal} ${taken.who ?? ''}`), mine = null)
  const { events } = await socket.emitWithAck('open', { chat, after: 0, id: '' })
  console.log(`taken: ${events[0].question}`)
  const say = { kind: 'send-message', messageId: randomUUID(), text: `You ask: ${question} Bye!` }
  const answer = await command(chat, say, { mayPause: true, version: 1 })
  if (!answer.paused) return
  console.log(`the coach asks: ${answer.paused.nudges[0].asks}`)
  await command(chat, { ...say, text: `You ask: ${question} They are in the map room. Does that answer it?` }, { mayPause: false })
}

socket.on('view', async ({ me, chats }) => {
  await socket.emitWithAck('availability', { available: true, desks: me.desks, cap: 3 })
  console.log(`${me.name} takes chats`)
  chats.forEach(take)
})
socket.on('chat', take)
socket.on('event', async (chat, { event }) => {
  if (event.kind !== 'message-sent' || event.by.role !== 'patron') return
  console.log(`they say: ${event.text}`)
  await command(chat, { kind: 'rate-read', readLevel: 2 })
  await command(chat, { kind: 'close-chat' })
  socket.disconnect()
})
