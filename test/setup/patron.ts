import { randomBytes, randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { PatronCommand } from '../../shared/commands.ts'
import { emptyScreen, positionOf, receive, reconnecting, resume, type Screen } from '../../shared/screen.ts'
import { protocol, type Answer, type PatronToServer, type ServerToPatron } from '../../shared/wire.ts'

type Body = PatronCommand extends infer C ? (C extends PatronCommand ? Omit<C, 'messageId'> : never) : never

/** A patron without a browser: the screen of shared/screen.ts behind a plain socket.io-client, as docs/protocol.md describes it. */
export interface Patron {
  key: string
  socket: Socket<ServerToPatron, PatronToServer>
  screen: () => Screen
  command: (body: Body, messageId?: string) => Promise<Answer>
  /** Resolves when the screen is as asked; it is looked at after each thing that arrives. */
  until: (as: (screen: Screen) => boolean) => Promise<Screen>
  leave: () => void
}

export async function connectPatron(url: string, { key = randomBytes(32).toString('base64url'), desk = 'reference', library = 'main' } = {}): Promise<Patron> {
  let screen = emptyScreen
  const waiting = new Set<() => void>()
  const show = (next: Screen) => {
    screen = next
    for (const look of waiting) look()
  }
  const socket: Socket<ServerToPatron, PatronToServer> = io(`${url}/patron`, {
    transports: ['websocket'], forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 200,
    auth: (give) => give({ v: protocol, library, desk, key, ...positionOf(screen) }),
  })
  socket.on('disconnect', () => show(reconnecting(screen)))
  socket.on('resumed', (resumed) => show(resume(screen, resumed)))
  socket.on('event', (delivery) => {
    show(receive(screen, delivery))
    // Where the line goes meanwhile, connecting again asks.
    if (screen.asking) socket.emitWithAck('resume', positionOf(screen)).then((resumed) => show(resume(screen, resumed)), () => undefined)
  })
  const until = (as: (screen: Screen) => boolean) =>
    new Promise<Screen>((resolve) => {
      const look = () => {
        if (!as(screen)) return
        waiting.delete(look)
        resolve(screen)
      }
      waiting.add(look)
      look()
    })
  await new Promise<void>((resolve, reject) => {
    socket.once('resumed', () => resolve())
    socket.once('connect_error', reject)
  })
  return {
    key,
    socket,
    screen: () => screen,
    command: (body, messageId = randomUUID()) => socket.emitWithAck('command', { ...body, messageId }),
    until,
    leave: () => socket.disconnect(),
  }
}

export const question = (words = 'Do you have old maps of the harbour?', more: { name?: string; keep?: boolean; desk?: string; page?: string } = {}) =>
  ({ kind: 'request-chat', desk: 'reference', name: '', question: words, page: '', locale: 'en', keep: true, shared: false, ...more }) as const
