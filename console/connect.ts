import { io, type Socket } from 'socket.io-client'
import * as v from 'valibot'
import { connectionRefusals, isRefusal, type RefusalName } from '../shared/refusals.ts'
import { protocol, type ServerToStaff, type StaffToServer } from '../shared/wire.ts'
import { ask } from './ask-server.ts'
import type { OtherEnd } from './speaking.ts'

export type Line = Socket<ServerToStaff, StaffToServer>

const Ticket = v.object({ ticket: v.string() })
const Refused = v.object({ data: v.object({ refusal: v.picklist(connectionRefusals) }) })
const tryAgain = 2_000

/**
 * The console's socket. Each connection shows a fresh one-time ticket, for which the session's cookie is asked over HTTP; when that says
 * `signed-out`, so does this. Comes back by itself after everything else; `refused` hears why the server would not have it.
 */
export function connect({ library, refused, signedOut }: { library: string; refused: (why: RefusalName) => void; signedOut: () => void }): { socket: Line; end: () => void } {
  let isOver = false
  const socket: Line = io('/staff', {
    transports: ['websocket', 'polling'], tryAllTransports: true, reconnectionDelay: 500, reconnectionDelayMax: 8_000, randomizationFactor: 0.7,
    auth: (give) => void ask(library, 'POST', '/ticket', Ticket).then((answer) => {
      if (!isRefusal(answer)) return give({ v: protocol, ticket: answer.ticket })
      if (answer.refusal === 'signed-out') return leave()
      socket.disconnect()
      again()
    }),
  })

  const again = () => void setTimeout(() => !isOver && socket.connect(), tryAgain)
  function leave(): void {
    if (isOver) return
    end()
    signedOut()
  }
  socket.on('disconnect', (reason) => {
    // The session may have been revoked, or the rights changed: the next ticket tells.
    if (reason === 'io server disconnect') again()
  })
  socket.on('connect_error', (error) => {
    // A ticket that came too late is refused like a stranger's; whoever is signed out learns it from the next one.
    if (!v.is(Refused, error)) return
    refused(error.data.refusal)
    again()
  })

  const wake = () => {
    if (document.visibilityState === 'visible' && !socket.connected && !isOver) socket.disconnect().connect()
  }
  const wakers = ['visibilitychange', 'online', 'pageshow', 'focus']
  for (const event of wakers) addEventListener(event, wake, true)
  function end(): void {
    isOver = true
    for (const event of wakers) removeEventListener(event, wake, true)
    socket.disconnect()
  }
  return { socket, end }
}

/** The server as the other end of what is written: nothing here rejects. */
export const otherEndOf = (socket: Line): OtherEnd => ({
  isThere: () => socket.connected,
  command: (send, patience) => socket.timeout(patience).emitWithAck('command', send).catch(() => null),
  read: (draft, patience) => socket.timeout(patience).emitWithAck('draft', draft).catch(() => null),
  typing: (chat) => void socket.volatile.emit('typing', chat),
})
