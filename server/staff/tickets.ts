import { createHash, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Records } from '../store/port.ts'
import type { Sessions, SignedIn } from './sessions.ts'

const lasts = 60_000
const Ticket = v.object({ session: v.string() })
const idOf = (secret: string): string => createHash('sha256').update('heartdesk ticket\0').update(secret).digest('base64url')

/** One-time tickets for the staff's sockets: a page of another site may make a browser send the cookie, but can't read a ticket. */
export function createTickets(parts: { records: Records; sessions: Sessions; now?: () => number }) {
  const now = parts.now ?? Date.now
  return {
    async issue({ library, id }: SignedIn): Promise<string> {
      const secret = randomBytes(24).toString('base64url')
      await parts.records.put(library, 'tickets', idOf(secret), { session: id }, 0, now() + lasts)
      return `${library}.${secret}`
    },
    /** Good once, within a minute, and with the very session that it was issued to. `tokenFor` gives the cookie's token for a library. */
    async redeem(ticket: string, tokenFor: (library: string) => string | null): Promise<SignedIn | null> {
      const [library, secret] = ticket.split('.')
      const token = library ? tokenFor(library) : null
      if (!library || !secret || !token) return null
      const stored = await parts.records.get(library, 'tickets', idOf(secret))
      if (!stored || !(await parts.records.remove(library, 'tickets', idOf(secret)))) return null
      const signedIn = await parts.sessions.find(library, token)
      return signedIn?.id === v.parse(Ticket, stored.value).session ? signedIn : null
    },
  }
}
export type Tickets = ReturnType<typeof createTickets>
