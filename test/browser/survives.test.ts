import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { asks, ends, inAChat, openDesk, says, takes, type OpenDesk } from '../setup/desk.ts'

/** What may happen to a line, a tab and a server, with two windows open: nothing said is lost or doubled. */
let desk: OpenDesk
let patron: Page
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
beforeEach(async () => {
  patron = await inAChat(desk)
})
afterEach(async () => {
  await patron.context().close()
  await ends(desk.console)
})

const toPatron = 'Your message to Ana'
const times = (page: Page, text: string) => page.locator('.lines .bubble', { hasText: text }).count()

test('given no line, when both write, then each keeps theirs, and it arrives once when the line is back', async () => {
  await patron.context().setOffline(true)
  await desk.console.context().setOffline(true)
  await patron.getByText(/Reconnecting/).waitFor()
  await desk.console.getByText('The line is down.').waitFor()
  await says(patron, 'Your message', 'written in a tunnel')
  await patron.getByText('sending…').waitFor()
  await says(desk.console, toPatron, 'written without a line')
  await desk.console.getByText('sending…').waitFor()

  await patron.context().setOffline(false)
  await desk.console.context().setOffline(false)
  await patron.getByText('written without a line').waitFor()
  await desk.console.getByText('written in a tunnel').waitFor()
  expect([await times(patron, 'written'), await times(desk.console, 'written')]).toEqual([2, 2])
})

test('given a reload in the middle of a draft, then the chat and the draft are there again, on both sides', async () => {
  await patron.getByLabel('Your message').fill('half a thou')
  await desk.console.getByLabel(toPatron).fill('half an ans')
  await Promise.all([patron.reload(), desk.console.reload()])
  await patron.getByText('Sam is here').waitFor()
  await expect.poll(() => patron.getByLabel('Your message').inputValue()).toBe('half a thou')
  await desk.console.getByText('Sam took the chat').waitFor()
  await expect.poll(() => desk.console.getByLabel(toPatron).inputValue()).toBe('half an ans')
})

test('given a server that speaks a newer language than this page, then the page asks to be loaded again, and keeps what is in it', async () => {
  const old = await desk.console.context().newPage()
  let speaks = 1
  let breaks = (): void => {}
  await old.routeWebSocket(/socket\.io/, (line) => {
    const server = line.connectToServer()
    line.onMessage((message) => server.send(String(message).replace('"v":1', `"v":${speaks}`)))
    breaks = () => void line.close()
  })
  await old.goto(desk.console.url())
  await old.getByLabel(toPatron).fill('half an ans')
  speaks = 0
  breaks()
  await old.getByText('Heartdesk has been updated. Please reload the page').waitFor()
  await expect.poll(() => old.getByLabel(toPatron).inputValue()).toBe('half an ans')
  speaks = 1
  await old.getByText('Heartdesk has been updated').waitFor({ state: 'detached' })
  await old.getByLabel(toPatron).fill('')
  await old.close()
})

test('given a reload without a line, then the unsent message goes out by itself', async () => {
  await patron.context().setOffline(true)
  await says(patron, 'Your message', 'still to be sent')
  await patron.getByText('sending…').waitFor()
  // The page comes from the browser's memory: what matters is that the message was kept outside it.
  await patron.context().setOffline(false)
  await patron.reload()
  await desk.console.getByText('still to be sent').waitFor()
  await expect.poll(() => times(desk.console, 'still to be sent')).toBe(1)
})

test('given a second tab of the same patron, then both show the same chat, and each message once', async () => {
  const second = await desk.patron(patron.context())
  await second.getByText('Sam is here').waitFor()
  await says(second, 'Your message', 'from the second tab')
  await patron.getByText('from the second tab').waitFor()
  await says(patron, 'Your message', 'from the first tab')
  await second.getByText('from the first tab').waitFor()
  await desk.console.getByText('from the first tab').waitFor()
  expect([await times(patron, 'tab'), await times(second, 'tab'), await times(desk.console, 'tab')]).toEqual([2, 2, 2])
})

test('given a draft in each of two tabs, when both are loaded again, then each has its own', async () => {
  const second = await desk.patron(patron.context())
  await second.getByText('Sam is here').waitFor()
  await patron.getByLabel('Your message').fill('half a thought')
  await says(second, 'Your message', 'a whole one')
  await patron.getByText('a whole one').waitFor()
  await second.getByLabel('Your message').fill('and half of another')
  await Promise.all([patron.reload(), second.reload()])
  await patron.getByText('a whole one').waitFor()
  await expect.poll(() => patron.getByLabel('Your message').inputValue()).toBe('half a thought')
  await second.getByText('a whole one').waitFor()
  await expect.poll(() => second.getByLabel('Your message').inputValue()).toBe('and half of another')
})

test('given a server that is killed and comes back, then both go on where they were, with what they wrote meanwhile', async () => {
  await says(patron, 'Your message', 'said before')
  await desk.console.getByText('said before').waitFor()
  await desk.server.kill9()
  await says(patron, 'Your message', 'said to nobody')
  await desk.console.getByText('The line is down.').waitFor()
  await says(desk.console, toPatron, 'answered to nobody')
  desk.server = await desk.server.again()
  await desk.console.getByText('said to nobody').waitFor()
  await patron.getByText('answered to nobody').waitFor()
  expect([await times(patron, 'said before'), await times(desk.console, 'to nobody'), await times(patron, 'to nobody')]).toEqual([1, 2, 2])
  desk.complaints.splice(0)
})

test('given two chats, then a draft stays with the chat that it was written for', async () => {
  const other = await desk.patron()
  await asks(other, 'Do you lend games?', 'Bo')
  await desk.console.getByLabel(toPatron).fill('for Ana alone')
  await takes(desk.console, 'Bo')
  await expect.poll(() => desk.console.getByLabel('Your message to Bo').inputValue()).toBe('')
  await desk.console.getByRole('button', { name: /^Ana/ }).click()
  await expect.poll(() => desk.console.getByLabel(toPatron).inputValue()).toBe('for Ana alone')
  await desk.console.getByLabel(toPatron).press('Enter')
  await patron.getByText('for Ana alone').waitFor()
  expect(await other.getByText('for Ana alone').count()).toBe(0)
  await other.getByRole('button', { name: 'End chat' }).click()
})
