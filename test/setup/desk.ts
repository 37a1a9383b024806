import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { complaintsOf, launchBrowser } from './browser.ts'
import { startServer, type RunningServer } from './server.ts'

/** A library with its desk open: a server, a browser, and a librarian's console in a window of its own. */
export interface OpenDesk {
  server: RunningServer
  browser: Browser
  /** Sam's console: the first admin, who is a librarian too and takes chats. */
  console: Page
  /** What the pages complained of, which they should not. */
  complaints: string[]
  /** A patron's window on the chat page, fresh or with what an earlier one kept. */
  patron: (options?: BrowserContextOptions | BrowserContext) => Promise<Page>
  close: () => Promise<void>
}

const isContext = (options: BrowserContextOptions | BrowserContext): options is BrowserContext => 'newPage' in options

export async function openDesk(environment: Record<string, string> = {}): Promise<OpenDesk> {
  const server = await startServer(environment)
  const browser = await launchBrowser()
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage()
  await welcome(page, server.firstLink, { name: 'Sam', email: 'sam@library.example' })
  await takeChats(page)
  const complaints = complaintsOf(page)
  const desk: OpenDesk = {
    server, browser, console: page, complaints,
    async patron(options = {}) {
      const patron = await (isContext(options) ? options : await browser.newContext({ viewport: { width: 400, height: 680 }, locale: 'en-GB', ...options })).newPage()
      complaintsOf(patron, complaints)
      await patron.goto(`${server.url}/chat/main/reference`)
      return patron
    },
    async close() {
      await browser.close()
      // Whichever runs now: a test may have ended the first one and begun another.
      await desk.server.remove()
    },
  }
  return desk
}

/** Uses a one-time link as its reader would. */
export async function welcome(page: Page, link: string, { name, email }: { name: string; email: string }): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name at the desk').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.getByRole('navigation').waitFor()
}

export async function takeChats(page: Page): Promise<void> {
  await page.getByRole('switch', { name: 'I’m away' }).click()
  await page.getByRole('switch', { name: 'I take chats' }).waitFor()
}

/** Asks a question, and waits until it is in the queue. */
export async function asks(patron: Page, question: string, name = ''): Promise<void> {
  await patron.getByLabel('Your question').fill(question)
  if (name) await patron.getByLabel('What may we call you?').fill(name)
  await patron.getByRole('button', { name: 'Ask', exact: true }).click()
  await patron.getByText('A librarian will be with you soon').waitFor()
}

/** Takes the chat that waits longest. */
export async function takes(console: Page, name = 'A patron'): Promise<void> {
  await console.getByRole('button', { name: `Take the chat of ${name}` }).click()
  await console.getByLabel(`Your message to ${name}`).waitFor()
}

export async function says(page: Page, label: string | RegExp, text: string): Promise<void> {
  await page.getByLabel(label).fill(text)
  await page.getByLabel(label).press('Enter')
}

/** A patron's question that a librarian has taken. */
export async function inAChat(desk: OpenDesk, question = 'Where can I read about barn owls?', name = 'Ana'): Promise<Page> {
  const patron = await desk.patron()
  await asks(patron, question, name)
  await takes(desk.console, name)
  return patron
}

/** Ends the chat in front, over the coach's question where it has one, and puts it away. */
export async function ends(console: Page): Promise<void> {
  await console.getByRole('button', { name: 'End…' }).click()
  await console.getByRole('button', { name: 'End the chat' }).click()
  const anyway = console.getByRole('button', { name: 'End anyway' })
  const over = console.getByText('This chat is over.')
  await anyway.or(over).first().waitFor()
  if (await anyway.isVisible()) await anyway.click()
  await over.waitFor()
  await console.getByRole('button', { name: 'Put away', exact: true }).click()
}
