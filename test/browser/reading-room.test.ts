import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { complaintsOf, launchBrowser } from '../setup/browser.ts'
import { welcome } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'
import { firstAdmin, startServer, type RunningServer } from '../setup/server.ts'
import { fillShelf, talk } from '../setup/shelf.ts'
import { invite } from '../setup/staff.ts'

/** A supervisor in the reading room, with a keyboard and without. */
let server: RunningServer
let browser: Browser
let page: Page
const complaints: string[] = []
beforeAll(async () => {
  server = await startServer()
  const admin = await firstAdmin(server)
  const link = await invite(server.url, admin.cookie, { name: 'Vi', email: 'vi@library.example', roles: ['supervisor'], desks: [] })
  admin.leave()
  browser = await launchBrowser()
  page = await (await browser.newContext({ viewport: { width: 1200, height: 860 }, locale: 'en-GB' })).newPage()
  complaintsOf(page, complaints)
  await welcome(page, link, { name: 'Vi', email: 'vi@library.example' })
  await page.goto('about:blank')
  await server.stop()
  await fillShelf(server.folder, [
    talk('Where are the old maps of the harbour? I live on Gull Lane, in the last house.', { readLevel: 4, tags: ['maps'], waited: 400, answered: 'yes', comment: 'Gull Lane says thank you!' }, 'In the local history room. Shall I look whether Gull Lane is on one of them?'),
    talk('May I renew my library card online?', { answered: 'no' }),
    talk('Is there a quiet room for an exam?', { waited: null, ended: 'abandoned' }),
    talk('Do you lend telescopes?'), talk('Which bus stops at the branch library?'),
    ...Array.from({ length: 30 }, (_, n) => talk(`How do I print ${n + 2} pages on both sides of the paper, please?`, { month: '2026-09' })),
  ])
  server = await server.again()
  await page.goto(`${server.url}/console/main/transcripts`)
  await page.getByText('35 transcripts').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const searchFor = async (words: string) => {
  await page.getByLabel('Search for').fill(words)
  await page.getByLabel('Search for').press('Enter')
}
const hits = () => page.locator('.hit')
/** Asked over the debugger each time: a page's own policy forbids the eval with which Playwright's waiting asks again. */
const isSo = (expression: string) => vi.waitFor(async () => expect(await page.evaluate(expression)).toBe(true), { timeout: 60_000 })

test('given a shelf, when words are looked for, then they are found, marked, and narrowed down', async () => {
  await isFine(page, 'transcripts')
  await searchFor('"old maps" -card')
  await page.getByText('1 transcript', { exact: true }).waitFor()
  await expect.poll(() => page.locator('.hit mark').allTextContents()).toEqual(['old maps'])
  await isFine(page, 'transcripts, found')
  await searchFor('"old maps')
  await page.locator('#words-problem', { hasText: 'A phrase needs a quotation mark on both sides.' }).waitFor()
  await page.getByText('Narrow down').click()
  await page.getByLabel('From month').fill('2026-10')
  await page.getByLabel('To month').fill('2026-09')
  await searchFor('')
  await page.locator('#to-problem', { hasText: 'The last month is before the first.' }).waitFor()
  await isFine(page, 'transcripts, wrong')
  await page.getByLabel('To month').fill('2026-10')
  await page.getByText('5 transcripts', { exact: true }).waitFor()
  await page.getByLabel('Answered').selectOption('Nobody came')
  await page.getByText('1 transcript', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.getByText('35 transcripts').waitFor()
  await expect.poll(() => hits().count()).toBe(20)
  await page.getByRole('button', { name: 'Show older ones' }).click()
  await hits().nth(34).waitFor()
})

test('given what was found, when it is read with the keyboard, then the address knows, and back and reload find it again', async () => {
  await searchFor('harbour')
  await page.getByText('1 transcript', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.getByText('35 transcripts').waitFor()
  await hits().first().focus()
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  const second = (await hits().nth(1).locator('.question').textContent()) ?? ''
  await page.locator('.reading', { hasText: second }).waitFor()
  await page.keyboard.press('j')
  const third = (await hits().nth(2).locator('.question').textContent()) ?? ''
  await page.locator('.reading', { hasText: third }).waitFor()
  await isFine(page, 'transcripts, reading')
  await page.reload()
  await page.locator('.reading', { hasText: third }).waitFor()
  await page.goBack()
  await page.locator('.reading', { hasText: second }).waitFor()
  await page.locator('#paper').press('Escape')
  await page.locator('.reading').waitFor({ state: 'detached' })
  await isSo(`document.activeElement.classList.contains('hit')`)
  for (let n = 0; n < 3; n += 1) await page.goBack()
  await page.getByText('1 transcript', { exact: true }).waitFor()
  await expect.poll(() => page.getByLabel('Search for').inputValue()).toBe('harbour')
  expect(page.url()).toContain('#words=harbour')
})

test('given words that still identify somebody, when they are picked with the keys or the mouse, then they are taken out for good', async () => {
  await searchFor('gull')
  await hits().first().click()
  await page.locator('.reading', { hasText: 'Gull Lane' }).waitFor()
  // What was looked for is marked, and no element stands between the words.
  await isSo(`[...(CSS.highlights.get('found') ?? [])].map(String).join() === 'Gull,Gull,Gull'`)
  await page.locator('.picking').focus()
  // Where are the old maps of the harbour I live on Gull Lane
  for (let n = 0; n < 12; n += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByText('Picked: Gull Lane').waitFor({ state: 'attached' })
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'This still identifies someone' })
  await dialog.getByText('Found in 3 places. Then it reads:').waitFor()
  await expect.poll(() => dialog.getByLabel('Words to take out').inputValue()).toBe('Gull Lane')
  await isFine(page, 'transcripts, still identifies')
  await dialog.getByRole('button', { name: 'Take them out for good' }).click()
  await page.getByText('Taken out in 3 places.').waitFor()
  await expect.poll(() => page.locator('.reading').textContent()).toContain('[Masked] says thank you!')
  await page.getByText('Nothing is found.').waitFor()

  // The middle of two words, as a hand picks them.
  await page.locator('.reading .words').first().evaluate((words) => {
    const range = new Range()
    range.setStart(words.firstChild ?? words, words.textContent?.indexOf('ast house') ?? 0)
    range.setEnd(words.firstChild ?? words, (words.textContent?.indexOf('last house') ?? 0) + 7)
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
  })
  await page.getByText('Picked: last house').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'This still identifies someone…' }).click()
  await expect.poll(() => dialog.getByLabel('Words to take out').inputValue()).toBe('last house')
  await dialog.getByLabel('Words to take out').fill('first house')
  await dialog.getByText('Found nowhere in it.').waitFor()
  await dialog.getByLabel('Words to take out').fill('last house\nlocal history')
  await dialog.getByText('Found in 2 places.').waitFor()
  await dialog.getByRole('button', { name: 'Take them out for good' }).click()
  await page.getByText('Taken out in 2 places.').waitFor()
  await page.reload()
  await page.locator('.reading', { hasText: 'In the [Masked] room.' }).waitFor()
  expect(await page.locator('.reading').textContent()).not.toMatch(/gull|last house/i)
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.getByText('35 transcripts').waitFor()
})

test('given what is listed, when it is taken along, then it is in a file, and who did it stands in the audit', async () => {
  await searchFor('telescopes')
  await page.getByText('1 transcript', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Take along…' }).click()
  await isFine(page, 'transcripts, take along')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'As CSV' }).click()])
  expect(download.suggestedFilename()).toBe('transcripts.csv')
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\uFEFFid,desk,[^]*Do you lend telescopes\?/)
  await page.getByRole('navigation').getByRole('link', { name: 'Who read what' }).click()
  await page.getByRole('row', { name: 'Vi took along 1 as CSV' }).waitFor()
  await expect.poll(() => page.getByRole('row', { name: 'Vi masked words in' }).count()).toBe(2)
  expect(await page.locator('table').textContent()).not.toMatch(/gull|telescope/i)
  await isFine(page, 'who read what')
  await page.getByRole('row', { name: 'Vi opened' }).first().getByRole('link').click()
  await page.locator('.reading').waitFor()
  await page.getByRole('button', { name: 'Search', exact: true }).waitFor()
})

