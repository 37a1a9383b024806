import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../setup/browser.ts'
import { firstAdmin, startServer, type RunningServer } from '../setup/server.ts'
import { beAvailable, type Staff } from '../setup/staff.ts'

/** The chat in a library's own page: from a sibling under one domain, from another site, and from a page that may not. */
let server: RunningServer
let site: Server
let browser: Browser
let sam: Staff
let port: number
const hosts = { 'www.library.test': '127.0.0.1', 'chat.library.test': '127.0.0.1', 'branch.example': '127.0.0.1', 'stranger.example': '127.0.0.1' }

beforeAll(async () => {
  server = await startServer()
  const chat = `http://chat.library.test:${new URL(server.url).port}`
  site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><html lang="en"><head><title>A library</title><script async src="${chat}/heartdesk.js" data-desk="main/reference"></script></head><body><main><h1>A library</h1></main></body></html>`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  port = (site.address() as AddressInfo).port
  sam = await firstAdmin(server)
  await beAvailable(sam)
  const headers = { cookie: sam.cookie, origin: server.url, 'content-type': 'application/json' }
  const { version, library } = await (await fetch(`${server.url}/staff/main/settings`, { headers })).json() as { version: number; library: object }
  const sites = [`http://www.library.test:${port}`, `http://branch.example:${port}`]
  expect((await fetch(`${server.url}/staff/main/settings`, { method: 'PUT', headers, body: JSON.stringify({ version, library: { ...library, sites } }) })).status).toBe(200)
  browser = await launchBrowser({ hosts })
})
afterAll(async () => {
  await browser?.close()
  site?.close()
  await server?.remove()
})

async function openChat(page: Page): Promise<FrameLocator> {
  await page.locator('heart-desk button').first().click()
  return page.frameLocator('heart-desk iframe')
}

/** Asks from a page of that host, in the frame. */
async function asksFrom(host: string): Promise<{ page: Page; chat: FrameLocator }> {
  const page = await (await browser.newContext({ viewport: { width: 1100, height: 800 } })).newPage()
  await page.goto(`http://${host}:${port}/hours?from=newsletter&id=4711`)
  const chat = await openChat(page)
  await chat.getByLabel('Your question').fill(`Asked from ${host}`)
  const waits = new Promise<{ question: string; page: string }>((resolve) => sam.socket.on('chat', (one) => one.question.endsWith(host) && resolve(one)))
  await chat.getByRole('button', { name: 'Ask', exact: true }).click()
  // The desk is told which page it was, without what stood behind its question mark.
  expect(await waits).toMatchObject({ page: `http://${host}:${port}/hours` })
  await chat.getByText('A librarian will be with you soon').waitFor()
  return { page, chat }
}

test('from a sibling subdomain a patron asks, leaves the page, comes back and finds the chat', async () => {
  const { page } = await asksFrom('www.library.test')
  await page.goto('about:blank')
  await page.goto(`http://www.library.test:${port}/`)
  await (await openChat(page)).getByText('Asked from www.library.test').waitFor()
})

test('from another site, where this browser denies the frame its storage, the chat says so and goes on in a window of its own', async () => {
  const { page, chat } = await asksFrom('branch.example')
  await chat.getByText('Your browser keeps nothing for this page').waitFor()
  const opened = page.context().waitForEvent('page')
  await chat.getByRole('button', { name: 'Open in its own window' }).click()
  const own = await opened
  await own.getByText('Asked from branch.example').waitFor()
  await own.reload()
  await own.getByText('Asked from branch.example').waitFor()
})

test('a page that is not on the library’s list can’t show the chat', async () => {
  const page = await (await browser.newContext()).newPage()
  const refused: string[] = []
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
  await page.goto(`http://stranger.example:${port}/`)
  await page.locator('heart-desk button').first().click()
  await expect.poll(() => refused.join(' ')).toContain('frame-ancestors')
  expect(await page.frameLocator('heart-desk iframe').getByLabel('Your question').count()).toBe(0)
})
