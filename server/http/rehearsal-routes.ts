import type { FastifyInstance } from 'fastify'
import { isRefusal, refuse } from '../../shared/refusals.ts'
import { Step, type ScriptedPatron } from '../../shared/rehearsing.ts'
import { verdictOf } from '../coaching/draft.ts'
import { noticed } from '../coaching/rehearsal/noticed.ts'
import { beginning, react } from '../coaching/rehearsal/react.ts'
import { draftInRehearsal } from '../coaching/rehearsal/walk.ts'
import type { HttpParts } from './http-parts.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'

/**
 * The rehearsal room: scripted patrons, and what they make of what is written to them. Each step brings along what was said before it, and
 * nothing is kept: no log, no record, no count, and nothing of anybody's practice is read or learned.
 */
export function serveRehearsals(http: FastifyInstance, parts: HttpParts): void {
  const { coach } = parts
  http.get<{ Params: { library: string } }>('/staff/:library/rehearsals', async (request, to) => {
    const asks = await whoAsks(parts, request)
    if (isRefusal(asks)) return reply(to, asks)
    const patrons = coach.rules().rehearsals.map((one): ScriptedPatron => {
      const { id, name, about, learns, desk, called, opens } = one
      return { id, name, about, learns, desk, called, opens, standing: beginning(one) }
    })
    return { patrons }
  })
  http.post<{ Params: { library: string; id: string } }>('/staff/:library/rehearsals/:id', async (request, to) => {
    const asks = await whoAsks(parts, request)
    const read = bodyOf(Step, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const book = coach.rules()
    const rehearsal = book.rehearsals.find(({ id }) => id === request.params.id)
    if (!rehearsal) return reply(to, refuse('no-such-message', { field: 'id' }))
    const { does, standing, said, draft, version, ending, mayPause, alreadyShown } = read.body
    const judgement = await coach.ask(draftInRehearsal(rehearsal, draft, said, { version, ending, alreadyShown }))
    const verdict = verdictOf(judgement)
    if (does === 'draft') return { verdict }
    if (mayPause && verdict.nudges.some(({ level }) => level === 'pause')) return { paused: verdict }
    // A patron whom nobody has read to can't react: the coach is coming up, or just being replaced.
    if (judgement.does === null) return reply(to, refuse('not-saved'))
    const reacted = react(rehearsal, standing, draft, judgement.does, does === 'message' ? null : does)
    return reply(to, reacted ? { ...reacted, noticed: noticed(judgement, book.rules) } : refuse('not-understood', { field: 'standing.at' }))
  })
}
