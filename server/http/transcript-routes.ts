import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { maskLimits, saysSomething } from '../../shared/masking.ts'
import { isRefusal, refuse } from '../../shared/refusals.ts'
import { TranscriptSearch } from '../../shared/transcript.ts'
import { formats } from '../transcripts/shelf/export.ts'
import { searchOf } from '../transcripts/shelf/asked.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'
import type { HttpParts } from './http-parts.ts'

type OfLibrary = { Params: { library: string } }
const Mask = v.object({ phrases: v.pipe(v.array(v.pipe(v.string(), v.maxLength(maskLimits.phrase))), v.minLength(1), v.maxLength(maskLimits.phrases)) })
/** What is on the screen: no more than anybody would page through. */
const Export = v.object({ format: v.picklist(formats), ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.minLength(1), v.maxLength(500)) })
type OfTranscript = { Params: { library: string; id: string } }

/** What supervisors read of the shelf. A search is posted: what somebody looked for stands in no address, and so in nobody's log. */
export function serveTranscripts(http: FastifyInstance, parts: HttpParts): void {
  const { readingRoom } = parts

  http.post<OfLibrary>('/staff/:library/transcripts/search', async (request, to) => {
    const asks = await whoAsks(parts, request, 'supervisor')
    const read = bodyOf(TranscriptSearch, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const search = searchOf(asks.library, read.body)
    return reply(to, isRefusal(search) ? search : await readingRoom.search(search))
  })
  http.post<OfLibrary>('/staff/:library/transcripts/export', async (request, to) => {
    const asks = await whoAsks(parts, request, 'supervisor')
    const read = bodyOf(Export, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const { kind, text } = await readingRoom.exported(asks.library, read.body.ids, read.body.format, asks.member.id)
    return to.type(kind).header('content-disposition', `attachment; filename="transcripts.${read.body.format}"`).send(text)
  })
  http.get<OfTranscript>('/staff/:library/transcripts/:id', async (request, to) => {
    const asks = await whoAsks(parts, request, 'supervisor')
    if (isRefusal(asks)) return reply(to, asks)
    const transcript = await readingRoom.open(asks.library, request.params.id, asks.member.id)
    return reply(to, transcript ? { transcript } : refuse('no-such-transcript'))
  })
  http.post<OfTranscript>('/staff/:library/transcripts/:id/mask', async (request, to) => {
    const asks = await whoAsks(parts, request, 'supervisor')
    const read = bodyOf(Mask, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    if (!read.body.phrases.every(saysSomething)) return reply(to, refuse('empty', { field: 'phrases' }))
    const transcript = await readingRoom.mask(asks.library, request.params.id, read.body.phrases, asks.member.id)
    return reply(to, transcript ? { transcript } : refuse('no-such-transcript'))
  })
}
