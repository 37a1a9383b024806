import type { FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isRefusal, refuse, type Refusal, type RefusalName } from '../../shared/refusals.ts'
import type { Role } from '../../shared/who.ts'
import type { SignedIn } from '../staff/sessions.ts'
import { tokenIn } from '../staff/cookie.ts'
import type { HttpParts } from './http-parts.ts'

const statusOf: Partial<Record<RefusalName, number>> = { 'signed-out': 401, 'not-allowed': 403, 'too-fast': 429, 'not-saved': 503, 'no-such-desk': 404, 'no-such-message': 404, 'no-such-colleague': 404, 'no-such-hold': 404, 'needs-another': 403, 'not-opened': 403, 'not-in-this-chat': 403, 'no-such-transcript': 404, 'no-such-set': 404, 'desk-in-use': 409 }

/** Answers with a value, or with a refusal and the status that fits it. */
export function reply<T extends object>(to: FastifyReply, answer: T | Refusal): T | Refusal {
  if (isRefusal(answer)) to.code(statusOf[answer.refusal] ?? 400)
  return answer
}

/** The body as its shape says, or the refusal that names the field. */
export function bodyOf<S extends v.GenericSchema>(shape: S, request: FastifyRequest): { body: v.InferOutput<S> } | Refusal {
  const read = v.safeParse(shape, request.body)
  return read.success ? { body: read.output } : refuse('not-understood', { field: v.getDotPath(read.issues[0]) ?? 'the whole' })
}

/** Who asks, by the session's cookie, where they have that role (any role where none is named); `signed-out` or `not-allowed` otherwise. */
export async function whoAsks(parts: HttpParts, request: FastifyRequest<{ Params: { library: string } }>, role?: Role): Promise<SignedIn | Refusal> {
  const { library } = request.params
  const token = tokenIn(request.headers.cookie, parts.origin.own(request.raw), library)
  const signedIn = token && parts.settings.libraries.includes(library) ? await parts.sessions.find(library, token) : null
  if (!signedIn) return refuse('signed-out')
  return !role || signedIn.member.roles.includes(role) ? signedIn : refuse('not-allowed')
}
