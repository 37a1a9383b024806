import * as v from 'valibot'
import { PatronCommand } from '../../shared/commands.ts'
import { seenByPatron } from '../../shared/events.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { PatronAuth, Position, protocol } from '../../shared/wire.ts'
import { eraseOnRequest } from '../erase.ts'
import { admit, isBeginning, takesAddress } from '../admit.ts'
import { deskStatus } from '../hours.ts'
import { logOfKey } from '../keys.ts'
import { handle } from '../handle.ts'
import { resume } from '../resume.ts'
import { chatOf, room } from '../rooms.ts'
import type { Parts } from '../parts.ts'
import { createAnswering, createMeasure } from './answering.ts'
import type { PatronSocket, PatronSpace } from './namespaces.ts'
import { refuseConnection } from './refuse-connection.ts'

const Nothing = v.undefined()

/** The patrons' namespace: who connects is settled by the key in `auth`; everything sent is parsed; what happens comes back by `publish`. */
export function servePatrons(space: PatronSpace, parts: Parts): void {
  space.use(async (socket, next) => {
    const read = v.safeParse(PatronAuth, socket.handshake.auth)
    if (!read.success) return next(refuseConnection('not-understood', { field: v.getDotPath(read.issues[0]) ?? 'auth' }))
    const auth = read.output
    if (auth.v !== protocol) return next(refuseConnection('newer-version'))
    const address = parts.addresses.of(socket.request)
    if (!(await parts.addresses.mayConnect(address))) return next(refuseConnection('too-fast'))
    const library = await parts.libraries.get(auth.library).catch(() => 'away' as const)
    if (library === 'away') return next(refuseConnection('not-saved'))
    if (!library?.desks.some((desk) => desk.id === auth.desk)) return next(refuseConnection('no-such-desk'))
    socket.data = { library: auth.library, desk: auth.desk, log: logOfKey(auth.library, auth.key), address, browser: parts.addresses.ofBrowser(socket.request) }
    next()
  })
  space.on('connection', (socket) => serve(socket, parts))
}

function serve(socket: PatronSocket, parts: Parts): void {
  const { library, desk, log } = socket.data
  const measure = createMeasure()
  const answer = createAnswering(parts.log, measure)
  const by = { role: 'patron' } as const
  const sign = (kind: 'patron-here' | 'patron-typing') => parts.store.signals.send(library, { kind, chat: chatOf(log) })

  void socket.join([room.chat(log), room.desk(library, desk)])
  // It comes back by itself, and is told what it missed when that can be read.
  greet().catch(() => socket.conn.close())
  sign('patron-here')

  async function greet(): Promise<void> {
    const settings = await parts.libraries.get(library)
    const atDesk = settings?.desks.find((one) => one.id === desk)
    if (settings && atDesk) socket.emit('desk', deskStatus(settings, atDesk, parts.presence.isOpen(library, desk), Date.now()))
    socket.emit('resumed', await after(v.parse(Position, socket.handshake.auth)))
    const ahead = parts.places.of(log)
    if (ahead !== null) socket.emit('place', ahead)
  }

  const after = (position: Position) => resume(parts.chats, log, position, seenByPatron)

  socket.on('resume', (raw, reply) => answer(Position, raw, reply, after))

  socket.on('command', (raw, reply) =>
    answer(PatronCommand, raw, reply, async (command) => {
      const refusal = (await takesAddress(parts, socket.data, command)) ?? (isBeginning(command) ? await admit(parts, socket.data, command) : null)
      const done = refusal ?? (await handle(parts, log, command, by))
      if (command.kind === 'rate-chat' && !isRefusal(done)) void parts.trials.rated(log, command.answered).catch(() => parts.log.warn({ library }, 'an answer is not in the trial'))
      return done
    }),
  )

  socket.on('typing', () => {
    if (measure()) sign('patron-typing')
  })

  socket.on('code', (reply) => answer(Nothing, undefined, reply, () => parts.codes.renew(log)))

  socket.on('erase', (reply) =>
    answer(Nothing, undefined, reply, async () => {
      await eraseOnRequest(parts, log)
      await parts.trials.forget(log)
      return { erased: true as const }
    }),
  )

  socket.on('disconnect', () => sign('patron-here'))
}
