import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isRefusal, refuse, type Refusal } from '../../shared/refusals.ts'
import { SetWritten } from '../../shared/transcript-set.ts'
import type { SignedIn } from '../staff/sessions.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'
import type { HttpParts } from './http-parts.ts'

type OfLibrary = { Params: { library: string } }
type OfSet = { Params: { library: string; id: string } }
type OfTranscript = { Params: { library: string; id: string; transcript: string } }

/** Who may read sets and what librarians shared: supervisors and librarians. What of it, the sets themselves decide. */
export async function whoReads(parts: HttpParts, request: FastifyRequest<OfLibrary>): Promise<SignedIn | Refusal> {
  const asks = await whoAsks(parts, request)
  return isRefusal(asks) || asks.member.roles.some((role) => role !== 'admin') ? asks : refuse('not-allowed')
}

/** Sets of transcripts to discuss at a meeting: made by supervisors, read by the librarians of a desk. */
export function serveSets(http: FastifyInstance, parts: HttpParts): void {
  const { sets, libraries } = parts

  /** What somebody wrote of a set, for a desk that there is. */
  async function writtenIn(request: FastifyRequest<OfLibrary>): Promise<{ body: SetWritten } | Refusal> {
    const read = bodyOf(SetWritten, request)
    if (isRefusal(read)) return read
    return (await libraries.get(request.params.library))?.desks.some(({ id }) => id === read.body.desk) ? read : refuse('no-such-desk', { field: 'desk' })
  }

  http.get<OfLibrary>('/staff/:library/sets', async (request, to) => {
    const asks = await whoReads(parts, request)
    return reply(to, isRefusal(asks) ? asks : { sets: await sets.list(asks.library, asks.member) })
  })
  http.get<OfTranscript>('/staff/:library/sets/:id/:transcript', async (request, to) => {
    const asks = await whoReads(parts, request)
    if (isRefusal(asks)) return reply(to, asks)
    const transcript = await sets.open(asks.library, request.params.id, request.params.transcript, asks.member)
    return reply(to, transcript ? { transcript } : refuse('no-such-transcript'))
  })
  http.post<OfLibrary>('/staff/:library/sets', async (request, to) => {
    const asks = await whoAsks(parts, request, 'supervisor')
    if (isRefusal(asks)) return reply(to, asks)
    const read = await writtenIn(request)
    return reply(to, isRefusal(read) ? read : { set: await sets.add(asks.library, read.body, asks.member.id) })
  })
  http.put<OfSet>('/staff/:library/sets/:id', async (request, to) => {
    const asks = await whoAsks(parts, request, 'supervisor')
    if (isRefusal(asks)) return reply(to, asks)
    const read = await writtenIn(request)
    if (isRefusal(read)) return reply(to, read)
    const set = await sets.write(asks.library, request.params.id, read.body, asks.member.id)
    return reply(to, set ? { set } : refuse('no-such-set'))
  })
  http.delete<OfSet>('/staff/:library/sets/:id', async (request, to) => {
    const asks = await whoAsks(parts, request, 'supervisor')
    if (isRefusal(asks)) return reply(to, asks)
    return reply(to, (await sets.remove(asks.library, request.params.id)) ? { removed: true } : refuse('no-such-set'))
  })
  http.put<OfTranscript>('/staff/:library/sets/:id/:transcript', async (request, to) => {
    const asks = await whoAsks(parts, request, 'supervisor')
    if (isRefusal(asks)) return reply(to, asks)
    const set = await sets.put(asks.library, request.params.id, request.params.transcript, asks.member.id)
    return reply(to, set ? { set } : refuse('no-such-set'))
  })
  http.delete<OfTranscript>('/staff/:library/sets/:id/:transcript', async (request, to) => {
    const asks = await whoAsks(parts, request, 'supervisor')
    if (isRefusal(asks)) return reply(to, asks)
    const set = await sets.takeOut(asks.library, request.params.id, request.params.transcript, asks.member.id)
    return reply(to, set ? { set } : refuse('no-such-set'))
  })
}
