import { summaryOf, type Me } from '../../shared/wire.ts'
import { mayRead } from '../may.ts'
import type { Parts } from '../parts.ts'
import { chatOf } from '../rooms.ts'
import type { StaffSocket } from './namespaces.ts'

/** A member of staff as their own console shows them. */
export async function meOf(parts: Parts, socket: StaffSocket): Promise<Me> {
  const { library, member } = socket.data
  const { restsUntil, ...availability } = await parts.presence.own(library, member.id, member.desks)
  return { staff: member.id, name: member.name, email: member.email, roles: member.roles, desks: member.desks, availability, restsUntil }
}

/**
 * Sends all that a console shows beside the conversations: its own member, the desks, who is there, and every chat that they may read. What
 * has to be waited for comes first: a chat that changes meanwhile is told at once, and a view of before must not come after that.
 */
export async function showView(parts: Parts, socket: StaffSocket): Promise<void> {
  const { library, member } = socket.data
  const me = await meOf(parts, socket)
  const settings = await parts.libraries.get(library)
  if (!settings) throw new Error(`library ${library} has no settings`)
  const { desks, ...rest } = settings
  const chats = [...parts.chats.live(library)].filter(([, chat]) => mayRead(member, chat)).map(([log, chat]) => summaryOf(chatOf(log), chat))
  socket.emit('view', { library: rest, desks, me, colleagues: parts.presence.colleagues(library), chats })
}
