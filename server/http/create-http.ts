import cookies from '@fastify/cookie'
import { fastify, type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { PatronEvent } from '../../shared/events.ts'
import { refuse, type Refusal } from '../../shared/refusals.ts'
import type { Addresses } from '../addresses.ts'
import type { Coach } from '../coaching/create-coach.ts'
import type { Libraries } from '../libraries.ts'
import type { OwnPractice } from '../own-practice.ts'
import type { Settings } from '../settings.ts'
import { stackOf } from '../sockets/answering.ts'
import type { Directory } from '../staff/directory.ts'
import type { Invites } from '../staff/invites.ts'
import type { Sessions } from '../staff/sessions.ts'
import type { SignIn } from '../staff/sign-in.ts'
import type { Tickets } from '../staff/tickets.ts'
import { StoreAway, type Store } from '../store/port.ts'
import { serveAdminRoutes } from './admin-routes.ts'
import { everywhere, nothing } from './headers.ts'
import { serveHealth } from './health.ts'
import type { Origin } from './origin.ts'
import { servePages } from './pages.ts'
import { servePractice } from './practice-routes.ts'
import { servePublic } from './public-routes.ts'
import { serveStaffRoutes } from './staff-routes.ts'

/** What the routes work with. */
export interface HttpParts {
  settings: Settings
  store: Store
  origin: Origin
  libraries: Libraries
  directory: Directory
  sessions: Sessions
  invites: Invites
  tickets: Tickets
  signIn: SignIn
  addresses: Addresses
  practice: OwnPractice
  coach: Coach
  log: Logger
  isOpen: (library: string, desk: string) => boolean
  answerByCode: (library: string, code: string, address: string) => Promise<{ events: PatronEvent[] } | Refusal>
  isDraining: () => boolean
  /** Name, help and value of each number that /metrics shows of its own. */
  gauges: readonly (readonly [string, string, () => number])[]
}

/** Everything that is served over HTTP. Whatever changes something must come from the server's own pages; errors say nothing of what was asked. */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const http = fastify({ logger: false, bodyLimit: 512 * 1024, forceCloseConnections: true, routerOptions: { maxParamLength: 200 } })
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
    if (error instanceof StoreAway) return to.code(503).send(refuse('not-saved'))
    const status = error.statusCode ?? 500
    if (status >= 500) parts.log.error({ route: request.routeOptions.url, stack: stackOf(error) }, 'a request failed')
    return to.code(status).send(refuse(status >= 500 ? 'not-saved' : status === 413 ? 'too-long' : 'not-understood'))
  })
  http.setNotFoundHandler((_request, to) => to.code(404).type('text/plain; charset=utf-8').send('There is nothing here.'))

  servePages(http, parts)
  servePublic(http, parts)
  serveStaffRoutes(http, parts)
  serveAdminRoutes(http, parts)
  servePractice(http, parts)
  serveHealth(http, parts)
  return http
}
