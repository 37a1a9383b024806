import cookies from '@fastify/cookie'
import { fastify, type FastifyInstance, type FastifyReply } from 'fastify'
import { refuse } from '../../shared/refusals.ts'
import { stackOf } from '../sockets/answering.ts'
import { StoreAway } from '../store/port.ts'
import { ShelfAway } from '../transcripts/shelf/shelf-thread.ts'
import { serveAdminRoutes } from './admin-routes.ts'
import { serveAudit } from './audit-routes.ts'
import { everywhere, nothing } from './headers.ts'
import { serveHealth } from './health.ts'
import { serveHolds } from './hold-routes.ts'
import type { HttpParts } from './http-parts.ts'
import { servePages } from './pages.ts'
import { servePractice } from './practice-routes.ts'
import { serveReports } from './report-routes.ts'
import { servePublic } from './public-routes.ts'
import { serveRehearsals } from './rehearsal-routes.ts'
import { serveSets } from './set-routes.ts'
import { serveSharing } from './sharing-routes.ts'
import { serveStaffRoutes } from './staff-routes.ts'
import { serveTranscripts } from './transcript-routes.ts'
import { serveTrials } from './trial-routes.ts'

/** Everything that is served over HTTP. Whatever changes something must come from the server's own pages; errors say nothing of what was asked. */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const http = fastify({
    logger: false, bodyLimit: 512 * 1024, forceCloseConnections: true, routerOptions: { maxParamLength: 200 },
    // An address that is none, or too long: no hook sees it, and by itself it would be quoted.
    frameworkErrors: (error, _request, to: FastifyReply) => void to.code(error.statusCode ?? 400).headers(everywhere).header('content-security-policy', nothing).send(refuse('not-understood')),
  })
  await http.register(cookies)

  http.addHook('onRequest', async (request, to) => {
    to.headers(everywhere).header('content-security-policy', nothing)
    if (parts.origin.own(request.raw).startsWith('https:')) to.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    if (!isReading && !parts.origin.isOwn(request.raw)) return to.code(403).send(refuse('not-allowed', { field: 'origin' }))
  })
  http.addHook('onSend', async (_request, to) => {
    if (!to.hasHeader('cache-control')) to.header('cache-control', 'no-store')
  })
  // The route's pattern, never the address: addresses can hold anything.
  http.addHook('onResponse', async (request, to) => parts.log.debug({ route: request.routeOptions.url, method: request.method, status: to.statusCode, ms: Math.round(to.elapsedTime) }, 'answered'))
  http.setErrorHandler((error: { statusCode?: number; validation?: unknown }, request, to) => {
    if (error instanceof StoreAway || error instanceof ShelfAway) return to.code(503).send(refuse('not-saved'))
    const status = error.statusCode ?? 500
    if (status >= 500) parts.log.error({ route: request.routeOptions.url, stack: stackOf(error) }, 'a request failed')
    return to.code(status).send(refuse(status >= 500 ? 'not-saved' : status === 413 ? 'too-long' : 'not-understood'))
  })
  http.setNotFoundHandler((_request, to) => to.code(404).type('text/plain; charset=utf-8').send('There is nothing here.'))

  await servePages(http, parts)
  servePublic(http, parts)
  serveStaffRoutes(http, parts)
  serveAdminRoutes(http, parts)
  servePractice(http, parts)
  serveTranscripts(http, parts)
  serveAudit(http, parts)
  serveSets(http, parts)
  serveSharing(http, parts)
  serveRehearsals(http, parts)
  serveTrials(http, parts)
  serveReports(http, parts)
  serveHolds(http, parts)
  serveHealth(http, parts)
  return http
}
