import { randomBytes, randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { isRefusal } from '../../shared/refusals.ts'
import { protocol, type Answer } from '../../shared/wire.ts'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { connectStaff } from '../setup/staff.ts'

/** One person of the crowd, on either server. */
export interface Person {
  socket: Pick<Socket, 'on' | 'once' | 'removeAllListeners' | 'disconnect' | 'io'>
  room: string
  /** Says something; resolves when it is acknowledged. */
  say: (text: string) => Promise<void>
  /** Ends the chat; the bare server has no such thing. */
  end?: () => Promise<void>
}

/** One of the two servers, as the crowd meets it. */
export interface Side {
  name: 'bare' | 'heartdesk'
  /** Connects somebody to a room of their own, or to one that is there; resolves when what they missed has come. */
  connect: (room?: string) => Promise<Person>
  /** The event by which a message reaches others. */
  heard: 'said' | 'event'
}

let home = 0
/** People come from many homes, by a proxy: the server is told to trust one. */
const options = () => {
  home += 1
  const forwarded = `10.${(home >> 16) & 255}.${(home >> 8) & 255}.${home & 255}`
  return { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { 'x-forwarded-for': forwarded } }
}

const settled = (socket: Socket) =>
  new Promise<void>((resolve, reject) => {
    socket.once('resumed', () => resolve())
    socket.once('connect_error', reject)
  })

export const bareSide = (url: string): Side => ({
  name: 'bare',
  heard: 'said',
  async connect(room = randomUUID()) {
    const socket = io(url, { ...options(), auth: { room } })
    await settled(socket)
    return { socket, room, say: async (text) => void (await socket.emitWithAck('say', { messageId: randomUUID(), text })) }
  },
})

/** Patrons of Heartdesk: whoever opens a room asks for a chat in it, and a second connection to it is a second tab. */
export const heartdeskSide = (url: string): Side => ({
  name: 'heartdesk',
  heard: 'event',
  async connect(room) {
    const key = room ?? randomBytes(32).toString('base64url')
    const socket = io(`${url}/patron`, { ...options(), auth: { v: protocol, library: 'main', desk: 'reference', key, after: 0, id: '' } })
    await settled(socket)
    const command = async (body: object) => {
      const answer: Answer = await socket.emitWithAck('command', { messageId: randomUUID(), ...body })
      if ('refusal' in answer) throw new Error(`refused: ${JSON.stringify(answer)}`)
    }
    if (!room) await command({ kind: 'request-chat', desk: 'reference', name: '', question: 'Where are the old maps?', page: '', locale: 'en', keep: true, shared: false })
    return { socket, room: key, say: (text) => command({ kind: 'send-message', text }), end: () => command({ kind: 'close-chat' }) }
  },
})

/**
 * Librarians of Heartdesk (all the same person, with many consoles): whoever opens a room takes the chat of a patron who has asked there, and a second connection to it is
 * that patron. The coach reads what is said, and never has it wait.
 */
export function librarianSide(url: string, cookie: string): Side {
  const patrons = heartdeskSide(url)
  return {
    name: 'heartdesk',
    heard: 'event',
    async connect(room) {
      if (room) return patrons.connect(room)
      const patron = await patrons.connect()
      const chat = chatOf(logOfKey('main', patron.room))
      const { socket } = await connectStaff(url, cookie)
      const command = async (body: { kind: 'accept-chat' } | { kind: 'send-message'; text: string }) => {
        const answer = await socket.emitWithAck('command', { chat, command: { messageId: randomUUID(), ...body } })
        if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`)
      }
      await command({ kind: 'accept-chat' })
      await socket.emitWithAck('open', { chat, after: 0, id: '' })
      patron.socket.disconnect()
      return { socket, room: patron.room, say: (text) => command({ kind: 'send-message', text }) }
    },
  }
}

/** Runs `work` for each of `count`, so many at a time. */
export async function inBatches(count: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(atOnce, count) }, async () => {
      while (next < count) await work(next++)
    }),
  )
}