test('given an index that is being made, when somebody looks, then they see how far it is, and what comes without asking again', async () => {
  let asked = 0
  const standing = { transcripts: [], count: 0, isMore: false, next: null, isWhole: false, weeks: { taken: 3, all: 8 }, problem: null }
  await page.route('**/transcripts/search', (route) => ((asked += 1) === 1 ? route.fulfill({ json: standing }) : route.continue()))
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await page.reload()
  await page.getByText('The index is being made: 3 of 8 weeks are in it.').waitFor()
  await isFine(page, 'transcripts, being made')
  await hits().first().waitFor()
  expect(await page.getByText('The index is being made').count()).toBe(0)
  await page.unroute('**/transcripts/search')
})

test('given a transcript, when it is printed, then only it is on the paper', async () => {
  await hits().first().click()
  await page.locator('.reading').waitFor()
  await page.emulateMedia({ media: 'print' })
  await expect.poll(() => page.locator('.reading').isVisible()).toBe(true)
  for (const other of ['.finding', '.top', '.room-title', '.tools button']) await expect.poll(() => page.locator(other).first().isVisible(), { message: other }).toBe(false)
  await page.getByText(/^The Library · A transcript, de-identified · printed on \d+ \S+ \d+$/).waitFor()
  await page.getByText('Please destroy this sheet when it has done its work').waitFor()
  await page.emulateMedia({ media: 'screen' })
})

test('these pages complained of nothing but what was refused', () => {
  expect(complaints.filter((one) => !/status of 40[0139]/.test(one))).toEqual([])
})
