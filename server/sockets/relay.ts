import * as v from 'valibot'
import { deskStatus } from '../hours.ts'
import type { Parts } from '../parts.ts'
import { logName, room } from '../rooms.ts'
import type { Spaces } from './namespaces.ts'
import { showView } from './view.ts'

const Signal = v.variant('kind', [
  v.object({ kind: v.literal('patron-typing'), chat: v.string() }),
  v.object({ kind: v.literal('librarian-typing'), chat: v.string(), name: v.string(), staff: v.string() }),
  v.object({ kind: v.literal('block'), chat: v.string() }),
  v.object({ kind: v.literal('signed-out'), staff: v.string() }),
  v.object({ kind: v.literal('changed'), staff: v.string() }),
])

/** Passes on what is true only now, to the sockets of this node: signals from any node, who is there, settings that changed. */
export function createRelay(parts: Parts, { patrons, staff }: Spaces) {
  const heard = (library: string, raw: unknown): void => {
    const read = v.safeParse(Signal, raw)
    if (!read.success) return
    const signal = read.output
    // Whoever may still come in connects again, and then as what they are now.
    if (signal.kind === 'signed-out' || signal.kind === 'changed') return staff.in(room.staff(library, signal.staff)).disconnectSockets(true)
    const chat = room.chat(logName(library, signal.chat))
    switch (signal.kind) {
      case 'patron-typing':
        staff.volatile.to(chat).emit('typing', signal.chat, '')
        break
      case 'librarian-typing':
        patrons.volatile.to(chat).emit('typing', signal.name)
        staff.volatile.to(chat).except(room.staff(library, signal.staff)).emit('typing', signal.chat, signal.name)
        break
      case 'block':
        for (const id of patrons.adapter.rooms.get(chat) ?? []) {
          const socket = patrons.sockets.get(id)
          if (socket) void parts.blocks.add(library, socket.data.browser).catch(() => parts.log.warn({ library }, 'a block was not saved'))
        }
    }
  }

  return {
    hear: (library: string): void => parts.store.signals.hear(library, (signal) => heard(library, signal)),
    /** Who is there has changed: colleagues see it, and every widget that shows one of the library's desks. */
    async presence(library: string): Promise<void> {
      staff.to(room.library(library)).emit('colleagues', parts.presence.colleagues(library))
      const settings = await parts.libraries.get(library)
      for (const desk of settings?.desks ?? []) {
        if (settings) patrons.to(room.desk(library, desk.id)).emit('desk', deskStatus(settings, desk, parts.presence.isOpen(library, desk.id), Date.now()))
      }
    },
    /** Settings have changed: each console gets its whole view anew, or where the store is away, when it comes back. */
    settings(library: string): void {
      for (const id of staff.adapter.rooms.get(room.library(library)) ?? []) {
        const socket = staff.sockets.get(id)
        if (socket) showView(parts, socket).catch(() => socket.conn.close())
      }
    },
    problems(library: string, problems: string[]): void {
      for (const id of staff.adapter.rooms.get(room.library(library)) ?? []) {
        const socket = staff.sockets.get(id)
        if (socket?.data.member.roles.includes('admin')) socket.emit('problems', problems)
      }
    },
  }
}
