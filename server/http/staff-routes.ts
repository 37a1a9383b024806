import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isRefusal, refuse } from '../../shared/refusals.ts'
import { cookieName, cookieOptions } from '../staff/cookie.ts'
import type { Member } from '../../shared/who.ts'
import { hashPassword, isPassword, willDo } from '../staff/passwords.ts'
import type { HttpParts } from './http-parts.ts'
import { bodyOf, reply, whoAsks } from './guard.ts'

type OfLibrary = { Params: { library: string } }
const password = v.pipe(v.string(), v.maxLength(1000))
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))
const SignIn = v.object({ email: v.pipe(v.string(), v.maxLength(254)), password })
const Token = v.object({ token: v.pipe(v.string(), v.maxLength(100)) })
const Use = v.object({ ...Token.entries, password, name: v.optional(name), email: v.optional(v.pipe(v.string(), v.maxLength(254))) })
const Name = v.object({ name })
const Passwords = v.object({ old: password, new: password })

/** Signing in and out, one's own name and password, the ticket for a socket, and the links that people are sent. */
export function serveStaffRoutes(http: FastifyInstance, parts: HttpParts): void {
  async function begin(request: FastifyRequest<OfLibrary>, to: FastifyReply, me: Member) {
    const origin = parts.origin.own(request.raw)
    const token = await parts.sessions.begin(request.params.library, me.id)
    to.setCookie(cookieName(origin, request.params.library), token, cookieOptions(origin))
    return { me }
  }

  http.post<OfLibrary>('/staff/:library/sign-in', async (request, to) => {
    const read = bodyOf(SignIn, request)
    if (isRefusal(read)) return reply(to, read)
    const me = await parts.signIn(request.params.library, read.body.email, read.body.password, parts.addresses.of(request.raw))
    return isRefusal(me) ? reply(to, me) : begin(request, to, me)
  })
  http.post<OfLibrary>('/staff/:library/sign-out', async (request, to) => {
    const asks = await whoAsks(parts, request)
    if (isRefusal(asks)) return reply(to, asks)
    await parts.sessions.end(asks)
    const origin = parts.origin.own(request.raw)
    to.clearCookie(cookieName(origin, request.params.library), cookieOptions(origin))
    return { signedOut: true }
  })
  http.get<OfLibrary>('/staff/:library/me', async (request, to) => {
    const asks = await whoAsks(parts, request)
    return reply(to, isRefusal(asks) ? asks : { me: asks.member })
  })
  http.put<OfLibrary>('/staff/:library/me', async (request, to) => {
    const asks = await whoAsks(parts, request)
    const read = bodyOf(Name, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const me = await parts.directory.change(asks.library, asks.member.id, { name: read.body.name })
    parts.store.signals.send(asks.library, { kind: 'changed', staff: asks.member.id })
    return reply(to, me ? { me } : refuse('signed-out'))
  })
  http.post<OfLibrary>('/staff/:library/me/password', async (request, to) => {
    const asks = await whoAsks(parts, request)
    const read = bodyOf(Passwords, request)
    if (isRefusal(asks) || isRefusal(read)) return reply(to, isRefusal(asks) ? asks : read)
    const { library, member } = asks
    if (!(await isPassword(await parts.directory.passwordHash(library, member.id), read.body.old))) return reply(to, refuse('not-allowed', { field: 'old' }))
    if (!willDo(read.body.new)) return reply(to, refuse('not-allowed', { field: 'new' }))
    await parts.directory.setPassword(library, member.id, await hashPassword(read.body.new))
    await parts.sessions.endAll(library, member.id)
    return begin(request, to, member)
  })
  http.post<OfLibrary>('/staff/:library/ticket', async (request, to) => {
    const asks = await whoAsks(parts, request)
    return reply(to, isRefusal(asks) ? asks : { ticket: await parts.tickets.issue(asks) })
  })
  http.post<OfLibrary>('/staff/:library/invite/look', async (request, to) => {
    const read = bodyOf(Token, request)
    return reply(to, isRefusal(read) ? read : await parts.invites.look(request.params.library, read.body.token))
  })
  http.post<OfLibrary>('/staff/:library/invite/use', async (request, to) => {
    const read = bodyOf(Use, request)
    if (isRefusal(read)) return reply(to, read)
    const { token, password: chosen, name: called, email } = read.body
    const me = await parts.invites.use(request.params.library, token, { password: chosen, ...(called && { name: called }), ...(email && { email }) })
    return isRefusal(me) ? reply(to, me) : begin(request, to, me)
  })
}
