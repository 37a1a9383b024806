import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { isRefusal, refuse } from '../../shared/refusals.ts'
import { SharingAnswer } from '../../shared/sharing.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'
import type { HttpParts } from './http-parts.ts'
import { whoReads } from './set-routes.ts'

type OfLibrary = { Params: { library: string } }
type OfChat = { Params: { library: string; chat: string } }
type OfTranscript = { Params: { library: string; id: string } }
const Say = v.object({ answer: SharingAnswer })

/** Worth sharing: what librarians offer of their own chats, what colleagues read of it, and thanks. No answer here says whose a transcript is, but to themselves. */
export function serveSharing(http: FastifyInstance, parts: HttpParts): void {
  const { offers, shared, boxes } = parts

  http.get<OfChat>('/staff/:library/offers/:chat', async (request, to) => {
    const asks = await whoAsks(parts, request, 'librarian')
    return reply(to, isRefusal(asks) ? asks : await offers.of(asks.library, request.params.chat, asks.member))
  })
  http.put<OfChat>('/staff/:library/offers/:chat', async (request, to) => {
    const asks = await whoAsks(parts, request, 'librarian')
    const read = bodyOf(Say, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    return reply(to, await offers.say(asks.library, request.params.chat, asks.member, read.body.answer))
  })
  http.get<OfLibrary>('/staff/:library/thanks', async (request, to) => {
    const asks = await whoAsks(parts, request, 'librarian')
    return reply(to, isRefusal(asks) ? asks : { thanks: await boxes.arrived(asks.library, asks.member.id) })
  })

  http.get<OfLibrary>('/staff/:library/shared', async (request, to) => {
    const asks = await whoReads(parts, request)
    return reply(to, isRefusal(asks) ? asks : { shared: await shared.list(asks.library, asks.member) })
  })
  http.get<OfTranscript>('/staff/:library/shared/:id', async (request, to) => {
    const asks = await whoReads(parts, request)
    if (isRefusal(asks)) return reply(to, asks)
    const transcript = await shared.open(asks.library, request.params.id, asks.member)
    return reply(to, transcript ? { transcript } : refuse('no-such-transcript'))
  })
  http.post<OfTranscript>('/staff/:library/shared/:id/thanks', async (request, to) => {
    const asks = await whoReads(parts, request)
    return reply(to, isRefusal(asks) ? asks : await shared.thank(asks.library, request.params.id, asks.member))
  })
  http.delete<OfTranscript>('/staff/:library/shared/:id', async (request, to) => {
    const asks = await whoReads(parts, request)
    if (isRefusal(asks)) return reply(to, asks)
    return reply(to, (await shared.takeBack(asks.library, request.params.id, asks.member)) ? { takenBack: true } : refuse('no-such-transcript'))
  })
}
