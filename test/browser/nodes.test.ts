import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { createNode, type Node } from '../faults/node.ts'
import { launchBrowser } from '../setup/browser.ts'
import { asks, says, takeChats, takes, welcome } from '../setup/desk.ts'
import { startNginx, type RunningNginx } from '../setup/nginx.ts'
import { freePort } from '../setup/free-port.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Two nodes behind nginx with TLS, and two people who are not at the same one. */
const token = 'a token for the metrics'
const folder = mkdtempSync(join(tmpdir(), 'heartdesk-nodes-'))
let redis: RunningRedis
let nginx: RunningNginx
let nodes: Node[]
let browser: Browser
let console: Page
beforeAll(async () => {
  redis = await startRedis()
  const ports = [await freePort(), await freePort()]
  nginx = await startNginx(await freePort(), ports)
  const environment = { REDIS_URL: redis.url, HEARTDESK_ORIGIN: nginx.origin, HEARTDESK_TRUST_PROXY: '1', HEARTDESK_METRICS_TOKEN: token }
  nodes = ports.map((port) => createNode(port, environment, join(folder, String(port)), undefined))
  for (const node of nodes) await node.start()
  browser = await launchBrowser({ hosts: { 'chat.library.example': '127.0.0.1' } })
  console = await (await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 860 } })).newPage()
  await welcome(console, nodes.at(-1)?.firstLink() ?? '', { name: 'Sam', email: 'sam@library.example' })
  await takeChats(console)
})
afterAll(async () => {
  await browser?.close()
  for (const node of nodes ?? []) await node.remove()
  await nginx?.remove()
  await redis?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** How many are connected to a node, as it tells whoever watches it. */
async function connected(node: Node, who: 'patrons' | 'staff'): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${node.port}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text()
  return Number(new RegExp(`^heartdesk_${who}_connected (\\d+)`, 'm').exec(text)?.[1])
}
async function nodeOf(who: 'patrons' | 'staff'): Promise<Node> {
  for (;;) {
    for (const node of nodes) if (node.isUp() && (await connected(node, who)) > 0) return node
    await wait(50)
  }
}

test('given a patron and a librarian on different nodes, when one node is killed and then the other, then both go on with all that was said', async () => {
  const patron = await (await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 400, height: 680 }, locale: 'en-GB' })).newPage()
  await patron.goto(`${nginx.origin}/chat/main/reference`)
  await patron.getByLabel('Your question').waitFor()
  // nginx deals out sockets in turn: sooner or later the page has the other node.
  while ((await nodeOf('patrons')) === (await nodeOf('staff'))) {
    await patron.reload()
    await patron.getByLabel('Your question').waitFor()
  }
  const [theirs, ours] = [await nodeOf('patrons'), await nodeOf('staff')]
  await asks(patron, 'Where can I read about barn owls?', 'Ana')
  await takes(console, 'Ana')
  await says(console, 'Your message to Ana', 'On the second floor, by the window')
  await patron.getByText('On the second floor, by the window').waitFor()

  let revive = () => {}
  const dead = theirs.kill(() => new Promise<void>((resolve) => { revive = resolve }))
  await says(patron, 'Your message', 'said while my node was dead')
  await console.getByText('said while my node was dead').waitFor()
  await expect.poll(() => connected(ours, 'patrons')).toBe(1)
  revive()
  await dead

  const gone = ours.kill(() => new Promise<void>((resolve) => { revive = resolve }))
  await console.getByText('The line is down.').waitFor()
  await says(console, 'Your message to Ana', 'answered while my node was dead')
  await patron.getByText('answered while my node was dead').waitFor()
  revive()
  await gone
  for (const page of [patron, console]) for (const text of ['On the second floor', 'while my node was dead']) {
    await expect.poll(() => page.locator('.lines .bubble', { hasText: text }).count()).toBe(text.startsWith('On') ? 1 : 2)
  }
}, 240_000)
