import { createHash, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Records, Signals } from '../store/port.ts'
import type { Member } from '../../shared/who.ts'
import type { Directory } from './directory.ts'

/** A session ends when nobody has used it for half a day, and after a month whatever happens (ms). */
const idle = 12 * 60 * 60_000
const longest = 30 * 24 * 60 * 60_000
/** A session in use is written again at most so often (ms). */
const renewal = 30 * 60_000

const Session = v.object({ staff: v.string(), begunAt: v.number(), seenAt: v.number() })

export interface SignedIn {
  library: string
  member: Member
  /** Where the session stands in the store: a hash of its token. */
  id: string
}

const idOf = (token: string): string => createHash('sha256').update('heartdesk session\0').update(token).digest('base64url')

/** Sessions: a token of 256 bits in the browser's cookie, its hash in the store. A session of somebody who has been removed is none. */
export function createSessions(parts: { records: Records; signals: Signals; directory: Directory; now?: () => number }) {
  const { records, signals, directory } = parts
  const now = parts.now ?? Date.now

  /** The session where it still stands, else null. One that was used since it was last written lives on. */
  async function stands(library: string, id: string, usedAt: number): Promise<v.InferOutput<typeof Session> | null> {
    const stored = await records.get(library, 'sessions', id)
    if (!stored) return null
    const session = v.parse(Session, stored.value)
    if (now() - session.begunAt > longest) return null
    if (usedAt - session.seenAt > renewal) {
      await records.put(library, 'sessions', id, { ...session, seenAt: usedAt }, stored.version, Math.min(usedAt + idle, session.begunAt + longest))
    }
    return session
  }

  return {
    async begin(library: string, staff: string): Promise<string> {
      const token = randomBytes(32).toString('base64url')
      await records.put(library, 'sessions', idOf(token), { staff, begunAt: now(), seenAt: now() }, 0, now() + idle)
      return token
    },
    /** Who it is, or null; a session in use lives on. */
    async find(library: string, token: string): Promise<SignedIn | null> {
      const id = idOf(token)
      const session = await stands(library, id, now())
      const member = session && (await directory.member(library, session.staff))
      return member && { library, member, id }
    },
    /** Whether a session still stands that was last used then (ms); one in use lives on. */
    lasts: async ({ library, id }: Pick<SignedIn, 'library' | 'id'>, usedAt: number): Promise<boolean> => (await stands(library, id, usedAt)) !== null,
    async end({ library, member, id }: SignedIn): Promise<void> {
      await records.remove(library, 'sessions', id)
      signals.send(library, { kind: 'signed-out', staff: member.id })
    },
    /** Ends every session of a person; their sockets close, on every node. */
    async endAll(library: string, staff: string): Promise<void> {
      for (const { id, value } of await records.list(library, 'sessions')) {
        if (v.parse(Session, value).staff === staff) await records.remove(library, 'sessions', id)
      }
      signals.send(library, { kind: 'signed-out', staff })
    },
  }
}
export type Sessions = ReturnType<typeof createSessions>
