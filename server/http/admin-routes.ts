import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { Library } from '../../shared/desk.ts'
import { isRefusal, refuse } from '../../shared/refusals.ts'
import { Id, roles } from '../../shared/who.ts'
import type { HttpParts } from './http-parts.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'

type OfLibrary = { Params: { library: string } }
type OfPerson = { Params: { library: string; id: string } }
const person = { name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)), roles: v.pipe(v.array(v.picklist(roles)), v.minLength(1)), desks: v.array(Id) }
const Person = v.object(person)
const Invited = v.object({ ...person, email: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254)) })
const Settings = v.object({ version: v.number(), library: Library })

/** What admins do: the staff and the library's settings. */
export function serveAdminRoutes(http: FastifyInstance, parts: HttpParts): void {
  const { directory, invites, sessions, libraries } = parts

  http.get<OfLibrary>('/staff/:library/people', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    return reply(to, isRefusal(asks) ? asks : { people: await directory.list(asks.library), invited: await invites.open(asks.library) })
  })
  http.post<OfLibrary>('/staff/:library/people', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    const read = bodyOf(Invited, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    if (await directory.byEmail(asks.library, read.body.email)) return reply(to, refuse('not-allowed', { field: 'email' }))
    return { link: await invites.make(asks.library, parts.origin.own(request.raw), { kind: 'invite', ...read.body }) }
  })

  http.delete<OfPerson>('/staff/:library/invites/:id', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    return reply(to, isRefusal(asks) ? asks : (await invites.takeBack(asks.library, request.params.id)) ? { removed: true } : refuse('no-such-colleague'))
  })

  http.put<OfPerson>('/staff/:library/people/:id', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    const read = bodyOf(Person, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const { id } = request.params
    const member = await directory.changeRights(asks.library, id, read.body)
    if (isRefusal(member)) return reply(to, member)
    // What they may see has changed: their consoles connect again and get just that.
    parts.store.signals.send(asks.library, { kind: 'changed', staff: id })
    return { member }
  })
  http.post<OfPerson>('/staff/:library/people/:id/reset', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    if (isRefusal(asks)) return reply(to, asks)
    const member = await directory.member(asks.library, request.params.id)
    return reply(to, member ? { link: await invites.reset(asks.library, parts.origin.own(request.raw), member) } : refuse('no-such-colleague'))
  })
  http.delete<OfPerson>('/staff/:library/people/:id', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    if (isRefusal(asks)) return reply(to, asks)
    const { id } = request.params
    const withoutRights = await directory.changeRights(asks.library, id, { roles: [] })
    if (isRefusal(withoutRights)) return reply(to, withoutRights)
    await sessions.endAll(asks.library, id)
    return reply(to, (await directory.remove(asks.library, id)) ? { removed: true } : refuse('no-such-colleague'))
  })

  http.get<OfLibrary>('/staff/:library/settings', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    if (isRefusal(asks)) return reply(to, asks)
    const entry = await libraries.read(asks.library)
    return reply(to, entry ? { version: entry.version, library: entry.library } : refuse('not-allowed'))
  })
  /** The name of a desk that would go although somebody waits or talks there, or is owed an answer; else null. */
  async function deskInUse(id: string, next: Library): Promise<string | null> {
    const gone = (await libraries.get(id))?.desks.filter((desk) => !next.desks.some((one) => one.id === desk.id)) ?? []
    const used = new Set(gone.length > 0 ? [...parts.chats.live(id)].map(([, chat]) => chat.desk) : [])
    return gone.find((desk) => used.has(desk.id))?.name ?? null
  }
  http.put<OfLibrary>('/staff/:library/settings', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    const read = bodyOf(Settings, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    if (read.body.library.id !== asks.library) return reply(to, refuse('not-understood', { field: 'library.id' }))
    const inUse = await deskInUse(asks.library, read.body.library)
    if (inUse) return reply(to, refuse('desk-in-use', { field: inUse }))
    const version = await libraries.put(read.body.library, read.body.version)
    if (version !== null) return { version, library: read.body.library }
    const newer = await libraries.read(asks.library)
    return to.code(409).send({ version: newer?.version ?? 0, library: newer?.library })
  })
}
