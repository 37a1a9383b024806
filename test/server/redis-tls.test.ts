import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { selfSigned } from '../setup/certificate.ts'
import { freePort } from '../setup/free-port.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'
import { startServer } from '../setup/server.ts'

/** Redis over TLS, as docs/store.md has it: Debian's redis-server, a certificate that it has signed itself, and no port without TLS. */
const folder = mkdtempSync(join(tmpdir(), 'heartdesk-tls-'))
const { key, certificate } = selfSigned(folder, 'IP:127.0.0.1')
let redis: RunningRedis
let address: string
beforeAll(async () => {
  const port = await freePort()
  address = `rediss://:a-password@127.0.0.1:${port}`
  redis = await startRedis(['--port', '0', '--tls-port', String(port), '--tls-cert-file', certificate, '--tls-key-file', key, '--tls-auth-clients', 'no', '--requirepass', 'a-password'])
})
afterAll(async () => {
  await redis?.remove()
  rmSync(folder, { recursive: true, force: true })
})

test('given its certificate is named to Node, then a server runs on it', async () => {
  const server = await startServer({ REDIS_URL: address, NODE_EXTRA_CA_CERTS: certificate })
  expect((await fetch(`${server.url}/ready`)).status).toBe(200)
  expect(server.log()).not.toContain('away')
  await server.remove()
})

test('given nobody vouches for its certificate, then the server says so and ends, and shows no password', async () => {
  const starting = startServer({ REDIS_URL: address })
  await expect(starting).rejects.toThrow(`Redis at ${new URL(address).host} can't be reached (DEPTH_ZERO_SELF_SIGNED_CERT)`)
  await expect(starting).rejects.not.toThrow('a-password')
})
