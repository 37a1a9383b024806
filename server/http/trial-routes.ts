import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { isRefusal, refuse } from '../../shared/refusals.ts'
import { Terms } from '../../shared/trial.ts'
import type { HttpParts } from './http-parts.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'

type OfLibrary = { Params: { library: string } }
const Part = v.object({ declined: v.boolean() })

/** Trials of the coach. Everybody on the staff may know that one is on and decline it, which nobody else is told; admins begin and end it; supervisors and admins read what it found. */
export function serveTrials(http: FastifyInstance, parts: HttpParts): void {
  const { trials, coach } = parts

  http.get<OfLibrary>('/staff/:library/trial', async (request, to) => {
    const asks = await whoAsks(parts, request)
    return reply(to, isRefusal(asks) ? asks : { trial: await trials.forMember(asks.library, asks.member.id) })
  })
  http.put<OfLibrary>('/staff/:library/trial', async (request, to) => {
    const asks = await whoAsks(parts, request, 'librarian')
    const read = bodyOf(Part, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    return reply(to, (await trials.takePart(asks.library, asks.member.id, read.body.declined)) ? { noted: true } : refuse('nothing-owed'))
  })

  http.get<OfLibrary>('/staff/:library/trials', async (request, to) => {
    const asks = await whoAsks(parts, request)
    if (isRefusal(asks)) return reply(to, asks)
    if (!asks.member.roles.some((role) => role !== 'librarian')) return reply(to, refuse('not-allowed'))
    const rules = Object.fromEntries(coach.rules().rules.map(({ id, name, number }) => [id, { name, number: number ?? null }]))
    return { trials: await trials.all(asks.library), rules }
  })
  http.post<OfLibrary>('/staff/:library/trials', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    const read = bodyOf(Terms, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    return reply(to, (await trials.begin(asks.library, read.body)) ? { begun: true } : refuse('not-allowed', { field: 'trial' }))
  })
  http.delete<OfLibrary>('/staff/:library/trials', async (request, to) => {
    const asks = await whoAsks(parts, request, 'admin')
    if (isRefusal(asks)) return reply(to, asks)
    return reply(to, (await trials.endNow(asks.library)) ? { ended: true } : refuse('nothing-owed'))
  })
}
