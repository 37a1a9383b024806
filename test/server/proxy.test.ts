import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { io, WebSocket, type Socket } from 'socket.io-client'
import { newKey } from '../../shared/key.ts'
import { protocol } from '../../shared/wire.ts'
import { createNode, type Node } from '../faults/node.ts'
import { beABrowser, newBrowser, openPage, PageSocket, type Page } from '../faults/page.ts'
import { startNginx, type RunningNginx } from '../setup/nginx.ts'
import { freePort } from '../setup/free-port.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'

/** docs/deploy/nginx.conf on Debian's nginx, before two nodes. */
const folder = mkdtempSync(join(tmpdir(), 'heartdesk-proxy-'))
let redis: RunningRedis
let nginx: RunningNginx
let nodes: Node[]
beforeAll(async () => {
  beABrowser()
  redis = await startRedis()
  const ports = [await freePort(), await freePort()]
  nginx = await startNginx(await freePort(), ports)
  nodes = ports.map((port) => createNode(port, { REDIS_URL: redis.url, HEARTDESK_ORIGIN: nginx.origin, HEARTDESK_TRUST_PROXY: '1' }, join(folder, String(port)), undefined))
  for (const node of nodes) await node.start()
})
afterAll(async () => {
  for (const node of nodes ?? []) await node.remove()
  await nginx?.remove()
  await redis?.remove()
  rmSync(folder, { recursive: true, force: true })
})

const newPage = (): Page => openPage(newBrowser(nginx, { sent: () => undefined, came: () => undefined }))

test('pages come through, over TLS and by their own name; what is for the machine alone does not', async () => {
  const page = newPage()
  expect((await page.run(() => fetch('/open/main/reference'))).status).toBe(200)
  for (const path of ['/health', '/ready', '/metrics']) expect((await page.run(() => fetch(path))).status).toBe(404)
  page.close()
})

test('long polling stays with one node', async () => {
  const page = newPage()
  const poll = (more = '', body?: string) => page.run(() => fetch(`/socket.io/?EIO=4&transport=polling${more}`, body === undefined ? {} : { method: 'POST', body }))
  for (let round = 0; round < 5; round += 1) {
    const sid = /"sid":"([^"]+)"/.exec(await (await poll()).text())?.[1]
    // 1 is a close, and each of these would be refused by a node that has not heard of the session.
    expect((await poll(`&sid=${sid}`, '40/patron,{}')).status).toBe(200)
    expect(await (await poll(`&sid=${sid}`)).text()).toContain('44/patron')
    expect((await poll(`&sid=${sid}`, '1')).status).toBe(200)
  }
  page.close()
})

test('given somebody beyond the limits, then they are told so, and whoever is below them or elsewhere is not', async () => {
  const limited = await startNginx(await freePort(), nodes.map(({ port }) => port), [[/rate=100r\/s/, 'rate=1r/m'], [/burst=1000/, 'burst=99'], [/limit_conn connections 1000/, 'limit_conn connections 10']])
  const visit = (): Page => openPage(newBrowser({ ...limited, origin: nginx.origin }, { sent: () => undefined, came: () => undefined }))
  const [asking, connecting] = [visit(), visit()]
  const ask = async (page: Page) => (await page.run(() => fetch('/open/main/reference'))).status
  // One a minute, and 99 more at once.
  for (let times = 0; times < 100; times += 1) expect(await ask(asking)).toBe(200)
  expect(await ask(asking)).toBe(429)

  const line = () => new Promise<PageSocket | number>((resolve) => {
    const socket = new PageSocket(`${nginx.origin}/socket.io/?EIO=4&transport=websocket`, connecting)
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
  })
  const lines = await Promise.all(Array.from({ length: 10 }, line))
  for (const one of lines) expect(one).toBeInstanceOf(PageSocket)
  expect(await line()).toBe(429)
  expect(await ask(visit())).toBe(200)
  const [first] = lines
  if (first instanceof PageSocket) first.close()
  await expect.poll(line, { interval: 500 }).toBeInstanceOf(PageSocket)
  await limited.remove()
})

test('given a node that is ended while many are connected, then each of them is taken by the other at once, and none is refused', async () => {
  const failed: string[] = []
  const pages = Array.from({ length: 30 }, newPage)
  const sockets = pages.map((page): Socket => page.run(() => io('/patron', {
    transports: [WebSocket], reconnectionDelay: 100, auth: { v: protocol, library: 'main', desk: 'reference', key: newKey(), after: 0, id: '' },
  })))
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('resumed', resolve))))
  const moved: Promise<unknown>[] = []
  for (const socket of sockets) {
    socket.on('connect_error', (error) => failed.push(error.message))
    socket.once('disconnect', () => void moved.push(new Promise((resolve) => socket.once('resumed', resolve))))
  }
  for (const node of nodes) await node.roll()
  await expect.poll(() => moved.length).toBeGreaterThan(0)
  await Promise.all(moved)
  await expect.poll(() => sockets.every((socket) => socket.connected)).toBe(true)
  expect(failed).toEqual([])
  for (const [index, socket] of sockets.entries()) {
    socket.disconnect()
    pages[index]?.close()
  }
})
