import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations, complaintsOf, launchBrowser, looks } from '../setup/browser.ts'
import { firstAdmin, librarian, startServer, type RunningServer } from '../setup/server.ts'

/** The launcher on a page of another site than the chat's, as strict as a library's page can be. */
let server: RunningServer
let site: Server
let browser: Browser
let chat: string
let library: string

/** The page's own script: what it queues before the launcher is there. */
const queued = `
  window.happened = []
  window.heartdesk = window.heartdesk || function () { (heartdesk.q = heartdesk.q || []).push(arguments) }
  heartdesk('on', 'open', () => happened.push('open'))
  heartdesk('on', 'close', () => happened.push('close'))
  heartdesk('on', 'unread', (count) => happened.push('unread ' + count))
  heartdesk('open')`

/** What is in the page of each path: the tag, or several. */
async function tags(): Promise<Record<string, string>> {
  const launcher = Buffer.from(await (await fetch(`${server.url}/heartdesk.js`)).arrayBuffer())
  const pinned = createHash('sha256').update(launcher).digest('hex').slice(0, 12)
  const integrity = `sha384-${createHash('sha384').update(launcher).digest('base64')}`
  const tag = (more: string) => `<script async src="${chat}/heartdesk.js" ${more}></script>`
  return {
    '/': tag('data-desk="main/reference"'),
    '/queued': `<script src="/queued.js"></script>${tag('data-desk="main/reference"')}`,
    '/twice': tag('data-desk="main/reference"') + tag('data-desk="main/children"'),
    '/es': tag('data-desk="main/reference" data-locale="es-MX" data-shared'),
    '/no-desk': tag(''),
    '/half-a-desk': tag('data-desk="reference"'),
    '/unknown-desk': tag('data-desk="main/aquarium"'),
    '/pinned': `<script async crossorigin src="${chat}/heartdesk.${pinned}.js" integrity="${integrity}" data-desk="main/reference"></script>`,
  }
}

beforeAll(async () => {
  server = await startServer()
  chat = `http://chat.test:${new URL(server.url).port}`
  const shown = await tags()
  site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://library.test')
    if (pathname === '/queued.js') return void response.setHeader('content-type', 'text/javascript').end(queued)
    response.setHeader('content-type', 'text/html')
    response.setHeader('content-security-policy', `default-src 'none'; script-src 'self' ${chat}; style-src 'none'; frame-src ${chat}; connect-src ${chat}; require-trusted-types-for 'script'; trusted-types 'none'`)
    response.end(`<!doctype html><html lang="en"><head><title>A library</title>${shown[pathname] ?? ''}</head><body><main><h1>A library</h1><a href="#hours">Hours</a></main></body></html>`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  library = `http://library.test:${(site.address() as AddressInfo).port}`
  browser = await launchBrowser({ hosts: { 'library.test': '127.0.0.1', 'chat.test': '127.0.0.1' } })
})
afterAll(async () => {
  await browser?.close()
  site?.close()
  await server?.remove()
})

const button = (page: Page) => page.locator('heart-desk button')
const news = (page: Page) => page.locator('heart-desk [role=status]')

async function visit(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options)
  // Every frame remembers what it was told, and the page what its policy refused.
  await context.addInitScript(`
    window.told = []
    addEventListener('message', ({ origin, data }) => told.push({ origin, data }))
    window.refused = []
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => refused.push(effectiveDirective + ' ' + blockedURI))`)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(library + path)
  return { page, context, complaints }
}

/** The chat's frame, once it has been greeted and shows its desk. */
async function chatIn(page: Page): Promise<Frame> {
  const element = await page.locator('heart-desk iframe').elementHandle()
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('there is no frame')
  await frame.getByText('Reference desk').first().waitFor()
  return frame
}
const says = (frame: Frame, message: string) => frame.evaluate(`parent.postMessage(${message}, '*')`)
/** Waits until that is so; the page's policy forbids waiting inside it. */
const until = (where: Page | Frame, so: string) => expect.poll(() => where.evaluate(so)).toBe(true)
const focused = (page: Page) => page.evaluate(() => (document.activeElement?.shadowRoot ?? document).activeElement?.tagName)

