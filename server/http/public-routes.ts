import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { refuse } from '../../shared/refusals.ts'
import { deskStatus } from '../hours.ts'
import type { HttpParts } from './http-parts.ts'
import { bodyOf, reply } from './guard.ts'

const Code = v.object({ code: v.pipe(v.string(), v.maxLength(100)) })

/** What a library's website and a patron without a chat may ask: is a desk open, and what is behind a return code. */
export function servePublic(http: FastifyInstance, parts: HttpParts): void {
  http.get<{ Params: { library: string; desk: string } }>('/open/:library/:desk', async (request, to) => {
    const { library: id, desk: deskId } = request.params
    const library = await parts.libraries.get(id)
    const desk = library?.desks.find((one) => one.id === deskId)
    to.header('access-control-allow-origin', '*')
    if (!library || !desk) return reply(to, refuse('no-such-desk'))
    to.header('cache-control', 'public, max-age=30')
    return deskStatus(library, desk, parts.isOpen(id, deskId), Date.now())
  })

  http.post<{ Params: { library: string } }>('/answer/:library', async (request, to) => {
    const read = bodyOf(Code, request)
    return reply(to, 'refusal' in read ? read : await parts.answerByCode(request.params.library, read.body.code, parts.addresses.of(request.raw)))
  })
}
