// A patron's client with nothing but socket.io-client: asks, shows what happens, and says one thing.
//   node patron.mjs https://chat.library.example main reference "Do you have old maps of the harbour?"
import { randomBytes, randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'

const [origin, library, desk, question] = process.argv.slice(2)
const key = randomBytes(32).toString('base64url')
let last = { after: 0, id: '' }
let held = []
let asking = true
let hasThanked = false
const unsent = new Map()

const socket = io(`${origin}/patron`, { transports: ['websocket'], auth: (give) => give({ v: 1, library, desk, key, ...last }) })

/** Sends a command until it is answered: under one id, so it is done once. */
function command(what) {
  const whole = { messageId: randomUUID(), ...what }
  unsent.set(whole.messageId, whole)
  send(whole)
}
async function send(whole) {
  const answer = await socket.timeout(10_000).emitWithAck('command', whole).catch(() => null)
  if (answer === null || answer.refusal === 'not-saved' || answer.refusal === 'too-fast') return void setTimeout(() => socket.connected && unsent.has(whole.messageId) && send(whole), 2_000)
  unsent.delete(whole.messageId)
  if (answer.refusal) console.log(`refused: ${answer.refusal}`)
}

function fold(event) {
  if (event.seq <= last.after) return
  last = { after: event.seq, id: event.id }
  console.log(`${event.seq} ${event.kind}${event.text ? ` ${event.by.name ?? 'I'}: ${event.text}` : ''}`)
  if (event.kind === 'message-sent' && event.by.role === 'librarian' && !hasThanked) {
    hasThanked = true
    command({ kind: 'send-message', text: 'Yes, that is it. Thank you!' })
  }
  if (event.kind === 'chat-closed') socket.disconnect()
}
function receive({ prev, event }) {
  if (event.seq <= last.after) return
  if (!asking && prev === last.after) return fold(event)
  held.push({ prev, event })
  if (!asking) ask()
}
function ask() {
  asking = true
  socket.timeout(10_000).emitWithAck('resume', last).then(resumed, () => socket.connected && ask())
}
function resumed(answer) {
  if (answer.refusal) return void setTimeout(() => socket.connected && ask(), 2_000)
  if (answer.changed) return console.log('the chat is no longer there')
  asking = false
  answer.events.forEach(fold)
  held.splice(0).forEach(receive)
  unsent.forEach(send)
}

socket.on('connect', () => { [asking, held] = [true, []] })
socket.on('resumed', resumed)
socket.on('event', receive)
socket.on('connect_error', ({ data }) => {
  if (data?.refusal === 'too-fast' || data?.refusal === 'not-saved') setTimeout(() => socket.connect(), 5_000)
  else if (data) console.log(`refused: ${data.refusal}`)
})
command({ kind: 'request-chat', desk, name: '', question, page: '', locale: 'en', keep: true, shared: false })
