import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { complaintsOf, launchBrowser } from '../setup/browser.ts'
import { welcome } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'
import { fillReports } from '../setup/reports.ts'
import { startServer, type RunningServer } from '../setup/server.ts'
import { fillShelf, talk } from '../setup/shelf.ts'

/** Nine months, the last of them two months ago. */
const months = Array.from({ length: 9 }, (_, n) => new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 10 + n, 1)).toISOString().slice(0, 7))
const [first = ''] = months

/** Somebody who leads, on the page of what patrons want. */
let server: RunningServer
let browser: Browser
let page: Page
const complaints: string[] = []
beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1200, height: 860 }, locale: 'en-GB' })).newPage()
  await welcome(page, server.firstLink, { name: 'Sam', email: 'sam@library.example' })
  await page.getByRole('navigation').getByRole('link', { name: 'What patrons want' }).click()
  await page.getByText('Chats are counted a month at a time').waitFor()
  await isFine(page, 'reports, nothing yet')
  await page.goto('about:blank')
  await server.stop()
  await fillReports(server.folder, { first, months: months.length, chats: 320, desks: ['reference', 'children'] })
  await fillShelf(server.folder, months.flatMap((month, n) => [
    ...Array.from({ length: 6 }, () => talk('How do I renew my library card?', { month })), ...Array.from({ length: 4 + n }, () => talk('Where can I find peer-reviewed articles on nursing ethics?', { month })),
    ...Array.from({ length: 5 }, () => talk('Can I print from my phone in the branch?', { month })), ...Array.from({ length: n === 8 ? 30 : 0 }, () => talk('When is the exam room open?', { month })),
  ]))
  server = await server.again()
  await page.goto(`${server.url}/console/main/reports`)
  await page.getByRole('heading', { name: 'How many asked' }).waitFor()
  complaintsOf(page, complaints)
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const section = (title: string) => page.getByRole('region', { name: title, exact: true })
const cells = (title: string) => section(title).locator('tbody tr').allTextContents()

test('given nine months, then each question has its sentence, its chart and its table', async () => {
  await page.getByRole('heading', { name: 'Questions that keep coming back' }).waitFor()
  await isFine(page, 'reports')
  await section('How many asked').getByText(/questions came, most of them in/).waitFor()
  await section('How many asked').getByText('As a table').click()
  await expect.poll(() => cells('How many asked')).toHaveLength(months.length)
  await section('When they ask').getByText(/Most ask on/).waitFor()
  await expect.poll(() => section('When they ask').locator('td.few').first().textContent()).toContain('few or none')
  expect((await cells('Did they get what they came for?')).map((row) => row.replace(/[\d,%]+/g, ''))).toEqual(['Yes', 'In part', 'No'])
  // The index may still be in the making: then the page asks again by itself.
  await section('Questions that keep coming back').getByRole('row').filter({ hasText: 'renew library card' }).filter({ hasText: 'How do I renew my library card?' }).waitFor()
  await expect.poll(() => section('Questions that keep coming back').getByRole('link', { name: 'renew library card' }).getAttribute('href')).toBe('/console/main/transcripts#words=renew+library+card')
  expect(await page.locator('main svg:not([aria-hidden])').count()).toBe(0)
})

test('given a printer, then what is on the paper has its desk, months and day, every table whole, and nothing to press', async () => {
  await page.emulateMedia({ media: 'print' })
  const before = page.viewportSize()
  await page.setViewportSize({ width: 687, height: 1000 })
  // What a browser tells a page before it prints.
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
  await page.getByText(/^The Library · All desks · \S+ \d+ to \S+ \d+ · printed on \d+ \S+ \d+$/).waitFor()
  for (const title of ['How many asked', 'What librarians do, over time']) await section(title).getByRole('table').waitFor()
  await page.getByRole('navigation').waitFor({ state: 'hidden' })
  await expect.poll(() => page.locator('button:visible, summary:visible, input:visible, select:visible').count()).toBe(0)
  await expect.poll(() => page.evaluate(`[...document.querySelectorAll('main svg, main table')].filter((one) => one.getBoundingClientRect().right > document.querySelector('main').getBoundingClientRect().right + 1).length`)).toBe(0)
  await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
  await page.emulateMedia({ media: null })
  if (before) await page.setViewportSize(before)
  await section('What librarians do, over time').getByRole('table').waitFor({ state: 'hidden' })
  await section('How many asked').getByRole('table').waitFor()
})

test('given a choice of months and desk, then the address keeps it, and what can’t be is said at its field', async () => {
  await page.getByLabel('From month').fill(months[8] ?? '')
  await section('Growing').getByText(/“exam room”, against as many months before/).waitFor()
  await page.getByLabel('To month').fill(months[8] ?? '')
  await page.getByLabel('Desk', { exact: true }).selectOption('Children’s desk')
  await page.getByText(/^Children’s desk\. \S+ \d+ are counted\./).or(page.getByText(/^Children’s desk\./)).first().waitFor()
  expect(new URL(page.url()).hash).toBe(`#from=${months[8]}&to=${months[8]}&desk=children`)
  await page.reload()
  await expect.poll(() => page.getByLabel('Desk', { exact: true }).inputValue()).toBe('children')
  await page.getByLabel('To month').fill(months[7] ?? '')
  await page.locator('#to-problem', { hasText: 'The last month is before the first.' }).waitFor()
  await isFine(page, 'reports, wrong months')
  await page.goBack()
  await page.locator('#to-problem').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByLabel('To month').inputValue()).toBe(months[8])
})

test('given something to write down, then it is signed, and two who change it at once lose nothing', async () => {
  const changes = (at: Page) => at.getByRole('region', { name: 'What we changed because of it' })
  await page.getByText('Write down what you changed').click()
  await changes(page).getByRole('button', { name: 'Sign and save' }).click()
  await changes(page).getByText('Please write something first.').waitFor()
  await changes(page).getByLabel('Because of').selectOption('Printing and copying')
  await changes(page).getByLabel('What we changed').fill('The printer takes cards now.')
  await isFine(page, 'reports, what we changed')
  await changes(page).getByRole('button', { name: 'Sign and save' }).click()
  await changes(page).getByText('Sam, ', { exact: false }).first().waitFor()

  const other = await page.context().newPage()
  await other.goto(page.url())
  for (const at of [page, other]) await changes(at).getByRole('button', { name: 'Change what is written on Printing and copying' }).click()
  await changes(other).getByLabel('What we changed').first().fill('The printer takes cards and phones.')
  await changes(other).getByRole('button', { name: 'Sign and save' }).first().click()
  await changes(other).getByText('The printer takes cards and phones.').waitFor()
  await changes(page).getByLabel('What we changed').first().fill('We have a new printer.')
  await changes(page).getByRole('button', { name: 'Sign and save' }).first().click()
  await changes(page).getByText('has changed it meanwhile.').waitFor()
  await expect.poll(() => changes(page).getByText('The printer takes cards and phones.').count()).toBe(1)
  await expect.poll(() => changes(page).getByLabel('What we changed').first().inputValue()).toBe('We have a new printer.')
  await isFine(page, 'reports, two at once')
  await changes(page).getByRole('button', { name: 'Save mine over theirs' }).click()
  await changes(page).getByText('We have a new printer.').waitFor()
  await changes(page).getByRole('button', { name: 'Remove… what is written on Printing and copying' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await changes(page).getByText('Nothing is written here yet.').waitFor()
  // The browser says on its console that an answer was 400 or 409; nothing else is wrong.
  expect(complaints.filter((one) => !/status of (400|409)/.test(one))).toEqual([])
})
