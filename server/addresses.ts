import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'
import ipaddr from 'ipaddr.js'
import { createLimit } from './limit.ts'

/** Which proxies' word is taken for an address: so many in front of the server, or those at these addresses. */
export type TrustProxy = number | readonly string[]

/**
 * Addresses of connections, for limits and blocks alone: known only as hashes under the deployment's secret, and never logged.
 * The limits leave room for a reading room of two hundred behind one address.
 */
export function createAddresses(trust: TrustProxy, key: Buffer) {
  const trusted = typeof trust === 'number' ? (_address: string, hop: number) => hop < trust : [...trust]

  return {
    /** The address that a request came from, hashed; of IPv6 the network. */
    of: (request: IncomingMessage): string => createHmac('sha256', key).update(networkOf(proxyAddress(request, trusted))).digest('base64url'),
    /** The same with the browser: whom a block means. */
    ofBrowser: (request: IncomingMessage): string =>
      createHmac('sha256', key).update(proxyAddress(request, trusted)).update('\0').update(request.headers['user-agent'] ?? '').digest('base64url'),
    mayConnect: createLimit(6_000, 60).spend,
    mayAsk: createLimit(120, 600).spend,
    mayGuess: createLimit(120, 600).spend,
  }
}
export type Addresses = ReturnType<typeof createAddresses>

/** IPv6 is given out by the /64 (RFC 6177): whoever has one of its addresses has them all, and a limit that counts each is none. What begins with four zeros is one alone. */
function networkOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address
  const network = ipaddr.IPv6.parse(address).parts.slice(0, 4)
  return network.every((group) => group === 0) ? address : network.join(':')
}
