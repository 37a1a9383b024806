import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asks, ends, inAChat, openDesk, says, takeChats, takes, type OpenDesk } from '../setup/desk.ts'

/** What a patron can rely on: that nothing stays where it should not, that they can leave at once, that an answer finds them. */
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())

const kept = async (context: BrowserContext) => (await context.storageState()).origins.flatMap((origin) => origin.localStorage.map(({ name }) => name))

test('nothing is kept before the patron asks, the key and the unsent afterwards, and nothing once it is erased', async () => {
  const patron = await desk.patron()
  await patron.getByLabel('Your question').fill('Something private')
  expect(await patron.context().storageState()).toEqual({ cookies: [], origins: [] })
  await asks(patron, 'Something private')
  await expect.poll(() => kept(patron.context())).toEqual(['heartdesk main/reference'])
  await takes(desk.console)
  await patron.getByRole('button', { name: 'End chat' }).click()
  await patron.getByRole('button', { name: 'Erase' }).click()
  await patron.getByRole('button', { name: 'Erase it' }).click()
  await patron.getByText('This chat has been erased.').waitFor()
  expect(await kept(patron.context())).toEqual([])
  await patron.reload()
  await patron.getByLabel('Your question').waitFor()
  expect(await patron.getByText('Something private').count()).toBe(0)
})

test('on a shared computer the chat lives as long as its tab', async () => {
  const patron = await desk.patron()
  await patron.getByLabel(/shared computer/).check()
  await asks(patron, 'Is the reading room open?')
  await takes(desk.console)
  expect(await kept(patron.context())).toEqual([])
  await patron.reload()
  await patron.getByText('Sam is here').waitFor()
  const next = await desk.patron(patron.context())
  await next.getByLabel('Your question').waitFor()
  expect(await next.getByText('reading room').count()).toBe(0)
  await patron.getByRole('button', { name: 'End chat' }).click()
  await patron.getByText('The chat has ended').waitFor()
})

test('three presses of Shift blank the chat at once and leave the page', async () => {
  const patron = await inAChat(desk)
  await patron.getByLabel('Your message').focus()
  for (let press = 0; press < 3; press++) await patron.keyboard.press('Shift')
  await patron.waitForURL('about:blank')
  await expect.poll(() => patron.title()).toBe('')
  await ends(desk.console)
})

test('where a browser denies its storage, the chat lives in memory, says so, and can be handed to a window of its own', async () => {
  const context = await desk.browser.newContext({ viewport: { width: 400, height: 680 } })
  const patron = await context.newPage()
  await patron.addInitScript(`for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })`)
  await patron.goto(`${desk.server.url}/chat/main/reference`)
  await asks(patron, 'Where are the large-print books?', 'Di')
  await patron.getByText('Your browser keeps nothing for this page').waitFor()
  await takes(desk.console, 'Di')
  const opened = context.waitForEvent('page')
  await patron.getByRole('button', { name: 'Open in its own window' }).click()
  const own: Page = await opened
  await own.getByText('Sam is here').waitFor()
  await own.getByText('Where are the large-print books?').waitFor()
  expect(own.url()).toBe(`${desk.server.url}/chat/main/reference`)
  await ends(desk.console)
})

test('a network that lets no WebSocket through still lets a patron ask', async () => {
  const patron = await (await desk.browser.newContext({ viewport: { width: 400, height: 680 } })).newPage()
  await patron.addInitScript(`{ const Real = WebSocket; window.WebSocket = class extends Real { constructor() { super('ws://127.0.0.1:1/') } } }`)
  await patron.goto(`${desk.server.url}/chat/main/reference`)
  await asks(patron, 'Do you have a scanner?', 'Ed')
  await takes(desk.console, 'Ed')
  await says(desk.console, 'Your message to Ed', 'Hello Ed, by the lift. Does that answer it?')
  await patron.getByText('by the lift').waitFor()
  await ends(desk.console)
})

test('a question left after hours is answered by e-mail, or waits behind a code', async () => {
  await desk.console.getByRole('switch', { name: 'I take chats' }).click()
  const byMail = await desk.patron({ viewport: { width: 401, height: 680 } })
  await byMail.getByText('Nobody is at the desk right now').waitFor()
  await byMail.getByLabel('Your question').fill('When was the bridge built?')
  await byMail.getByLabel(/Your e-mail/).fill('gil@patron.example')
  await byMail.getByRole('button', { name: 'Leave question' }).click()
  await byMail.getByText('A librarian will answer it by e-mail.').waitFor()
  const byCode = await desk.patron({ viewport: { width: 402, height: 680 } })
  await byCode.getByLabel('Your question').fill('Who was the first librarian?')
  await byCode.getByRole('button', { name: 'Leave question' }).click()
  await byCode.getByRole('button', { name: 'Show my code' }).click()
  const code = await byCode.locator('output').textContent()

  const { console } = desk
  await console.getByRole('navigation').getByRole('link', { name: /Inbox/ }).click()
  for (const [question, label, button, answer] of [
    ['When was the bridge built?', /Your answer/, 'Send by e-mail', 'In 1871, says the town’s chronicle.'],
    ['Who was the first librarian?', /Your answer/, 'Leave the answer', 'Ada Marlowe, from 1902 on.'],
  ] as const) {
    await console.getByRole('button', { name: new RegExp(question.replace('?', '\\?')) }).click()
    await console.getByLabel(label).fill(answer)
    await console.getByRole('button', { name: button }).click()
    await console.getByText(answer).waitFor()
  }
  await console.getByText('No answer is owed. Lovely.').waitFor()

  const letters = join(desk.server.folder, 'mail')
  await expect.poll(() => existsSync(letters) && readdirSync(letters).length).toBe(1)
  const letter = readFileSync(join(letters, readdirSync(letters)[0] ?? ''), 'utf8')
  expect(letter).toContain('To: gil@patron.example')
  expect(letter).toMatch(/1871/)
  expect(await console.content()).not.toContain('gil@patron.example')

  const later = await desk.patron({ viewport: { width: 403, height: 680 } })
  await later.getByText('I have a code').click()
  await later.getByLabel('Enter your code to read your answer.').fill((code ?? '').toLowerCase())
  await later.getByRole('button', { name: 'Read the answer' }).click()
  await later.getByText('Ada Marlowe, from 1902 on.').waitFor()
  await console.getByRole('navigation').getByRole('link', { name: 'Desk' }).click()
  await takeChats(console)
})

// The last one: from here on this machine's browser is blocked.
test('a blocked browser learns only that the desk can’t take its question', async () => {
  const patron = await inAChat(desk, 'something abusive', 'Fo')
  await desk.console.getByText('More to do with this chat').click()
  await desk.console.getByRole('button', { name: 'Block this patron…' }).click()
  await desk.console.getByRole('button', { name: '10 minutes' }).first().click()
  await desk.console.getByText('No new chats come to you for a while.').waitFor()
  await desk.console.getByRole('button', { name: 'End and block' }).click()
  await patron.getByText('The chat has ended').waitFor()
  await desk.console.getByRole('button', { name: 'Put away', exact: true }).click()
  // Given that the librarian rests, then the desk is closed; when they are back, it opens on screens that are there already.
  const other = await desk.patron()
  await other.getByText('Nobody is at the desk right now').waitFor()
  await desk.console.getByRole('button', { name: 'I’m back' }).click()
  await other.getByText('Somebody is here now.').waitFor()
  await other.getByLabel('Your question').fill('me again')
  await other.getByRole('button', { name: 'Ask', exact: true }).click()
  await other.getByText('This desk can’t take your question right now.').waitFor()
})
