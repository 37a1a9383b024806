import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isRefusal, refuse, type Refusal } from '../../shared/refusals.ts'
import { Month } from '../../shared/transcript.ts'
import { Id } from '../../shared/who.ts'
import type { SignedIn } from '../staff/sessions.ts'
import { Written } from '../transcripts/reports/changes.ts'
import type { Period } from '../transcripts/reports/report.ts'
import type { HttpParts } from './http-parts.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'

type OfLibrary = { Params: { library: string } }
type OfChange = { Params: { library: string; id: string } }
const Asked = v.object({ from: v.optional(Month), to: v.optional(Month), desk: v.optional(Id) })
const Versioned = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)), ...Written.entries })

/** The months and the desk that the address asks for, or what is wrong with it. */
export function periodOf(query: unknown): Period | Refusal {
  const read = v.safeParse(Asked, query)
  if (!read.success) return refuse('not-understood', { field: v.getDotPath(read.issues[0]) ?? 'the whole' })
  const { from = null, to = null, desk = null } = read.output
  return from !== null && to !== null && to < from ? refuse('not-understood', { field: 'to', why: 'ends-before-it-begins' }) : { from, to, desk }
}

/** What patrons want, in numbers in which nobody can be found; and what was changed because of it. For supervisors and admins. */
export function serveReports(http: FastifyInstance, parts: HttpParts): void {
  const { reports, topics, changes } = parts

  async function whoLeads(request: FastifyRequest<OfLibrary>): Promise<SignedIn | Refusal> {
    const asks = await whoAsks(parts, request)
    return isRefusal(asks) || asks.member.roles.some((role) => role !== 'librarian') ? asks : refuse('not-allowed')
  }

  http.get<OfLibrary>('/staff/:library/reports', async (request, to) => {
    const asks = await whoLeads(request)
    const period = periodOf(request.query)
    if (isRefusal(asks) || isRefusal(period)) return reply(to, isRefusal(asks) ? asks : period)
    return reports.report(asks.library, period)
  })

  http.get<OfLibrary>('/staff/:library/reports/topics', async (request, to) => {
    const asks = await whoLeads(request)
    const period = periodOf(request.query)
    if (isRefusal(asks) || isRefusal(period)) return reply(to, isRefusal(asks) ? asks : period)
    return topics(asks.library, period)
  })

  http.post<OfLibrary>('/staff/:library/what-we-changed', async (request, to) => {
    const asks = await whoLeads(request)
    const read = bodyOf(Written, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    return { saved: await changes.add(asks.library, read.body, asks.member) }
  })
  http.put<OfChange>('/staff/:library/what-we-changed/:id', async (request, to) => {
    const asks = await whoLeads(request)
    const read = bodyOf(Versioned, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const { version, ...written } = read.body
    const answer = await changes.change(asks.library, request.params.id, version, written, asks.member)
    return 'saved' in answer ? answer : to.code(409).send(answer)
  })
  http.delete<OfChange>('/staff/:library/what-we-changed/:id', async (request, to) => {
    const asks = await whoLeads(request)
    if (isRefusal(asks)) return reply(to, asks)
    return { removed: await changes.remove(asks.library, request.params.id) }
  })
}