test('a patron opens and closes the chat by keyboard alone, on a page whose policy allows the chat’s origin and nothing else', async () => {
  const { page, context, complaints } = await visit('/?search=a+private+matter#here')
  await button(page).waitFor()
  await expect.poll(() => button(page).textContent()).toBe('Leave a question')
  expect(await page.locator('iframe').count()).toBe(0)

  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toBe('BUTTON')
  await page.keyboard.press('Enter')
  const frame = await chatIn(page)
  await expect.poll(() => button(page).getAttribute('aria-expanded')).toBe('true')
  await expect.poll(() => page.locator('heart-desk iframe').getAttribute('title')).toBe('Ask a librarian')
  await expect.poll(() => focused(page)).toBe('IFRAME')

  await page.keyboard.press('Escape')
  await page.locator('heart-desk [aria-expanded=false]').waitFor()
  await expect.poll(() => page.locator('heart-desk iframe').isVisible()).toBe(false)
  await expect.poll(() => focused(page)).toBe('BUTTON')

  // Then: the frame knows the page, without what was searched for there; nothing is stored; nothing was refused.
  // (It is told so when it is ready, and again when it is opened: by keyboard it is loaded before.)
  const hello = JSON.stringify({ origin: library, data: { heartdesk: 'hello', page: `${library}/`, locale: 'en', shared: false } })
  await until(frame, 'told.length > 0')
  expect(new Set(await frame.evaluate<string[]>('told.map((one) => JSON.stringify(one))'))).toEqual(new Set([hello]))
  expect(await context.storageState()).toEqual({ cookies: [], origins: [] })
  expect(await page.evaluate('refused')).toEqual([])
  expect(complaints).toEqual([])
})

test('calls that a page queued before the launcher was there are carried out, and it hears what happens', async () => {
  const { page } = await visit('/queued')
  const frame = await chatIn(page)
  await page.evaluate(`heartdesk('toggle')`)
  await until(page, `happened.includes('close')`)
  await says(frame, `{ heartdesk: 'unread', count: 2 }`)
  await until(page, `happened.includes('unread 2')`)
  await expect.poll(() => news(page).textContent()).toBe('New messages: 2')
  await expect.poll(() => page.evaluate('happened')).toEqual(['open', 'close', 'unread 2'])

  await page.evaluate(`heartdesk.open()`)
  await until(page, `happened.filter((one) => one === 'open').length === 2`)
  await expect.poll(() => news(page).textContent()).toBe('')
  await page.evaluate(`heartdesk('destroy')`)
  expect(await page.locator('heart-desk').count()).toBe(0)
  expect(await page.evaluate('window.heartdesk')).toBeUndefined()
})

test('off ends hearing; a method or an event that isn’t there is named', async () => {
  const { page, complaints } = await visit('/queued')
  await chatIn(page)
  await page.evaluate(`window.calls = 0; window.hear = () => calls++; heartdesk('on', 'close', hear); heartdesk('close')`)
  await until(page, 'calls === 1')
  await page.evaluate(`heartdesk('off', 'close', hear); heartdesk('open'); heartdesk('close')`)
  await until(page, `happened.filter((one) => one === 'close').length === 2`)
  await expect.poll(() => page.evaluate('calls')).toBe(1)
  await page.evaluate(`heartdesk('opne'); heartdesk('on', 'opened', hear)`)
  expect(complaints).toEqual(['heartdesk: no "opne", only open,close,toggle,on,off,destroy,setLocale', 'heartdesk: no "opened", only open,close,unread'])
})

