import type { Dialog, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { complaintsOf } from '../setup/browser.ts'
import { ends, inAChat, openDesk, says, welcome, type OpenDesk } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'

/** What an admin does beside answering, and the pages that are everybody's own: Sam opened the library with the first link. */
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
  desk.console.setDefaultTimeout(30_000)
})
afterAll(() => desk?.close())
beforeEach(async () => {
  const goOn = (dialog: Dialog) => void dialog.accept()
  desk.console.on('dialog', goOn)
  await desk.console.goto(`${desk.server.url}/console/main`)
  await desk.console.getByRole('navigation').waitFor()
  desk.console.off('dialog', goOn)
})

async function goes(page: Page, name: string, heading = name): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
}

/** Invites somebody as the admin in this window: the link that is shown. */
async function invites(page: Page, name: string, roles: string[] = ['Librarian']): Promise<string> {
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
async function arrives(link: string, name: string): Promise<Page> {
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
const card = (page: Page, name: string) => unfolded(page.getByRole('listitem').filter({ has: named(page, name) }))
const sheet = (page: Page, name: string) => unfolded(page.locator('.sheet', { has: named(page, name) }))
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
const isSaved = (page: Page) => page.getByText('Saved. It holds from now on.').waitFor()

test('given an invitation, when its link is used, then a librarian is here who sees nothing of an admin’s', async () => {
  const link = await invites(desk.console, 'Robin')
  await isFine(desk.console, 'people, a link')
  const robin = await arrives(link, 'Robin')
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
  const kim = await arrives(await invites(console, 'Kim'), 'Kim')
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
  const toni = await arrives(await invites(console, 'Toni'), 'Toni')
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

const Open = v.object({ libraryName: v.string(), coming: v.array(v.object({ date: v.string(), name: v.string(), hours: v.array(v.object({ from: v.string(), to: v.string() })) })) })

test('given new hours, when they are saved, then the library’s website hears of them', async () => {
  const { console } = desk
  await goes(console, 'Settings')
  await console.locator('#name').fill('Library by the River')
  const reference = await sheet(console, 'Reference desk')
  await reference.getByLabel('Monday, from').fill('07:30')
  await reference.getByLabel('Monday, until').fill('12:15')
  await reference.getByRole('button', { name: 'Add hours on Monday' }).click()
  await reference.getByLabel('Monday, until').nth(1).fill('00:00')
  await reference.getByRole('button', { name: 'Copy Monday’s hours to all weekdays' }).click()
  await save(console)
  await isSaved(console)
  const answer = v.parse(Open, await (await fetch(`${desk.server.url}/open/main/reference`)).json())
  expect(answer.libraryName).toBe('Library by the River')
  expect(answer.coming.map(({ hours }) => hours)).toContainEqual([{ from: '07:30', to: '12:15' }, { from: '12:15', to: '24:00' }])
})

test('given everything a library can say, when it is saved and read again, then it is all there', async () => {
  const { console } = desk
  await goes(console, 'Settings')
  await console.getByRole('button', { name: 'Add a website' }).click()
  await console.getByLabel('Website 1').fill('https://www.river.example')
  await console.getByLabel('Months that a transcript is kept').fill('6')
  await console.getByRole('button', { name: 'Add a branch' }).click()
  await console.getByLabel('Branch 1').fill('Grace Hill')
  await console.getByRole('button', { name: 'Add a pattern of students' }).click()
  await console.getByLabel('Pattern of students 1').fill('S + 7 digits')
  await console.getByRole('button', { name: 'Add a reply' }).click()
  await console.getByLabel('What it is called').fill('Renewing')
  await console.locator('textarea').fill('You can renew a loan twice.')
  await console.getByRole('button', { name: 'Add a desk' }).click()
  const added = await sheet(console, 'A new desk')
  // On its way it is the name of another desk for a moment: the field stays.
  await added.getByLabel('Name in addresses').fill('children')
  await added.getByLabel('Name in addresses').fill('children-maps')
  await added.locator('[id="desks.2.name"]').fill('Maps')
  const maps = await sheet(console, 'Maps')
  await maps.getByLabel('Kind').selectOption({ label: 'Research' })
  await maps.getByLabel('Days that a chat is kept').fill('0')
  await maps.getByRole('button', { name: 'Add a day' }).click()
  await maps.getByLabel('Date').fill('2031-05-01')
  await maps.getByLabel('What it is').fill('May Day')
  await maps.getByRole('button', { name: 'Add a place' }).click()
  await maps.locator('[id="desks.2.resources.0.name"]').fill('Night line')
  await maps.getByLabel('Phone, address or link').fill('0800 555 0100')
  await isFine(console, 'settings, a new desk')
  await save(console)
  await isSaved(console)
  await console.reload()
  const again = await sheet(console, 'Maps')
  await expect.poll(() => again.locator('summary').textContent()).toContain('children-maps')
  await expect.poll(() => again.getByLabel('Kind').inputValue()).toBe('research')
  await expect.poll(() => again.getByLabel('Days that a chat is kept').inputValue()).toBe('0')
  await expect.poll(() => again.getByLabel('Date').inputValue()).toBe('2031-05-01')
  await expect.poll(() => again.getByLabel('Phone, address or link').inputValue()).toBe('0800 555 0100')
  await expect.poll(() => console.getByLabel('Website 1').inputValue()).toBe('https://www.river.example')
  await expect.poll(() => console.locator('textarea').inputValue()).toBe('You can renew a loan twice.')
  await expect.poll(() => console.getByLabel('Months that a transcript is kept').inputValue()).toBe('6')
  await expect.poll(() => console.getByLabel('Branch 1').inputValue()).toBe('Grace Hill')
  await expect.poll(() => console.getByLabel('Pattern of students 1').inputValue()).toBe('S + 7 digits')
  await again.getByRole('button', { name: 'Remove this desk' }).click()
  await save(console)
  await isSaved(console)
})

test('given wrong values, when they are saved, then each is named at its field, and nothing typed is lost', async () => {
  const { console } = desk
  await goes(console, 'Settings')
  const wrong: [field: string, value: string, words: string][] = [
    ['name', ' ', 'Please fill this in.'],
    ['zone', 'Middle-earth/Shire', 'Please give a time zone such as Europe/Berlin.'],
    ['idleMinutes', '0', 'Please take 1 or more.'],
    ['abandonedMinutes', '', 'Please give a whole number.'],
    ['sites.0', 'river.example/chat', 'Please give an origin such as https://www.library.example.'],
    ['transcripts.keepMonths', '121', 'Please take 120 or less.'],
    ['transcripts.cardPatterns.0', '(a+)+', 'Please give a pattern such as “2 + 13 digits”, “A or B + 8 digits” or “3 letters + 4 digits”.'],
    ['transcripts.ownPhones.0', '12', 'Please give a telephone number of at least five digits.'],
    ['transcripts.ownHosts.0', 'https://library.example', 'Please give a host such as library.example.edu, without https://.'],
    ['desks.0.keepDays', '366', 'Please take 365 or less.'],
    ['desks.2.id', 'children', 'Please give a name that no other desk has.'],
    ['desks.2.name', 'x'.repeat(81), 'That is too long: 80 at most.'],
  ]
  await sheet(console, 'Reference desk')
  for (const add of ['Add a desk', 'Add a phone number', 'Add a web address']) await console.getByRole('button', { name: add }).click()
  for (const [field, value] of wrong) await console.locator(`[id="${field}"]`).fill(value)
  const reference = await sheet(console, 'Reference desk')
  await reference.getByLabel('Saturday, until').fill('08:00')
  await reference.getByRole('button', { name: 'Add a day' }).click()
  await reference.locator('summary').click()
  await save(console)
  await console.getByText('Please check what is marked: 14 places.').waitFor()
  await expect.poll(() => console.evaluate('document.activeElement.id')).toBe('name')
  for (const [field, value, words] of wrong) {
    await expect.poll(() => console.locator(`[id="${field}-problem"]`).textContent(), { message: field }).toBe(words)
    await expect.poll(() => console.locator(`[id="${field}"]`).inputValue(), { message: field }).toBe(value)
  }
  await expect.poll(() => reference.getByText('Please give hours that begin before they end.').isVisible()).toBe(true)
  await expect.poll(() => console.locator('[id="desks.0.holidays.0.date-problem"]').textContent()).toBe('Please give a date.')
  await isFine(console, 'settings, wrong')
  await console.locator('[id="name"]').fill('Library by the River')
  await console.locator('[id="name-problem"]').waitFor({ state: 'detached' })
  await console.getByRole('button', { name: 'Undo all…' }).click()
  await console.getByRole('dialog', { name: 'Undo all changes?' }).getByRole('button', { name: 'Undo all' }).click()
  await expect.poll(() => console.locator('[id="idleMinutes"]').inputValue()).toBe('5')
})

test('given unsaved changes, when the page is left, then it is asked about, and they wait', async () => {
  const { console } = desk
  await goes(console, 'Settings')
  await console.locator('[id="idleMinutes"]').fill('17')
  await console.getByRole('navigation').getByRole('link', { name: 'People' }).click()
  const dialog = console.getByRole('dialog', { name: 'Leave without saving?' })
  await isFine(console, 'settings, leave?')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => console.locator('[id="idleMinutes"]').inputValue()).toBe('17')
  await console.getByRole('navigation').getByRole('link', { name: 'People' }).click()
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await console.getByRole('heading', { name: 'People', level: 1 }).waitFor()
  const asked = console.waitForEvent('dialog')
  await console.evaluate('setTimeout(() => location.reload())')
  const beforeUnload = await asked
  expect(beforeUnload.type()).toBe('beforeunload')
  await beforeUnload.dismiss()
  await console.goBack()
  await console.getByText('Not saved yet.').waitFor()
  await expect.poll(() => console.locator('[id="idleMinutes"]').inputValue()).toBe('17')
  await save(console)
  await isSaved(console)
})

test('given two admins who change the settings at once, when both save, then the second can look at the first’s, come back, and decide', async () => {
  const { console } = desk
  const noor = await arrives(await invites(console, 'Noor', ['Admin']), 'Noor')
  await goes(console, 'Settings')
  await goes(noor, 'Settings')
  await noor.locator('[id="name"]').fill('Library of the Hills')
  await console.locator('[id="name"]').fill('Library of the Harbour')
  await save(noor)
  await isSaved(noor)
  await save(console)
  await console.getByText('Somebody else has saved the settings meanwhile.').waitFor()
  await expect.poll(() => console.locator('[id="name"]').inputValue()).toBe('Library of the Harbour')
  await isFine(console, 'settings, a conflict')
  await console.getByRole('button', { name: 'Look at theirs' }).click()
  await console.getByText('These are theirs. Yours are kept.').waitFor()
  await expect.poll(() => console.locator('[id="name"]').inputValue()).toBe('Library of the Hills')
  await isFine(console, 'settings, theirs')
  await console.getByRole('button', { name: 'Back to mine' }).click()
  await expect.poll(() => console.locator('[id="name"]').inputValue()).toBe('Library of the Harbour')
  await console.getByRole('button', { name: 'Save mine over theirs' }).click()
  await isSaved(console)
  expect(v.parse(Open, await (await fetch(`${desk.server.url}/open/main/reference`)).json()).libraryName).toBe('Library of the Harbour')

  await noor.locator('[id="name"]').fill('Library of the Heath')
  await save(noor)
  await noor.getByRole('button', { name: 'Look at theirs' }).click()
  await noor.getByRole('button', { name: 'Keep theirs, drop mine' }).click()
  await noor.getByRole('button', { name: 'Save', exact: true }).waitFor()
  await expect.poll(() => noor.locator('[id="name"]').inputValue()).toBe('Library of the Harbour')
  await noor.context().close()
})

test('given a chat with the coach, when I look at my practice, then it is told in kind words, quieted and erased as I wish', async () => {
  const { console } = desk
  await goes(console, 'My practice')
  await console.getByText('There is nothing here yet.').waitFor()
  await goes(console, 'Desk')
  await inAChat(desk)
  await says(console, 'Your message to Ana', 'You are looking for something to read about barn owls, is that right? The nature shelf on the first floor has three books.')
  await says(console, 'Your message to Ana', 'Does this completely answer your question?')
  await ends(console)
  await goes(console, 'My practice')
  await console.getByText('Only you can open this page; whoever runs the machine could read its database.').waitFor()
  const rule = console.locator('section.card', { has: console.locator('figure') }).first()
  await rule.waitFor()
  await rule.getByText('As a table').click()
  await rule.getByRole('columnheader', { name: 'By itself' }).waitFor()
  await isFine(console, 'my practice')
  await rule.getByRole('switch', { name: 'Quiet' }).click()
  await rule.getByText('You asked this rule to be quiet.').waitFor()
  await rule.getByRole('switch', { name: 'only a mark' }).click()
  await rule.getByRole('switch', { name: 'only a mark', checked: true }).waitFor()
  await console.getByRole('switch', { name: 'The coach reads my drafts' }).click()
  await console.getByRole('switch', { name: 'The coach reads my drafts', checked: false }).waitFor()
  await console.getByRole('button', { name: 'Erase my practice…' }).click()
  await console.getByRole('dialog', { name: 'Erase my practice?' }).getByText('What you asked of the coach stays').waitFor()
  await isFine(console, 'my practice, erase?')
  await console.getByRole('button', { name: 'Erase it' }).click()
  await console.getByText('Your practice is erased.').waitFor()
  await expect.poll(() => console.locator('figure').count()).toBe(0)
  await console.getByText('You asked this rule to be quiet.').waitFor()
})

test('given my own page, when I change my name, my cap, the sound and my password, then each holds', async () => {
  const { console } = desk
  await goes(console, 'Sam', 'Me')
  await console.getByLabel('Name', { exact: true }).fill(' ')
  await console.getByRole('button', { name: 'Save' }).first().click()
  await console.getByText('Please say what we may call you.').waitFor()
  await console.getByLabel('Name', { exact: true }).fill('Samira')
  await console.getByRole('button', { name: 'Save' }).first().click()
  await console.getByText('Saved. New chats show it.').waitFor()
  await console.getByRole('navigation').getByRole('link', { name: 'Samira' }).waitFor()
  await console.getByRole('button', { name: 'Try it' }).click()
  await console.getByRole('switch', { name: 'A sound when somebody asks' }).click()
  await console.getByRole('button', { name: 'Try it' }).waitFor({ state: 'detached' })
  await console.getByLabel('How many chats at once').selectOption('3')
  await console.getByLabel('The one I have').fill('not the one I have')
  await console.getByLabel('The new one').fill('short')
  await console.getByRole('button', { name: 'Save' }).last().click()
  await console.locator('#new-password-problem', { hasText: 'Please take at least ten letters.' }).waitFor()
  await console.getByLabel('The new one').fill('four quiet words here')
  await console.getByRole('button', { name: 'Save' }).last().click()
  await console.locator('#old-password-problem', { hasText: 'That is not your password.' }).waitFor()
  await isFine(console, 'me, wrong')
  await console.getByLabel('The one I have').fill('a long enough password')
  await console.getByRole('button', { name: 'Save' }).last().click()
  await console.getByText('You are signed in here, and nowhere else.').waitFor()
  await console.reload()
  await console.getByRole('heading', { name: 'Me', level: 1 }).waitFor()
  await expect.poll(() => console.getByLabel('How many chats at once').inputValue()).toBe('3')
  await expect.poll(() => console.getByRole('switch', { name: 'A sound when somebody asks' }).getAttribute('aria-checked')).toBe('false')
})

test('none of these pages complained, but of refusals that were meant', () => {
  expect(desk.complaints.filter((one) => !/status of 40[0139]/.test(one))).toEqual([])
})
