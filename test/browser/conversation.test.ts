import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { asks, inAChat, openDesk, says, takes, type OpenDesk } from '../setup/desk.ts'

/** Two windows: a patron at the chat page, a librarian at the console. */
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
afterEach(() => {
  expect(desk.complaints.splice(0)).toEqual([])
})

test('a patron asks, a librarian takes the chat, the coach asks once, both talk, and the chat ends with a thank you', async () => {
  const { console } = desk
  const patron = await desk.patron()
  await asks(patron, 'My paper on the 1953 flood is due tomorrow. Where do I begin?', 'Ana')
  await patron.getByText('You are next.').waitFor()

  // Given the question in the queue, when it is taken, then the patron is told by name, and their question stays in view.
  await console.getByText('My paper on the 1953 flood').first().waitFor()
  await expect.poll(() => console.title()).toBe('(1) Desk · Heartdesk')
  await takes(console, 'Ana')
  await patron.getByText('Sam is here').waitFor()
  await console.getByText('They ask').waitFor()

  // When the librarian types, then the patron sees it; when they send, then both have it once.
  await console.getByLabel('Your message to Ana').pressSequentially('Hello Ana, you need sources on the flood of 1953?')
  await patron.getByText('Sam is typing…').waitFor()
  await console.getByLabel('Your message to Ana').press('Enter')
  await patron.getByText('Hello Ana, you need sources on the flood').waitFor()
  await says(patron, 'Your message', 'yes, best from the newspapers')
  await console.getByText('yes, best from the newspapers').waitFor()
  await says(console, 'Your message to Ana', 'The newspaper archive has every day of that month: https://archive.example/1953')
  await patron.getByRole('link', { name: 'https://archive.example/1953' }).waitFor()
  await expect.poll(() => patron.getByText('Hello Ana, you need sources').count()).toBe(1)

  // When the first goodbye comes without asking, then it waits with a card; the second Enter sends it as it is.
  await says(patron, 'Your message', 'ok')
  await console.getByText('ok', { exact: true }).waitFor()
  await says(console, 'Your message to Ana', 'Bye now!')
  await console.getByText('Press Enter again to send it as it is.').waitFor()
  await expect.poll(() => console.getByLabel('Your message to Ana').inputValue()).toBe('Bye now!')
  expect(await patron.getByText('Bye now!').count()).toBe(0)
  await console.getByLabel('Your message to Ana').press('Enter')
  await patron.getByText('Bye now!').waitFor()

  // When it ends, then the patron can say how it went, and that is not the librarian’s to read.
  await console.getByRole('button', { name: 'End…' }).click()
  await console.getByLabel(/A source or two/).check()
  await console.getByLabel(/^Tags/).fill('history, newspapers')
  await console.getByRole('button', { name: /^End/ }).last().click()
  await patron.getByText('The chat has ended').waitFor()
  await patron.getByLabel('Yes').check()
  await patron.getByLabel(/Would you like to add/).fill('Sam was great')
  await patron.getByRole('button', { name: 'Send' }).click()
  await patron.getByText('Thank you.').waitFor()
  expect(await console.content()).not.toContain('Sam was great')
  await console.getByRole('button', { name: 'Put away', exact: true }).click()
  await console.getByText('All is quiet').waitFor()
})

test('a note is for staff: the patron never gets it', async () => {
  const patron = await inAChat(desk)
  const frames: string[] = []
  await patron.reload()
  patron.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))))
  await desk.console.getByRole('button', { name: 'Note', exact: true }).click()
  await says(desk.console, 'A note about Ana, for staff', 'Asked the same last week, be patient')
  await desk.console.getByText('note for staff').waitFor()
  await desk.console.getByRole('button', { name: 'To the patron' }).click()
  await says(desk.console, 'Your message to Ana', 'Owls are at 598, Ana.')
  await patron.getByText('Owls are at 598').waitFor()
  expect(await patron.content()).not.toContain('be patient')
  expect(frames.join()).not.toContain('be patient')
  await patron.getByRole('button', { name: 'End chat' }).click()
  await patron.getByText('The chat has ended').waitFor()
})

test('markup in names and messages is words, and only http links can be followed', async () => {
  const patron = await desk.patron()
  await asks(patron, '<img src=x onerror="document.title=1"> where is <b>it</b>?', '<script>alert(1)</script>')
  await takes(desk.console, '<script>alert(1)</script>')
  await says(patron, 'Your message', 'see javascript:alert(1) and https://good.example/a')
  await desk.console.getByText('see javascript:alert(1)').waitFor()
  await expect.poll(() => desk.console.locator('.lines a').allTextContents()).toEqual(['https://good.example/a'])
  expect(await desk.console.locator('.lines img, .lines b, .lines script').count()).toBe(0)
  await patron.getByRole('button', { name: 'End chat' }).click()
})

test('what is too long stays in the box and says so; what looks like a card number or a PIN is asked about first', async () => {
  const patron = await inAChat(desk, 'I want to renew a book.', 'Bo')
  await says(patron, 'Your message', 'owl '.repeat(1250))
  await patron.getByText(/too long by a little/).waitFor()
  expect((await patron.getByLabel('Your message').inputValue()).length).toBe(5000)
  await says(patron, 'Your message', 'my pin is 4471')
  await patron.getByText(/looks like a PIN/).waitFor()
  expect(await desk.console.getByText('4471').count()).toBe(0)
  await patron.getByRole('button', { name: 'Change it' }).click()
  await says(patron, 'Your message', 'never mind')
  await desk.console.getByText('never mind').first().waitFor()

  await desk.console.getByLabel('Your message to Bo').fill('owl '.repeat(1250))
  await desk.console.getByText('letters too many for one message.').waitFor()
  await desk.console.getByLabel('Your message to Bo').press('Enter')
  await desk.console.getByText(/That is too long/).waitFor()
  expect((await desk.console.getByLabel('Your message to Bo').inputValue()).length).toBe(5000)
  await desk.console.getByLabel('Your message to Bo').fill('')
  await patron.getByRole('button', { name: 'End chat' }).click()
})

test('what should not have been said can be hidden, on every screen: in the question too', async () => {
  const patron = await desk.patron()
  await patron.getByLabel('Your question').fill('My card is 29999000123456, is it valid?')
  await patron.getByRole('button', { name: 'Ask', exact: true }).click()
  await patron.getByRole('button', { name: 'Send anyway' }).click()
  await takes(desk.console)
  await desk.console.getByText('29999000123456').first().hover()
  await desk.console.getByRole('button', { name: 'Hide…' }).first().click()
  await desk.console.getByLabel(/Put …/).fill('My card is …, is it valid?')
  await desk.console.getByRole('button', { name: 'Hide it' }).click()
  await patron.getByText('My card is …, is it valid?').waitFor()
  expect(await patron.getByText('29999000123456').count()).toBe(0)
  await expect.poll(() => desk.console.getByText('29999000123456').count()).toBe(0)
  await says(patron, 'Your message', 'and I live at 12 Elm Road')
  await desk.console.getByText('12 Elm Road').first().hover()
  await desk.console.getByRole('button', { name: 'Hide…' }).last().click()
  await desk.console.getByLabel(/Put …/).fill('and I live at …')
  await desk.console.getByRole('button', { name: 'Hide it' }).click()
  await patron.getByText('and I live at …').waitFor()
  expect(await patron.getByText('12 Elm Road').count()).toBe(0)
  await patron.getByRole('button', { name: 'End chat' }).click()
})
