import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { refuse, type Refusal } from '../../shared/refusals.ts'
import { Member } from '../../shared/who.ts'
import type { Records } from '../store/port.ts'

const Password = v.object({ hash: v.string() })

/** How an address is compared: people write their own in more than one way. */
export const asAddress = (email: string): string => email.trim().toLowerCase()

/** The staff of each library: one record a person, one that takes their e-mail address for them alone, one for the password's hash. */
export function createDirectory(records: Records) {
  async function member(library: string, id: string): Promise<Member | null> {
    const stored = await records.get(library, 'staff', id)
    return stored && v.parse(Member, stored.value)
  }
  async function put(library: string, collection: string, id: string, value: unknown): Promise<void> {
    for (;;) {
      const version = (await records.get(library, collection, id))?.version ?? 0
      if ((await records.put(library, collection, id, value, version)) !== null) return
    }
  }

  /** Changes name, roles or desks; null: there is nobody of that id. */
  async function change(library: string, id: string, change: Partial<Pick<Member, 'name' | 'roles' | 'desks'>>): Promise<Member | null> {
    // Over what was read and nothing else: a name that is changed in the same moment must bring back no right that was taken, and nobody who was removed.
    for (;;) {
      const stored = await records.get(library, 'staff', id)
      if (!stored) return null
      const next = { ...v.parse(Member, stored.value), ...change }
      if ((await records.put(library, 'staff', id, next, stored.version)) !== null) return next
    }
  }
  const list = async (library: string): Promise<Member[]> =>
    (await records.list(library, 'staff')).map(({ value }) => v.parse(Member, value)).sort((a, b) => a.name.localeCompare(b.name))

  /** Changes somebody's rights, or refuses where no admin would be left. Of two admins who take the role from each other in one moment one gets it back. */
  async function changeRights(library: string, id: string, to: Pick<Member, 'roles'> & Partial<Pick<Member, 'name' | 'desks'>>): Promise<Member | Refusal> {
    const before = await member(library, id)
    if (!before) return refuse('no-such-colleague')
    const none = refuse('not-allowed', { field: 'roles' })
    const isAdmin = (one: Pick<Member, 'roles'>) => one.roles.includes('admin')
    if (!isAdmin(to) && !(await list(library)).some((one) => one.id !== id && isAdmin(one))) return none
    const after = await change(library, id, to)
    if (!after) return refuse('no-such-colleague')
    if ((await list(library)).some(isAdmin)) return after
    await change(library, id, before)
    return none
  }

  return {
    member,
    list,
    change,
    changeRights,
    async byEmail(library: string, email: string): Promise<Member | null> {
      const taken = await records.get(library, 'staff-addresses', asAddress(email))
      return taken && member(library, v.parse(v.string(), taken.value))
    },
    /** A new member. An address belongs to one person: `not-allowed`, naming the field, where it is taken. */
    async add(library: string, person: Omit<Member, 'id'>): Promise<Member | Refusal> {
      const added: Member = { ...person, id: randomUUID(), email: person.email.trim() }
      const address = asAddress(person.email)
      // Taken for a minute, and for good once its person is there: a server that ends in between blocks it for nobody.
      const version = await records.put(library, 'staff-addresses', address, added.id, 0, Date.now() + 60_000)
      if (version === null) return refuse('not-allowed', { field: 'email' })
      await put(library, 'staff', added.id, added)
      await records.put(library, 'staff-addresses', address, added.id, version)
      return added
    },
    async remove(library: string, id: string): Promise<boolean> {
      const was = await member(library, id)
      if (!was) return false
      for (const collection of ['passwords', 'availability', 'presence', 'practice', 'wishes', 'thanks-boxes']) await records.remove(library, collection, id)
      await records.remove(library, 'staff-addresses', asAddress(was.email))
      return records.remove(library, 'staff', id)
    },
    setPassword: (library: string, id: string, hash: string): Promise<void> => put(library, 'passwords', id, { hash }),
    async passwordHash(library: string, id: string): Promise<string | null> {
      const stored = await records.get(library, 'passwords', id)
      return stored && v.parse(Password, stored.value).hash
    },
  }
}
export type Directory = ReturnType<typeof createDirectory>
