import type { PatronCommand } from '../shared/commands.ts'
import { asksEmail } from '../shared/desk.ts'
import { refuse, type Refusal } from '../shared/refusals.ts'
import type { Parts } from './parts.ts'
import type { PatronData } from './sockets/namespaces.ts'

type Beginning = Extract<PatronCommand, { kind: 'request-chat' | 'leave-question' }>
export const isBeginning = (command: PatronCommand): command is Beginning => command.kind === 'request-chat' || command.kind === 'leave-question'

/** The page that a patron came from, without what its address may hold of them: the widget sends it so, and another client need not. '' where it is none of the web. */
export function withoutQuery(command: Beginning): Beginning {
  const page = URL.canParse(command.page) ? new URL(command.page) : null
  return { ...command, page: page && /^https?:$/.test(page.protocol) ? page.origin + page.pathname : '' }
}

/** Whether the desk that a patron is connected to takes the address that this command leaves, where it leaves one. */
export async function takesAddress(parts: Parts, { library, desk }: PatronData, command: PatronCommand): Promise<Refusal | null> {
  if (!('email' in command) || command.email === null) return null
  const atDesk = (await parts.libraries.get(library))?.desks.find((one) => one.id === desk)
  return atDesk && !asksEmail(atDesk) ? refuse('not-allowed', { field: 'email' }) : null
}

/**
 * Whether a patron may begin now: at the desk that they connected for, not blocked, not the hundredth in a minute, and (for a chat)
 * while somebody is there. A retry of what was begun already passes. Sees to it that the original will be erased when its time is over.
 */
export async function admit(parts: Parts, { library, desk, log, address, browser }: PatronData, command: Beginning): Promise<Refusal | null> {
  const atDesk = (await parts.libraries.get(library))?.desks.find((one) => one.id === desk)
  if (!atDesk || command.desk !== desk) return refuse('no-such-desk')
  if ((await parts.chats.get(log)).status !== 'unasked') return null
  if (await parts.blocks.has(library, browser)) return refuse('blocked')
  if (!parts.addresses.mayAsk(address)) return refuse('too-fast')
  if (command.kind === 'request-chat' && !parts.presence.isOpen(library, desk)) return refuse('desk-closed')
  await parts.retention.begin(log, command.keep, atDesk.keepDays)
  return null
}
