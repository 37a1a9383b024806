import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { arrives, card, goes, invites } from '../setup/console.ts'
import { openDesk, type OpenDesk } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'

/** Who works here, as an admin sees to it: Sam opened the library with the first link. */
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
beforeEach(async () => {
  await desk.console.goto(`${desk.server.url}/console/main`)
  await desk.console.getByRole('navigation').waitFor()
})

test('given an invitation, when its link is used, then a librarian is here who sees nothing of an admin’s', async () => {
  const link = await invites(desk.console, 'Robin')
  await isFine(desk.console, 'people, a link')
  const robin = await arrives(desk, link, 'Robin')
  const pages = await robin.getByRole('navigation').getByRole('link').allTextContents()
  expect(pages).toEqual(expect.arrayContaining(['Desk', 'Inbox', 'My practice', 'Robin']))
  expect(pages.filter((page) => ['Transcripts', 'The coach', 'Who read what', 'People', 'Settings'].includes(page))).toEqual([])
  await robin.goto(`${desk.server.url}/console/main/people`)
  await robin.getByText('You may not do this.').waitFor()
  expect(await robin.getByRole('button', { name: 'Make a link' }).count()).toBe(0)
  await robin.context().close()
})

test('given a link that went astray, when it is taken back, then it is good for nobody', async () => {
  const { console } = desk
  const link = await invites(console, 'Astrid')
  const invited = console.locator('section', { has: console.getByRole('heading', { name: 'Invited, not here yet' }) })
  await invited.getByText('astrid@library.example').waitFor()
  await isFine(console, 'people, invited')
  await invited.getByRole('button', { name: 'Take back the link for Astrid' }).click()
  await invited.getByText('The link for Astrid is good for nobody now.').waitFor()
  const stranger = await (await desk.browser.newContext()).newPage()
  await stranger.goto(link)
  await stranger.getByText('This link no longer works').waitFor()
  await stranger.context().close()
})

test('given an address that is taken, when it is invited again, then the refusal stands at the field', async () => {
  const { console } = desk
  await goes(console, 'People')
  await console.locator('#invite-name').fill('Robin the second')
  await console.locator('#invite-email').fill('ROBIN@library.example')
  await console.getByRole('button', { name: 'Make a link' }).click()
  await console.locator('#invite-email-problem', { hasText: 'Somebody with this address is here already.' }).waitFor()
  await expect.poll(() => console.locator('#invite-email').getAttribute('aria-invalid')).toBe('true')
  await expect.poll(() => console.locator('#invite-name').inputValue()).toBe('Robin the second')
  await console.locator('#invite-email').fill('robin')
  await console.getByRole('button', { name: 'Make a link' }).click()
  await console.locator('#invite-email-problem', { hasText: 'Please check the e-mail address.' }).waitFor()
  await console.locator('#invite-name').fill('')
  await console.locator('#invite-email').fill('')
})

test('given a colleague, when their rights change, then their console follows; without an admin no library is left', async () => {
  const { console } = desk
  const kim = await arrives(desk, await invites(console, 'Kim'), 'Kim')
  await goes(console, 'Desk')
  await goes(console, 'People')
  const hers = await card(console, 'Kim')
  await hers.getByLabel('Librarian').uncheck()
  await hers.getByRole('button', { name: 'Save' }).click()
  await hers.getByText('Please choose at least one role.').waitFor()
  await hers.getByLabel('Supervisor').check()
  await hers.getByLabel('Admin').check()
  await hers.getByRole('button', { name: 'Save' }).click()
  await hers.getByText('Saved.', { exact: true }).waitFor()
  await kim.getByRole('navigation').getByRole('link', { name: 'People' }).waitFor()
  await hers.getByLabel('Admin').uncheck()
  await hers.getByRole('button', { name: 'Save' }).click()
  await kim.getByRole('navigation').getByRole('link', { name: 'People' }).waitFor({ state: 'detached' })
  const mine = await card(console, 'Sam')
  await mine.getByLabel('Admin').uncheck()
  await mine.getByRole('button', { name: 'Save' }).click()
  await mine.getByText('The library needs an admin').waitFor()
  await mine.getByLabel('Admin').check()
  await isFine(console, 'people, open')
  await kim.context().close()
})

test('given a colleague who forgot a password, when an admin makes a link, then they are told what it costs, and signed out', async () => {
  const { console } = desk
  const toni = await arrives(desk, await invites(console, 'Toni'), 'Toni')
  await goes(console, 'Desk')
  await goes(console, 'People')
  const theirs = await card(console, 'Toni')
  await theirs.getByRole('button', { name: 'New password…' }).click()
  const dialog = console.getByRole('dialog', { name: 'A new password for Toni?' })
  await dialog.getByText('signed out everywhere, and their own practice is erased').waitFor()
  await isFine(console, 'people, a new password')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  await theirs.getByText('works once, within one day').waitFor()
  const link = await theirs.getByLabel('The link').inputValue()
  await toni.reload()
  await toni.getByRole('button', { name: 'Sign in' }).waitFor()
  await toni.goto(link)
  await toni.getByLabel('Password').fill('another long enough one')
  await toni.getByRole('button', { name: 'Save the password' }).click()
  await toni.getByRole('navigation').waitFor()

  await theirs.getByRole('button', { name: 'Remove…' }).click()
  await console.getByRole('dialog', { name: 'Remove Toni?' }).getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => theirs.count()).toBe(1)
  await theirs.getByRole('button', { name: 'Remove…' }).click()
  await console.getByRole('dialog', { name: 'Remove Toni?' }).getByRole('button', { name: 'Remove' }).click()
  await console.getByText('Toni is no longer here.').waitFor()
  await theirs.waitFor({ state: 'detached' })
  await toni.reload()
  await toni.getByRole('button', { name: 'Sign in' }).waitFor()
  await toni.context().close()
})

test('none of these pages complained, but of refusals that were meant', () => {
  expect(desk.complaints.filter((one) => !/status of 40[0139]/.test(one))).toEqual([])
})
