import { summaryOf, type Me, type StaffView } from '../../shared/wire.ts'
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

/** All that a console shows beside the conversations: its own member, the desks, who is there, and every chat that they may read. */
export async function viewOf(parts: Parts, socket: StaffSocket): Promise<StaffView> {
  const { library, member } = socket.data
  const settings = await parts.libraries.get(library)
  if (!settings) throw new Error(`library ${library} has no settings`)
  const { desks, ...rest } = settings
  const chats = [...parts.chats.live(library)].filter(([, chat]) => mayRead(member, chat)).map(([log, chat]) => summaryOf(chatOf(log), chat))
  return { library: rest, desks, me: await meOf(parts, socket), colleagues: parts.presence.colleagues(library), chats }
}
