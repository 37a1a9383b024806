import type { IncomingMessage } from 'node:http'
import type { Settings } from '../settings.ts'

/** The server's own origin, and whether a request comes from a page of it. Browsers send Origin with every WebSocket and every POST; programs need not. */
export function createOrigin({ origin, trustProxy }: Pick<Settings, 'origin' | 'trustProxy'>) {
  const trusts = trustProxy !== 0
  const first = (header: string | string[] | undefined) => [header].flat()[0]?.split(',')[0]?.trim()

  /** The origin that a request was made to: the one that is set, or else the host that the request names. */
  function own(request: IncomingMessage): string {
    if (origin) return origin
    const host = (trusts && first(request.headers['x-forwarded-host'])) || request.headers.host || 'localhost'
    const scheme = (trusts && first(request.headers['x-forwarded-proto'])) || 'http'
    return `${scheme}://${host}`
  }
  const isOwn = (request: IncomingMessage): boolean => request.headers.origin === own(request)

  return {
    own,
    /** The request names this server's own origin: asked of everything that acts on a staff cookie. */
    isOwn,
    /**
     * A socket may connect from the server's own pages, and from programs, which name no origin: nothing that a browser adds by itself lets
     * a patron in, so a program gains nothing by leaving it out. The staff's namespace asks for `isOwn` besides.
     */
    mayConnect: (request: IncomingMessage): boolean => request.headers.origin === undefined || isOwn(request),
  }
}
export type Origin = ReturnType<typeof createOrigin>
