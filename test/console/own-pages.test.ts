import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { goes } from '../setup/console.ts'
import { ends, inAChat, openDesk, says, type OpenDesk } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'

/** The pages that are everybody's own: their practice, and what they set for themselves. */
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
beforeEach(async () => {
  await desk.console.goto(`${desk.server.url}/console/main`)
  await desk.console.getByRole('navigation').waitFor()
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
