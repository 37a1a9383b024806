import type { FastifyInstance } from 'fastify'
import { isRefusal, refuse } from '../../shared/refusals.ts'
import type { HttpParts } from './http-parts.ts'
import { reply, whoAsks } from './guard.ts'

/** Who opened, masked and took away what is on the shelf: for supervisors and admins. */
export function serveAudit(http: FastifyInstance, parts: HttpParts): void {
  http.get<{ Params: { library: string } }>('/staff/:library/audit', async (request, to) => {
    const asks = await whoAsks(parts, request)
    if (isRefusal(asks)) return reply(to, asks)
    if (!asks.member.roles.some((role) => role !== 'librarian')) return reply(to, refuse('not-allowed'))
    const names = new Map((await parts.directory.list(asks.library)).map(({ id, name }) => [id, name]))
    // Whoever has left the library keeps no name here either.
    return { audit: (await parts.audit.list(asks.library)).map(({ staff, ...rest }) => ({ ...rest, who: staff === '' ? 'Heartdesk' : (names.get(staff) ?? null) })) }
  })
}
