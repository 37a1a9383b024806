import type { Dialog, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { arrives, goes, invites, sheet } from '../setup/console.ts'
import { openDesk, type OpenDesk } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'

/** How the library works, as an admin says it in the console. */
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
beforeEach(async () => {
  const goOn = (dialog: Dialog) => void dialog.accept()
  desk.console.on('dialog', goOn)
  await desk.console.goto(`${desk.server.url}/console/main`)
  await desk.console.getByRole('navigation').waitFor()
  desk.console.off('dialog', goOn)
})

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
const isSaved = (page: Page) => page.getByText('Saved. It holds from now on.').waitFor()

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
  const noor = await arrives(desk, await invites(console, 'Noor', ['Admin']), 'Noor')
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

test('none of these pages complained, but of refusals that were meant', () => {
  expect(desk.complaints.filter((one) => !/status of 40[0139]/.test(one))).toEqual([])
})