test('only its own frame is heard: neither the page nor another frame of the chat’s origin can say that the chat is over', async () => {
  const { page } = await visit('/')
  await button(page).click()
  const frame = await chatIn(page)
  await page.evaluate(`postMessage({ heartdesk: 'quit' }, '*')`)
  await page.evaluate(`document.body.append(Object.assign(document.createElement('iframe'), { name: 'stranger', src: '${chat}/chat/main/children' }))`)
  await until(page, `told.some(({ data }) => data.heartdesk === 'quit')`)
  await page.evaluate('told.length = 0')
  const stranger = await (await page.locator('iframe[name=stranger]').elementHandle())?.contentFrame()
  await stranger?.evaluate(`parent.postMessage({ heartdesk: 'quit' }, '*')`)
  await until(page, `told.some(({ data }) => data.heartdesk === 'quit')`)
  await expect.poll(() => page.locator('heart-desk iframe').isVisible()).toBe(true)

  await says(frame, `{ heartdesk: 'quit' }`)
  await page.locator('heart-desk').waitFor({ state: 'detached' })
  // A page that has a link of its own to the chat can still begin another.
  await page.evaluate(`heartdesk('open')`)
  await chatIn(page)
})

test('a second tag on the page does nothing', async () => {
  const { page, complaints } = await visit('/twice')
  await button(page).waitFor()
  await page.waitForLoadState('networkidle')
  await expect.poll(() => page.locator('heart-desk').count()).toBe(1)
  expect(complaints).toEqual([])
})

test.each([
  ['/no-desk', 'data-desk is ""'],
  ['/half-a-desk', 'data-desk is "reference"'],
  ['/unknown-desk', 'data-desk is "main/aquarium", and there is no such desk'],
])('%s: says once what is wrong, and draws nothing', async (path, words) => {
  const { page, complaints } = await visit(path)
  await page.waitForLoadState('networkidle')
  expect(complaints.filter((one) => one.startsWith('heartdesk'))).toEqual([expect.stringContaining(words)])
  expect(await page.locator('heart-desk').count()).toBe(0)
})

test('it speaks the language that the tag names, changes it when told, and runs from right to left', async () => {
  const { page } = await visit('/es')
  await button(page).waitFor()
  await expect.poll(() => button(page).textContent()).toBe('Deje su pregunta')
  await page.evaluate(`heartdesk.setLocale('ar')`)
  await expect.poll(() => button(page).textContent()).toBe('اترك سؤالك')
  const box = await button(page).boundingBox()
  expect(box?.x).toBeLessThan(100)
  await button(page).click()
  const frame = await chatIn(page)
  await until(frame, 'told.length > 0')
  await expect.poll(() => frame.evaluate('told[0].data')).toEqual({ heartdesk: 'hello', page: `${library}/es`, locale: 'ar', shared: true })
})

test('where the chat’s server can’t be asked whether the desk is open, the launcher is there all the same', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.route('**/open/**', (route) => route.abort())
  await page.goto(library)
  await button(page).waitFor()
  await expect.poll(() => button(page).textContent()).toBe('Ask a librarian')
})

test('a pinned version loads with its integrity', async () => {
  const { page, complaints } = await visit('/pinned')
  await button(page).waitFor()
  expect(complaints).toEqual([])
})

test.each(Object.entries(looks))('without a fault of accessibility, closed and open: %s', async (look, options) => {
  const { page } = await visit('/', options)
  await button(page).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await button(page).click()
  await chatIn(page)
  const box = await page.locator('heart-desk iframe').boundingBox()
  if (look === 'at 320 px') expect(box).toEqual({ x: 0, y: 0, width: 320, height: 640 })
  else expect(box?.width).toBeLessThan(500)
  expect(await axeViolations(page)).toEqual([])
})

test('when a librarian is there, it offers to ask one', async () => {
  await librarian(server, await firstAdmin(server), 'Ines')
  const { page } = await visit('/')
  await button(page).waitFor()
  await expect.poll(() => button(page).textContent()).toBe('Ask a librarian')
})
