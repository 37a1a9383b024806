import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeWhatIsOver } from '../../server/sockets/end-with-sessions.ts'
import { createDirectory } from '../../server/staff/directory.ts'
import { createInvites } from '../../server/staff/invites.ts'
import { hashPassword } from '../../server/staff/passwords.ts'
import { createSessions } from '../../server/staff/sessions.ts'
import { createSignIn } from '../../server/staff/sign-in.ts'
import type { Records, Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { isRefusal } from '../../shared/refusals.ts'
import type { Member } from '../../shared/who.ts'

/** Who works here, when two things happen in one moment. */
let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-directory-'))
  store = await openSqliteStore({ folder })
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const kim = { email: 'kim@library.example', name: 'Kim', roles: ['librarian', 'admin'] as Member['roles'], desks: ['reference'] }
async function added(): Promise<Member> {
  const member = await createDirectory(store.records).add('main', kim)
  if (isRefusal(member)) throw new Error(member.refusal)
  return member
}
/** The same records; between the next reading of a member and whatever is written after it, something else happens. */
function meanwhile(happens: () => Promise<unknown>): Records {
  let isDone = false
  return {
    ...store.records,
    async get(library, collection, id) {
      const found = await store.records.get(library, collection, id)
      if (collection === 'staff' && !isDone) {
        isDone = true
        await happens()
      }
      return found
    },
  }
}
function invitesOn(records: Records = store.records) {
  const directory = createDirectory(records)
  return createInvites({ records, directory, sessions: createSessions({ records, signals: store.signals, directory }), desksOf: async () => ['reference'] })
}
const tokenIn = (link: string | null) => link?.slice(link.indexOf('#') + 1) ?? ''

describe('a name that is changed in the same moment', () => {
  test('brings back no right that was taken', async () => {
    const { id } = await added()
    const directory = createDirectory(store.records)
    const takes = meanwhile(() => directory.change('main', id, { roles: ['librarian'] }))
    expect(await createDirectory(takes).change('main', id, { name: 'Kim K.' })).toMatchObject({ name: 'Kim K.', roles: ['librarian'] })
    expect(await directory.member('main', id)).toMatchObject({ name: 'Kim K.', roles: ['librarian'] })
  })
  test('brings back nobody who was removed', async () => {
    const { id } = await added()
    const directory = createDirectory(store.records)
    expect(await createDirectory(meanwhile(() => directory.remove('main', id))).change('main', id, { name: 'Kim K.' })).toBeNull()
    expect(await directory.list('main')).toEqual([])
  })
})

test('given two admins who take the role from each other in one moment, then one of them is an admin still', async () => {
  const directory = createDirectory(store.records)
  const sam = await directory.add('main', { ...kim, email: 'sam@library.example', name: 'Sam' })
  const { id } = await added()
  const other = isRefusal(sam) ? '' : sam.id
  const together = await Promise.all([directory.changeRights('main', id, { roles: ['librarian'] }), directory.changeRights('main', other, { roles: [] })])
  expect((await directory.list('main')).filter(({ roles }) => roles.includes('admin'))).not.toEqual([])
  expect(together).toContainEqual({ refusal: 'not-allowed', field: 'roles' })
  // The other comes between the question whether somebody is left and the change.
  let isBetween = true
  const between: Records = { ...store.records, put: async (...put) => {
    if (isBetween && put[1] === 'staff') isBetween = false, await directory.change('main', other, { roles: [] })
    return store.records.put(...put)
  } }
  await directory.change('main', id, { roles: ['admin'] })
  await directory.change('main', other, { roles: ['admin'] })
  expect(await createDirectory(between).changeRights('main', id, { roles: ['librarian'] })).toEqual({ refusal: 'not-allowed', field: 'roles' })
  expect((await directory.list('main')).filter(({ roles }) => roles.includes('admin')).map((one) => one.id)).toEqual([id])
})

describe('a link', () => {
  test('for the first admin is none once there is one, also where two nodes printed theirs', async () => {
    // Neither has seen the other's.
    const blind = invitesOn({ ...store.records, list: async () => [] })
    const [one, other] = [await blind.first('main', 'http://a'), await blind.first('main', 'http://b')]
    expect(await invitesOn().look('main', tokenIn(other))).toEqual({ kind: 'first' })
    expect(await invitesOn().use('main', tokenIn(one), { ...kim, password: 'a long enough password' })).toMatchObject({ roles: expect.arrayContaining(['admin']) })
    expect(await invitesOn().look('main', tokenIn(other))).toEqual({ refusal: 'signed-out' })
    expect(await invitesOn().use('main', tokenIn(other), { name: 'Eve', email: 'eve@elsewhere.example', password: 'a long enough password' })).toEqual({ refusal: 'signed-out' })
  })
  test('takes the place of the last one for the same person, and of nobody else’s', async () => {
    const invites = invitesOn()
    const member = await added()
    const invited = (email: string) => invites.make('main', '', { kind: 'invite', email, name: '', roles: ['librarian'], desks: [] })
    const links = [await invited('noor@library.example'), await invited('ida@library.example'), await invited('Noor@library.example'), await invites.reset('main', '', member), await invites.reset('main', '', member)]
    expect((await Promise.all(links.map((link) => invites.look('main', tokenIn(link))))).map((look) => 'kind' in look)).toEqual([false, true, true, false, true])
  })
  test('is seen by admins until it is used, and good for nobody once it is taken back', async () => {
    const invites = invitesOn()
    const invited = (name: string) => invites.make('main', '', { kind: 'invite', email: `${name}@library.example`, name, roles: ['librarian'], desks: ['reference'] })
    const [ida, noor] = [await invited('ida'), await invited('noor')]
    await invites.reset('main', '', await added())
    expect(await invites.open('main')).toMatchObject([{ name: 'ida', until: expect.any(Number) }, { name: 'noor', email: 'noor@library.example', roles: ['librarian'], desks: ['reference'] }])
    await invites.use('main', tokenIn(ida), { password: 'a long enough password' })
    const [left, ...others] = await invites.open('main')
    expect([left?.name, others]).toEqual(['noor', []])
    expect([await invites.takeBack('main', left?.id ?? ''), await invites.takeBack('main', left?.id ?? '')]).toEqual([true, false])
    expect(await invites.look('main', tokenIn(noor))).toEqual({ refusal: 'signed-out' })
  })
  test('for a new password opens to whoever made it neither the practice nor the thanks of its owner', async () => {
    const member = await added()
    for (const collection of ['practice', 'thanks-boxes', 'wishes']) await store.records.put('main', collection, member.id, {}, 0)
    await invitesOn().reset('main', '', member)
    const left = await Promise.all(['practice', 'thanks-boxes', 'wishes'].map((collection) => store.records.get('main', collection, member.id)))
    expect(left.map((one) => one !== null)).toEqual([false, false, true])
  })
})

test('given a server that ends while it adds somebody, then their address is taken for a minute only', async () => {
  const until = async () => {
    const kept = []
    for await (const some of store.records.all('main')) kept.push(...some.filter(({ collection }) => collection === 'staff-addresses').map(({ expiresAt }) => expiresAt))
    return kept
  }
  const ends: Records = { ...store.records, put: (...put) => (put[1] === 'staff' ? Promise.reject(new Error('ended')) : store.records.put(...put)) }
  await expect(createDirectory(ends).add('main', kim)).rejects.toThrow('ended')
  expect(await until()).toEqual([expect.any(Number)])
  await createDirectory(store.records).add('main', { ...kim, email: 'kim.too@library.example' })
  expect((await until()).map((one) => one !== null).sort()).toEqual([false, true])
})

describe('a session', () => {
  const hour = 60 * 60_000
  const sessionsAt = (at: number) => createSessions({ records: store.records, signals: store.signals, directory: createDirectory(store.records), now: () => Date.now() + at * hour })
  const seat = async () => {
    const member = await added()
    const found = await sessionsAt(0).find('main', await sessionsAt(0).begin('main', member.id))
    if (!found) throw new Error('no session')
    return found
  }
  test('lives on while its console is used, and for a month at most', async () => {
    const found = await seat()
    const used = (at: number) => sessionsAt(at).lasts(found, Date.now() + at * hour)
    expect([await used(1), await used(100), await used(719), await used(721)]).toEqual([true, true, true, false])
  })
  test('that is over takes its console with it, and no other', async () => {
    const [found, other] = [await seat(), { library: 'main', member: { ...kim, id: 'gone' }, id: 'gone' }]
    const closed: string[] = []
    const console = (one: typeof found) => ({ data: { ...one, usedAt: Date.now() }, disconnect: () => closed.push(one.id) })
    await closeWhatIsOver([console(found), console(other)], sessionsAt(0))
    expect(closed).toEqual(['gone'])
    await sessionsAt(0).end(found)
    await closeWhatIsOver([console(found)], sessionsAt(0))
    expect(closed).toEqual(['gone', found.id])
  })
})

test('passwords that are guessed at once are counted like those that are guessed one after the other', async () => {
  const member = await added()
  const directory = createDirectory(store.records)
  await directory.setPassword('main', member.id, await hashPassword('a long enough password'))
  const signIn = createSignIn(directory)
  const answers = await Promise.all(Array.from({ length: 20 }, (_, guess) => signIn('main', kim.email, `guess number ${guess}`, 'there')))
  expect(answers.filter((answer) => isRefusal(answer) && answer.refusal === 'signed-out')).toHaveLength(8)
  expect(await signIn('main', kim.email, 'a long enough password', 'there')).toEqual({ refusal: 'too-fast' })
  for (let times = 0; times < 10; times += 1) expect(await signIn('main', kim.email, 'a long enough password', 'elsewhere')).toEqual(member)
})
