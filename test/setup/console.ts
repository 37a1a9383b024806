import type { Locator, Page } from 'playwright-core'
import { complaintsOf } from './browser.ts'
import { welcome, type OpenDesk } from './desk.ts'

/** The console's pages beside the desk, as somebody finds their way through them. */

export async function goes(page: Page, name: string, heading = name): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
}

/** Invites somebody as the admin in this window: the link that is shown. */
export async function invites(page: Page, name: string, roles: string[] = ['Librarian']): Promise<string> {
  await goes(page, 'People')
  const form = page.locator('form', { has: page.getByRole('heading', { name: 'Invite somebody' }) })
  await form.getByLabel('Name', { exact: true }).fill(name)
  await form.getByLabel('E-mail').fill(`${name.toLowerCase()}@library.example`)
  for (const role of ['Librarian', 'Supervisor', 'Admin']) await form.getByLabel(role).setChecked(roles.includes(role))
  await form.getByRole('button', { name: 'Make a link' }).click()
  await form.getByText('works once, within seven days').waitFor()
  return form.getByLabel('The link').inputValue()
}

/** Somebody new in a window of their own, by the link they were given. */
export async function arrives(desk: OpenDesk, link: string, name: string): Promise<Page> {
  const page = await (await desk.browser.newContext({ viewport: { width: 1100, height: 800 } })).newPage()
  complaintsOf(page, desk.complaints)
  await welcome(page, link, { name, email: `${name.toLowerCase()}@library.example` })
  return page
}

/** What is under a name that unfolds, unfolded: a person's card, or a desk's sheet. */
async function unfolded(one: Locator): Promise<Locator> {
  const details = one.locator('details').or(one.and(one.page().locator('details'))).first()
  await details.waitFor()
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
  return one
}
const named = (page: Page, name: string) => page.locator('summary strong', { hasText: name })
export const card = (page: Page, name: string) => unfolded(page.getByRole('listitem').filter({ has: named(page, name) }))
export const sheet = (page: Page, name: string) => unfolded(page.locator('.sheet', { has: named(page, name) }))
