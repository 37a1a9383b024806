import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { HttpParts } from './http-parts.ts'

interface Watched extends Pick<HttpParts, 'isDraining' | 'gauges'> { store: Pick<HttpParts['store'], 'state'>; settings: Pick<HttpParts['settings'], 'metricsToken' | 'trustProxy'> }

/**
 * `/health`: the process lives. `/ready`: it can be given work; 503 while the store is away or the node is ending. `/metrics`: for Prometheus,
 * by its token, or without one from this machine alone, and then only where no proxy is trusted nor has passed it on (behind one, everybody
 * is this machine).
 */
export function serveHealth(http: FastifyInstance, parts: Watched): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const [name, help, count] of parts.gauges) {
    new Gauge({ name: `heartdesk_${name}`, help, registers: [registry], collect() { this.set(count()) } })
  }
  const { metricsToken, trustProxy } = parts.settings

  http.get('/health', () => ({ lives: true }))
  http.get('/ready', (_request, reply) => {
    const ready = parts.store.state() === 'ready' && !parts.isDraining()
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  http.get('/metrics', async (request, reply) => {
    const isPassedOn = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => name in request.headers)
    const local = trustProxy === 0 && !isPassedOn && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
    const allowed = metricsToken ? request.headers.authorization === `Bearer ${metricsToken}` : local
    return allowed ? reply.type(registry.contentType).send(await registry.metrics()) : reply.code(403).send()
  })
}
