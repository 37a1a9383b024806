import * as v from 'valibot'
import { PatronCommand } from '../../shared/commands.ts'
import { seenByPatron } from '../../shared/events.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { PatronAuth, Position, protocol } from '../../shared/wire.ts'
import { eraseOnRequest } from '../erase.ts'
import { admit, isBeginning, takesAddress, withoutQuery } from '../admit.ts'
import { deskStatus } from '../hours.ts'
import { logOfKey } from '../keys.ts'
import { handle } from '../handle.ts'
import { resume } from '../resume.ts'
import { chatOf, room } from '../rooms.ts'
import type { Parts } from '../parts.ts'
import type { LogName } from '../store/port.ts'
import { createAnswering, fullMeasure, spend } from './answering.ts'
import type { PatronData, PatronSocket, PatronSpace } from './namespaces.ts'
import { refuseConnection } from './refuse-connection.ts'

const Nothing = v.undefined()
const by = { role: 'patron' } as const

/** The patrons' namespace: who connects is settled by the key in `auth`; everything sent is parsed; what happens comes back by `publish`. */
export function servePatrons(space: PatronSpace, parts: Parts): void {
  const answer = createAnswering(parts.log)
  const sign = ({ library, log }: PatronData, kind: 'patron-here' | 'patron-typing') => parts.store.signals.send(library, { kind, chat: chatOf(log) })
  const after = (log: LogName, position: Position) => resume(parts.chats, log, position, seenByPatron)

  space.use(async (socket, next) => {
    const read = v.safeParse(PatronAuth, socket.handshake.auth)
    if (!read.success) return next(refuseConnection('not-understood', { field: v.getDotPath(read.issues[0]) ?? 'auth' }))
    const auth = read.output
    if (auth.v !== protocol) return next(refuseConnection('newer-version'))
    const address = parts.addresses.of(socket.request)
    if (!parts.addresses.mayConnect(address)) return next(refuseConnection('too-fast'))
    const library = await parts.libraries.get(auth.library).catch(() => 'away' as const)
    if (library === 'away') return next(refuseConnection('not-saved'))
    if (!library?.desks.some((desk) => desk.id === auth.desk)) return next(refuseConnection('no-such-desk'))
    socket.data = { library: auth.library, desk: auth.desk, log: logOfKey(auth.library, auth.key), address, browser: parts.addresses.ofBrowser(socket.request), measure: fullMeasure() }
    next()
  })

  async function greet(socket: PatronSocket): Promise<void> {
    const { library, desk, log } = socket.data
    const settings = await parts.libraries.get(library)
    const atDesk = settings?.desks.find((one) => one.id === desk)
    if (settings && atDesk) socket.emit('desk', deskStatus(settings, atDesk, parts.presence.isOpen(library, desk), Date.now()))
    socket.emit('resumed', await after(log, v.parse(Position, socket.handshake.auth)))
    const ahead = parts.places.of(log)
    if (ahead !== null) socket.emit('place', ahead)
  }

  // One function for all connections, which know their own data: each would keep a kilobyte of functions otherwise.
  function onResume(this: PatronSocket, raw: unknown, reply: unknown) {
    return answer(this, Position, raw, reply, (position) => after(this.data.log, position))
  }
  function onCommand(this: PatronSocket, raw: unknown, reply: unknown) {
    const { data } = this
    return answer(this, PatronCommand, raw, reply, async (command) => {
      const refusal = (await takesAddress(parts, data, command)) ?? (isBeginning(command) ? await admit(parts, data, command) : null)
      const done = refusal ?? (await handle(parts, data.log, isBeginning(command) ? withoutQuery(command) : command, by))
      if (command.kind === 'rate-chat' && !isRefusal(done)) void parts.trials.rated(data.log, command.answered).catch(() => parts.log.warn({ library: data.library }, 'an answer is not in the trial'))
      return done
    })
  }
  function onTyping(this: PatronSocket) {
    if (spend(this.data.measure)) sign(this.data, 'patron-typing')
  }
  function onCode(this: PatronSocket, reply: unknown) {
    return answer(this, Nothing, undefined, reply, () => parts.codes.renew(this.data.log))
  }
  function onErase(this: PatronSocket, reply: unknown) {
    return answer(this, Nothing, undefined, reply, async () => {
      await eraseOnRequest(parts, this.data.log)
      await parts.trials.forget(this.data.log)
      return { erased: true as const }
    })
  }
  function onDisconnect(this: PatronSocket) {
    sign(this.data, 'patron-here')
  }

  space.on('connection', (socket) => {
    const { library, desk, log } = socket.data
    void socket.join([room.chat(log), room.desk(library, desk)])
    socket.on('resume', onResume).on('command', onCommand).on('typing', onTyping).on('code', onCode).on('erase', onErase).on('disconnect', onDisconnect)
    // It comes back by itself, and is told what it missed when that can be read.
    greet(socket).catch(() => socket.conn.close())
    sign(socket.data, 'patron-here')
  })
}
