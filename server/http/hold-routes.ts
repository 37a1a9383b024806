import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AnswerForHold, AskForHold, keyRolesOf, ReportThreat } from '../../shared/hold.ts'
import { isRefusal, refuse, type Refusal } from '../../shared/refusals.ts'
import { mayRead } from '../may.ts'
import { logName } from '../rooms.ts'
import type { SignedIn } from '../staff/sessions.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'
import type { HttpParts } from './http-parts.ts'

type OfLibrary = { Params: { library: string } }
type OfHold = { Params: { library: string; chat: string } }

/** Reported threats: a librarian of the chat reports one; a supervisor and an admin together open the original, keep it longer or let it go; whoever reported it sees what became of it. */
export function serveHolds(http: FastifyInstance, parts: HttpParts): void {
  const { holds, chats } = parts

  /** Somebody who can be one of the two. */
  async function oneOfTwo(request: FastifyRequest<OfLibrary>): Promise<SignedIn | Refusal> {
    const asks = await whoAsks(parts, request)
    return isRefusal(asks) || keyRolesOf(asks.member).length > 0 ? asks : refuse('not-allowed')
  }

  http.post<OfLibrary>('/staff/:library/holds', async (request, to) => {
    const asks = await whoAsks(parts, request, 'librarian')
    const read = bodyOf(ReportThreat, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const chat = await chats.get(logName(asks.library, read.body.chat))
    if (!mayRead(asks.member, chat)) return reply(to, refuse('not-in-this-chat'))
    const hold = await holds.report(asks.library, asks.member, { ...read.body, desk: chat.desk })
    return reply(to, isRefusal(hold) ? hold : { until: hold.until })
  })
  http.get<OfLibrary>('/staff/:library/holds', async (request, to) => {
    const asks = await oneOfTwo(request)
    return reply(to, isRefusal(asks) ? asks : { holds: await holds.list(asks.library) })
  })
  http.get<OfLibrary>('/staff/:library/holds/mine', async (request, to) => {
    const asks = await whoAsks(parts, request, 'librarian')
    return reply(to, isRefusal(asks) ? asks : { reports: await holds.mine(asks.library, asks.member.id) })
  })
  http.post<OfHold>('/staff/:library/holds/:chat/ask', async (request, to) => {
    const asks = await oneOfTwo(request)
    const read = bodyOf(AskForHold, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const hold = await holds.ask(asks.library, asks.member, request.params.chat, read.body.what, read.body.why)
    return reply(to, isRefusal(hold) ? hold : { hold })
  })
  http.post<OfHold>('/staff/:library/holds/:chat/confirm', async (request, to) => {
    const asks = await oneOfTwo(request)
    const read = bodyOf(AnswerForHold, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    return reply(to, await holds.confirm(asks.library, asks.member, request.params.chat, read.body.at))
  })
  http.post<OfHold>('/staff/:library/holds/:chat/decline', async (request, to) => {
    const asks = await oneOfTwo(request)
    const read = bodyOf(AnswerForHold, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const hold = await holds.decline(asks.library, asks.member, request.params.chat, read.body.at)
    return reply(to, isRefusal(hold) ? hold : { hold })
  })
  // Posted, because it is written down each time.
  http.post<OfHold>('/staff/:library/holds/:chat/read', async (request, to) => {
    const asks = await oneOfTwo(request)
    return reply(to, isRefusal(asks) ? asks : await holds.read(asks.library, asks.member, request.params.chat))
  })
}
