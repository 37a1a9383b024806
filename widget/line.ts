import { Manager, WebSocket, type Socket } from 'socket.io-client'
import * as v from 'valibot'
import { connectionRefusals, passes, type Refusal } from '../shared/refusals.ts'
import type { PatronAuth, PatronToServer, ServerToPatron } from '../shared/wire.ts'

const Refused = v.object({ data: v.object({ refusal: v.picklist(connectionRefusals) }) })
const tryAgain = 10_000

interface Parts {
  /** What is shown to the server with each connection. */
  auth: () => PatronAuth
  /** Whether the server has ever answered this page. */
  isKnown: () => boolean
  isBarred: () => boolean
  /** Why the server will have nothing to do with this page. */
  barred: (why: Refusal) => void
}

/** A patron's socket. It comes back by itself: after a tunnel, a sleep, a refusal that passes; over plain requests where a network lets no WebSocket through. */
export function createLine({ auth, isKnown, isBarred, barred }: Parts): Socket<ServerToPatron, PatronToServer> {
  // (Brackets, of an address of IPv6, it puts there itself.)
  const manager = new Manager({
    hostname: location.hostname.replace(/[[\]]/g, ''), port: location.port,
    transports: [WebSocket], upgrade: false, timeout: 10_000, reconnectionDelay: 500, reconnectionDelayMax: 8_000, randomizationFactor: 0.7,
  })
  const socket: Socket<ServerToPatron, PatronToServer> = manager.socket('/patron', { auth: (give) => give(auth()) })

  socket.on('connect_error', (error) => {
    const read = v.safeParse(Refused, error)
    const refusal = read.success ? read.output.data : null
    if (refusal && passes(refusal)) setTimeout(() => socket.connect(), tryAgain)
    // A page that is newer than a node finds another, while all are being upgraded; one that is too old says so meanwhile.
    if (refusal && (refusal.refusal === 'newer-version' || !passes(refusal))) barred(refusal)
  })

  // Some networks let no WebSocket through. What they do let through is fetched only then, as hardly anybody needs it.
  manager.on('reconnect_attempt', () => {
    if (isKnown()) return
    void import('./polling.ts').then(({ XHR }) => Object.assign(manager.opts, { transports: [WebSocket, XHR], tryAllTransports: true }), () => undefined)
  })

  /** A laptop that opens, a phone that finds its network: no need to wait for the next try (which connecting alone would not do away with). */
  const wake = () => {
    if (document.visibilityState === 'visible' && !socket.connected && !isBarred()) socket.disconnect().connect()
  }
  for (const event of ['visibilitychange', 'online', 'pageshow', 'focus']) addEventListener(event, wake, true)
  return socket
}
