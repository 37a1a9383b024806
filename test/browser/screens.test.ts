import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from '../setup/browser.ts'
import { asks, openDesk, says, takes, type OpenDesk } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'

/** Every screen, as it is seen by those who need it otherwise: axe finds nothing (WCAG 2.2 AA), and nothing has to be scrolled sideways. */
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())

test('the patron’s screens while the desk is open', async () => {
  const patron = await desk.patron()
  await patron.getByLabel('Your question').waitFor()
  await isFine(patron, 'ask')
  await patron.getByRole('button', { name: 'Ask', exact: true }).click()
  await patron.getByText('Please write something first.').waitFor()
  await isFine(patron, 'ask, nothing written')
  await asks(patron, 'Where can I read about averyveryverylongwordthatneverendsandneverendsandneverendsandneverends owls?', 'Ana')
  await isFine(patron, 'waiting')
  await takes(desk.console, 'Ana')
  await says(desk.console, 'Your message to Ana', 'Hello Ana, see https://owls.example/a/very/long/address/that/goes/on/and/on/and/on')
  await says(patron, 'Your message', 'my pin is 4471')
  await patron.getByText(/looks like a PIN/).waitFor()
  await isFine(patron, 'talking, with a warning')
  await patron.getByRole('button', { name: 'Change it' }).click()
  await patron.getByRole('button', { name: 'End chat' }).click()
  await patron.getByLabel('Partly').check()
  await isFine(patron, 'ended')
  await patron.getByRole('button', { name: 'Erase' }).click()
  await patron.getByText('Erase this chat for good').waitFor()
  await isFine(patron, 'erase?')
})

test('the patron’s screens in Arabic', async () => {
  const patron = await desk.patron({ locale: 'ar-EG' })
  await patron.getByText('اسأل المكتبة').waitFor()
  expect(await axeViolations(patron)).toEqual([])
  await expect.poll(() => patron.evaluate('document.documentElement.dir')).toBe('rtl')
})

test('the librarian’s screens', async () => {
  const { console } = desk
  await console.getByText('Put the chat with').first().waitFor({ state: 'attached' })
  await isFine(console, 'console, a chat that is over')
  await console.getByRole('button', { name: 'Put away', exact: true }).click()
  await isFine(console, 'console, nothing to do')
  const patron = await desk.patron()
  await asks(patron, 'This is so frustrating, nothing works. Where are the nursing journals?', 'Bo')
  await console.getByRole('button', { name: 'Take the chat of Bo' }).waitFor()
  await isFine(console, 'console, queue')
  await takes(console, 'Bo')
  await says(patron, 'Your message', 'ok…')
  await console.getByText('ok…', { exact: true }).first().waitFor()
  await says(console, 'Your message to Bo', 'Bye now!')
  await console.getByText('Press Enter again').waitFor()
  await isFine(console, 'console, the coach asks')
  await console.getByLabel('Your message to Bo').fill('')
  await console.getByRole('button', { name: 'Note', exact: true }).click()
  await isFine(console, 'console, a note')
  await console.getByRole('button', { name: 'To the patron' }).click()
  for (const [button, title] of [['Pass on…', 'Pass this chat on'], ['Ask a colleague in…', 'Ask a colleague in'], ['Block this patron…', 'Block this patron?']] as const) {
    await console.getByText('More to do with this chat').click()
    await console.getByRole('button', { name: button }).click()
    await console.getByRole('dialog', { name: title }).waitFor()
    await isFine(console, `console, ${title.toLowerCase()}`)
    await console.keyboard.press('Escape')
  }
  await console.getByRole('button', { name: 'End…' }).click()
  await isFine(console, 'console, end')
  await console.keyboard.press('Escape')
  await console.locator('.about').click()
  await console.keyboard.press('?')
  await console.getByRole('dialog', { name: 'Keys' }).waitFor()
  await isFine(console, 'console, keys')
  await console.keyboard.press('Escape')
})

test('given a small screen, then the pages are behind a button, which opens, closes with Escape, and closes on the page that was chosen', async () => {
  const { console } = desk
  const before = console.viewportSize()
  await console.setViewportSize({ width: 360, height: 740 })
  const button = console.getByRole('button', { name: /^Pages/ })
  const people = console.getByRole('navigation').getByRole('link', { name: 'People' })
  await expect.poll(() => people.isVisible()).toBe(false)
  await button.click()
  await people.waitFor()
  await isFine(console, 'console, the pages')
  await console.setViewportSize({ width: 360, height: 740 })
  await people.focus()
  await console.keyboard.press('Escape')
  await people.waitFor({ state: 'hidden' })
  await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true)
  await console.keyboard.press('Enter')
  await people.click()
  await console.getByRole('heading', { name: 'People', level: 1 }).waitFor()
  await people.waitFor({ state: 'hidden' })
  if (before) await console.setViewportSize(before)
})

test('the other pages of the console', async () => {
  const { console } = desk
  for (const [page, heading] of [['My practice', 'My practice'], ['People', 'People'], ['Settings', 'Settings'], ['Sam', 'Me'], ['Inbox', /Inbox/]] as const) {
    await console.getByRole('navigation').getByRole('link', { name: page }).click()
    await console.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await console.evaluate(`for (const sheet of document.querySelectorAll('.sheet, .people details')) sheet.open = true`)
    await isFine(console, `console, ${page}`)
  }
  await console.getByRole('button', { name: 'Sign out' }).click()
  await console.getByRole('button', { name: 'Sign in' }).waitFor()
  await isFine(console, 'console, sign in')
})

test('the patron’s screens while nobody is there', async () => {
  const patron = await desk.patron()
  await patron.getByText('Nobody is at the desk right now').waitFor()
  await isFine(patron, 'closed')
  await patron.getByLabel('Your question').fill('Do you have maps of the old harbour?')
  await patron.getByRole('button', { name: 'Leave question' }).click()
  await patron.getByRole('button', { name: 'Show my code' }).click()
  await patron.locator('output').waitFor()
  await isFine(patron, 'question left')
})

test('a one-time link that is no longer good', async () => {
  const page = await (await desk.browser.newContext()).newPage()
  await page.goto(desk.server.firstLink)
  await page.getByText('This link no longer works').waitFor()
  await isFine(page, 'console, a used link')
})
