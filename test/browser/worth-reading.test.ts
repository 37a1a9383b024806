import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf } from '../setup/browser.ts'
import { inAChat, openDesk, says, welcome, type OpenDesk } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'
import { areShelved, fillShelf, letThanksArrive, letWeeksPass, talk } from '../setup/shelf.ts'
import { invite, signIn } from '../setup/staff.ts'

/** A librarian shares a chat, a supervisor makes a set for a meeting, and thanks find their way. */
let desk: OpenDesk
let vi: Page
beforeAll(async () => {
  desk = await openDesk()
  const admin = await signIn(desk.server.url, 'sam@library.example', 'a long enough password')
  const link = await invite(desk.server.url, admin, { name: 'Vi', email: 'vi@library.example', roles: ['supervisor'], desks: [] })
  vi = await (await desk.browser.newContext({ viewport: { width: 1200, height: 860 }, locale: 'en-GB' })).newPage()
  complaintsOf(vi, desk.complaints)
  await welcome(vi, link, { name: 'Vi', email: 'vi@library.example' })
})
afterAll(() => desk?.close())

/** The server again after something was done to its data, with both consoles on a page of theirs. */
async function meanwhile(work: (folder: string) => Promise<unknown>): Promise<void> {
  await desk.server.stop()
  await work(desk.server.folder)
  desk.server = await desk.server.again()
}
const goes = (page: Page, to: string) => page.goto(`${desk.server.url}/console/main/${to}`)

test('given a chat that has ended, when its librarian shares it, then she is told what that means', async () => {
  const { console } = desk
  const patron = await inAChat(desk, 'Where can I read about the lighthouse keepers?')
  await says(console, 'Your message to Ana', 'In the local history room, Ana.')
  await patron.getByText('In the local history room').waitFor()
  await console.getByRole('button', { name: 'End…' }).click()
  await console.getByRole('button', { name: 'End the chat' }).click()
  const anyway = console.getByRole('button', { name: 'End anyway' })
  await anyway.or(console.getByText('This chat is over.')).first().waitFor()
  if (await anyway.isVisible()) await anyway.click()
  await console.getByText('Worth sharing?').click()
  await isFine(console, 'worth sharing')
  await console.getByRole('button', { name: 'Rather not' }).click()
  await console.getByText('It will not be shared.').waitFor()
  await console.getByRole('button', { name: 'Share it' }).click()
  await console.getByText('It will be shared, unless').waitFor()
})

test('given transcripts that have come, when a supervisor makes a set for a meeting, then the desk’s librarians read it', async () => {
  const month = new Intl.DateTimeFormat('sv', { year: 'numeric', month: '2-digit' }).format(new Date()).slice(0, 7)
  await areShelved(desk.server.folder, 1)
  await meanwhile(async (folder) => {
    await letWeeksPass(folder)
    await fillShelf(folder, ['telescopes', 'ukuleles', 'bread tins', 'atlases', 'seeds'].map((thing) => talk(`Do you lend ${thing}?`, { month })))
  })
  await goes(vi, 'transcripts')
  await vi.getByText('6 transcripts').waitFor()
  await vi.locator('.hit', { hasText: 'ukuleles' }).click()
  await vi.getByRole('button', { name: 'For a meeting…' }).click()
  const dialog = vi.getByRole('dialog', { name: 'To discuss at a meeting' })
  await dialog.getByRole('button', { name: 'Make the set' }).click()
  await dialog.getByText('Please give it a name.').waitFor()
  await dialog.getByLabel('Name').fill('Things we lend')
  await dialog.getByLabel('What to talk about').fill('What would we say if we did not?')
  await isFine(vi, 'for a meeting')
  await dialog.getByRole('button', { name: 'Make the set' }).click()
  await dialog.getByText('It is in “Things we lend”.').waitFor()
  await dialog.getByRole('button', { name: 'Done' }).click()

  await goes(desk.console, 'worth-reading')
  await desk.console.getByRole('heading', { name: 'Things we lend' }).waitFor()
  await desk.console.locator('.hit', { hasText: 'ukuleles' }).click()
  await desk.console.locator('.reading', { hasText: 'Do you lend ukuleles?' }).waitFor()
  await isFine(desk.console, 'worth reading')
  await goes(vi, 'worth-reading')
  await vi.getByRole('button', { name: 'Change…' }).click()
  await vi.getByLabel('Name').fill('What we lend')
  await vi.getByRole('button', { name: 'Save' }).click()
  await vi.getByRole('heading', { name: 'What we lend' }).waitFor()
  await vi.locator('.hit', { hasText: 'ukuleles' }).click()
  await vi.getByRole('button', { name: 'Take out of the set' }).click()
  await vi.getByText('Nothing in it can be seen.').waitFor()
  await vi.getByRole('button', { name: 'Remove…' }).click()
  await vi.getByRole('dialog', { name: 'Remove “What we lend”?' }).getByRole('button', { name: 'Remove' }).click()
  await vi.getByRole('heading', { name: 'What we lend' }).waitFor({ state: 'detached' })
})

test('given a shared chat, when a reader sends thanks, then they arrive without either learning of the other', async () => {
  await vi.locator('.hit', { hasText: 'lighthouse keepers' }).click()
  await vi.locator('.reading', { hasText: 'In the local history room, [Patron].' }).waitFor()
  expect(await vi.locator('main').textContent()).not.toMatch(/\bSam\b|\bAna\b|mine/)
  await vi.getByRole('button', { name: 'Send thanks' }).click()
  await vi.getByText('Your thanks are on their way.').waitFor()
  await isFine(vi, 'worth reading, thanks')
  await meanwhile(letThanksArrive)
  await goes(desk.console, 'worth-reading')
  await desk.console.getByText('A colleague thanks you for what you shared.').waitFor()
  expect(await desk.console.locator('.thanks').textContent()).not.toContain('Vi')
  await desk.console.locator('.hit', { hasText: 'lighthouse keepers' }).click()
  await isFine(desk.console, 'worth reading, mine')
  await desk.console.getByRole('button', { name: 'This is mine: take it back…' }).click()
  await desk.console.getByRole('button', { name: 'Take it back', exact: true }).click()
  await desk.console.getByText('Nothing yet.').waitFor()
  await goes(vi, 'worth-reading')
  await vi.getByText('Nothing yet.').waitFor()
})

test('these pages complained only while the server was away', () => {
  expect(desk.complaints.filter((one) => !/status of 40[0139]|WebSocket|ERR_CONNECTION|Failed to fetch/.test(one))).toEqual([])
})
