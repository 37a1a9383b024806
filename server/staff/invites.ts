import { createHash, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { refuse, type Refusal } from '../../shared/refusals.ts'
import { roles, type Member, type OpenInvite } from '../../shared/who.ts'
import type { Records } from '../store/port.ts'
import { asAddress, type Directory } from './directory.ts'
import { hashPassword, willDo } from './passwords.ts'
import type { Sessions } from './sessions.ts'

const day = 24 * 60 * 60_000
const lasts = { first: 3650 * day, invite: 7 * day, reset: day }

const Invite = v.variant('kind', [
  v.object({ kind: v.literal('first') }),
  v.object({ kind: v.literal('invite'), email: v.string(), name: v.string(), roles: v.array(v.picklist(roles)), desks: v.array(v.string()), until: v.optional(v.number()) }),
  v.object({ kind: v.literal('reset'), staff: v.string(), email: v.string(), name: v.string() }),
])
type Invite = v.InferOutput<typeof Invite>

/** What the holder of a link is shown of it. */
export interface Invited {
  kind: Invite['kind']
  email?: string
  name?: string
}

function isForTheSame(one: Invite, other: Invite): boolean {
  if (one.kind === 'invite') return other.kind === 'invite' && asAddress(one.email) === asAddress(other.email)
  return one.kind === 'reset' ? other.kind === 'reset' && one.staff === other.staff : other.kind === 'first'
}

const idOf = (token: string): string => createHash('sha256').update('heartdesk invite\0').update(token).digest('base64url')

/** One-time links: for the first admin of a library, for a new colleague, for a new password. Only a hash of each is stored. */
export function createInvites(parts: { records: Records; directory: Directory; sessions: Sessions; desksOf: (library: string) => Promise<string[]>; now?: () => number }) {
  const { records, directory, sessions } = parts
  const now = parts.now ?? Date.now

  const hasAdmin = async (library: string): Promise<boolean> => (await directory.list(library)).some((one) => one.roles.includes('admin'))

  /** A link for the first admin is none where there is one: several nodes may have printed theirs, and a log is kept for long. */
  const find = async (library: string, token: string): Promise<Invite | null> => {
    const stored = await records.get(library, 'invites', idOf(token))
    const invite = stored && v.parse(Invite, stored.value)
    return invite?.kind === 'first' && (await hasAdmin(library)) ? null : invite
  }

  /** Makes a link: its address holds the token behind a #, which no server and no log ever sees. It takes the place of the last one for the same person, which may have gone astray. */
  async function make(library: string, address: string, invite: Invite): Promise<string> {
    for (const { id, value } of await records.list(library, 'invites')) {
      if (isForTheSame(v.parse(Invite, value), invite)) await records.remove(library, 'invites', id)
    }
    const token = randomBytes(24).toString('base64url')
    const until = now() + lasts[invite.kind]
    await records.put(library, 'invites', idOf(token), invite.kind === 'invite' ? { ...invite, until } : invite, 0, until)
    return `${address}/console/${library}/welcome#${token}`
  }

  async function welcome(library: string, invite: Invite, given: { name?: string; email?: string; password: string }): Promise<Member | Refusal> {
    if (invite.kind === 'reset') return (await directory.member(library, invite.staff)) ?? refuse('no-such-colleague')
    const desks = await parts.desksOf(library)
    const person = invite.kind === 'first' ? { email: given.email ?? '', name: '', roles: [...roles], desks } : { ...invite, desks: invite.desks.filter((one) => desks.includes(one)) }
    return directory.add(library, { email: person.email, name: given.name?.trim() || person.name || person.email, roles: person.roles, desks: person.desks })
  }

  /** Who was invited and has not come yet, by name. */
  const open = async (library: string): Promise<OpenInvite[]> =>
    (await records.list(library, 'invites'))
      .flatMap(({ id, value }) => {
        const invite = v.parse(Invite, value)
        return invite.kind === 'invite' ? [{ id, email: invite.email, name: invite.name, roles: invite.roles, desks: invite.desks, until: invite.until ?? null }] : []
      })
      .sort((a, b) => a.name.localeCompare(b.name))

  return {
    make,
    /** The link that makes the first admin, anew at each start until there is one; null afterwards. */
    async first(library: string, address: string): Promise<string | null> {
      return (await hasAdmin(library)) ? null : make(library, address, { kind: 'first' })
    },
    async look(library: string, token: string): Promise<Invited | Refusal> {
      const invite = await find(library, token)
      if (!invite) return refuse('signed-out')
      return invite.kind === 'first' ? { kind: 'first' } : { kind: invite.kind, email: invite.email, name: invite.name }
    },
    open,
    /** Takes an invitation back: its link is none any more. False: it was used, or is over. */
    takeBack: async (library: string, id: string): Promise<boolean> => (await open(library)).some((one) => one.id === id) && records.remove(library, 'invites', id),
    /** Uses a link, once: a new member, or a new password. A password that will not do leaves the link as it was. */
    async use(library: string, token: string, given: { name?: string; email?: string; password: string }): Promise<Member | Refusal> {
      const invite = await find(library, token)
      if (!invite) return refuse('signed-out')
      if (!willDo(given.password)) return refuse('not-allowed', { field: 'password' })
      if (invite.kind === 'first' && !/^[^\s@]+@[^\s@]+$/.test(given.email?.trim() ?? '')) return refuse('not-an-address', { field: 'email' })
      const hash = await hashPassword(given.password)
      // Whoever removes it is the one who used it.
      if (!(await records.remove(library, 'invites', idOf(token)))) return refuse('signed-out')
      const member = await welcome(library, invite, given)
      if ('refusal' in member) return member
      await directory.setPassword(library, member.id, hash)
      if (invite.kind === 'reset') await sessions.endAll(library, member.id)
      return member
    },
    /** A link for a new password. Ends the person's sessions at once; what only they may read, their practice and which thanks are theirs, is erased: an admin who resets a password does not get to it. */
    async reset(library: string, address: string, member: Member): Promise<string> {
      await sessions.endAll(library, member.id)
      for (const collection of ['practice', 'thanks-boxes']) await records.remove(library, collection, member.id)
      return make(library, address, { kind: 'reset', staff: member.id, email: member.email, name: member.name })
    },
  }
}
export type Invites = ReturnType<typeof createInvites>
