import * as v from 'valibot'
import { dismissals } from '../../shared/coaching.ts'
import { LibrarianCommand } from '../../shared/commands.ts'
import { seenByLibrarian } from '../../shared/events.ts'
import { isRefusal, refuse } from '../../shared/refusals.ts'
import { Availability, Position, protocol, StaffAuth, type StaffAnswer } from '../../shared/wire.ts'
import { Id } from '../../shared/who.ts'
import { carryOut } from '../carry-out.ts'
import { mayRead } from '../may.ts'
import type { Parts } from '../parts.ts'
import { tokenIn } from '../staff/cookie.ts'
import { resume } from '../resume.ts'
import { logName, room } from '../rooms.ts'
import { createAnswering, fullMeasure, spend } from './answering.ts'
import { createBesideTheComposer } from './beside-the-composer.ts'
import type { StaffSocket, StaffSpace } from './namespaces.ts'
import { refuseConnection } from './refuse-connection.ts'
import { meOf, showView } from './view.ts'

const Send = v.object({ chat: Id, command: LibrarianCommand, mayPause: v.optional(v.boolean(), false), version: v.optional(v.number(), 0) })
const Open = v.object({ chat: Id, ...Position.entries })
const Draft = v.object({ chat: Id, text: v.pipe(v.string(), v.maxLength(20_000)), version: v.number(), ending: v.boolean() })
const Dismiss = v.object({ chat: Id, rule: v.pipe(v.string(), v.maxLength(80)), how: v.picklist(dismissals) })
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240))

/** The staff's namespace: session cookie, exact Origin and a one-time ticket let somebody in; revoking the session closes it. */
export function serveStaff(space: StaffSpace, parts: Parts): void {
  space.use(async (socket, next) => {
    const auth = v.safeParse(StaffAuth, socket.handshake.auth)
    if (!auth.success || auth.output.v !== protocol) return next(refuseConnection(auth.success ? 'newer-version' : 'not-understood'))
    if (!parts.origin.isOwn(socket.request)) return next(refuseConnection('not-allowed'))
    const tokenFor = (library: string) => tokenIn(socket.handshake.headers.cookie, parts.origin.own(socket.request), library)
    const found = await parts.tickets.redeem(auth.output.ticket, tokenFor).catch(() => 'away' as const)
    if (found === 'away') return next(refuseConnection('not-saved'))
    if (!found) return next(refuseConnection('signed-out'))
    socket.data = { ...found, usedAt: Date.now(), measure: fullMeasure() }
    next()
  })
  space.on('connection', (socket) => {
    void serve(socket, parts).catch(() => socket.conn.close())
  })
}

async function serve(socket: StaffSocket, parts: Parts): Promise<void> {
  const { library, member } = socket.data
  const me = { staff: member.id, name: member.name }
  const isLibrarian = member.roles.includes('librarian')
  const answer = createAnswering(parts.log)
  const composer = createBesideTheComposer(socket, parts)
  const by = { role: 'librarian', ...me } as const

  socket.onAny(() => (socket.data.usedAt = Date.now()))
  socket.on('command', (raw, reply) =>
    answer(socket, Send, raw, reply, async ({ chat, command, mayPause, version }): Promise<StaffAnswer> => {
      const ending = command.kind === 'close-chat'
      const isSaid = command.kind === 'send-message'
      const reading = isSaid || ending ? composer.read(chat, { text: isSaid ? command.text : '', version, ending }) : null
      const verdict = mayPause ? (await reading)?.verdict : null
      if (verdict?.nudges.some((nudge) => nudge.level === 'pause')) return { paused: verdict }
      const done = await carryOut(parts, { library, member, chat, command, by })
      if (!isRefusal(done) && reading) void reading.then((read) => (isSaid ? composer.sent(chat, read) : composer.ended(chat, read))).catch(() => parts.log.warn({ library }, 'a practice was not saved'))
      return done
    }),
  )

  socket.on('open', (raw, reply) =>
    answer(socket, Open, raw, reply, async ({ chat, ...position }) => {
      const log = logName(library, chat)
      if (!mayRead(member, await parts.chats.get(log))) return refuse('not-in-this-chat')
      await socket.join(room.chat(log))
      return resume(parts.chats, log, position, seenByLibrarian)
    }),
  )
  socket.on('leave', (chat) => {
    if (v.is(Id, chat)) void socket.leave(room.chat(logName(library, chat)))
  })

  socket.on('draft', (raw, reply) =>
    answer(socket, Draft, raw, reply, async ({ chat, ...draft }) => {
      if (!mayRead(member, await parts.chats.get(logName(library, chat)))) return refuse('not-in-this-chat')
      return (await composer.read(chat, draft))?.verdict ?? refuse('not-saved')
    }),
  )
  socket.on('dismiss', (raw, reply) =>
    answer(socket, Dismiss, raw, reply, async ({ chat, rule, how }) => {
      composer.dismissed(chat, rule)
      await parts.practice.dismiss(library, member.id, rule, how)
      return { noted: true as const }
    }),
  )

  socket.on('typing', (chat) => {
    if (v.is(Id, chat) && spend(socket.data.measure) && socket.rooms.has(room.chat(logName(library, chat)))) {
      parts.store.signals.send(library, { kind: 'librarian-typing', chat, name: member.name, staff: member.id })
    }
  })

  socket.on('availability', (raw, reply) =>
    answer(socket, Availability, raw, reply, async (availability) => {
      const own = await parts.presence.own(library, member.id, member.desks)
      const desks = availability.desks.filter((desk) => member.desks.includes(desk))
      await parts.presence.setOwn(library, member.id, { ...own, ...availability, available: availability.available && isLibrarian, desks })
      return meOf(parts, socket)
    }),
  )
  socket.on('hard', (raw, reply) =>
    answer(socket, Minutes, raw, reply, async (minutes) => {
      const own = await parts.presence.own(library, member.id, member.desks)
      await parts.presence.setOwn(library, member.id, { ...own, restsUntil: minutes === 0 ? null : Date.now() + minutes * 60_000 })
      return meOf(parts, socket)
    }),
  )

  socket.on('disconnect', () => {
    if (isLibrarian) parts.presence.leave(library, member.id)
  })

  await socket.join([room.staff(library, member.id), room.library(library), ...(isLibrarian ? member.desks.map((desk) => room.desk(library, desk)) : [])])
  if (isLibrarian) await parts.presence.arrive(library, me, member.desks)
  await showView(parts, socket)
}
