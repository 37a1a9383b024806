import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openDesk, says, type OpenDesk } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'

/** The rehearsal room, as somebody new meets it: a patron who is not real, the desk's composer and coach, and how it was. */
let desk: OpenDesk
let room: Page
beforeAll(async () => {
  desk = await openDesk()
  room = desk.console
  await room.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(() => desk?.close())
const begins = async (name: string) => {
  await room.getByRole('navigation').getByRole('link', { name: 'Rehearse' }).click()
  await room.getByRole('button', { name: `Begin with ${name}` }).click()
  await room.getByRole('heading', { name, level: 1 }).waitFor()
}
const patronSays = (words: string) => room.getByRole('log', { name: /What was said/ }).getByText(words).waitFor()
const noticed = () => room.getByRole('complementary', { name: 'What the coach noticed' })

test('a whole rehearsal: the coach asks as at the desk, the patron says what they meant, and tells in the end how it was', async () => {
  await room.getByRole('navigation').getByRole('link', { name: 'Rehearse' }).click()
  await room.getByRole('heading', { name: 'Rehearsal room', level: 1 }).waitFor()
  await room.getByRole('button', { name: /^Begin/ }).first().waitFor()
  await expect.poll(() => room.getByRole('button', { name: /^Begin/ }).count()).toBe(12)
  await isFine(room, 'rehearse, the patrons')
  await begins('A vague question')
  const composer = 'Your message to Jon'
  await room.locator('.in-view').getByText('I need something on climate').waitFor()
  await expect.poll(() => room.evaluate('document.activeElement.dataset.composer')).toBe('true')
  await isFine(room, 'rehearse, the beginning')

  await says(room, composer, 'Here is our guide to the weather: https://library.example/weather')
  await room.getByText('Press Enter again').waitFor()
  await isFine(room, 'rehearse, the coach asks')
  await says(room, composer, 'So you’re looking for something on climate. What would you like to do with it?')
  // The card was read, the draft is another: as at the desk, the next Enter sends.
  await patronSays('apple trees')
  await noticed().getByText('You said their question back in your own words.').waitFor()
  await isFine(room, 'rehearse, after an exchange')

  await says(room, composer, 'The weather service has written down the first blossom since 1950, the tables are here, under plants: https://weather.example/blossom')
  await patronSays('exactly the kind of thing')
  await says(room, composer, 'Does that give you what you need for the talk?')
  await room.getByRole('heading', { name: 'How it was for Jon' }).waitFor()
  await expect.poll(() => room.evaluate('document.activeElement.id')).toBe('review')
  await room.getByRole('heading', { name: 'What worked' }).waitFor()
  await room.getByText('I noticed that I meant something else').waitFor()
  await room.getByText('eighty years of apple blossom').waitFor()
  await isFine(room, 'rehearse, the review')

  await room.getByRole('button', { name: 'Once more' }).click()
  await room.locator('.in-view').getByText('I need something on climate').waitFor()
  expect(await room.getByText('apple trees').count()).toBe(0)
})

test('a crisis: the panel opens, no rule speaks, and handing over to a colleague is the good end', async () => {
  await room.getByRole('navigation').getByRole('link', { name: 'Desk' }).click()
  await begins('Somebody in a crisis')
  await room.getByRole('alert', { name: 'They may need help' }).waitFor()
  await says(room, 'Your message to Sam', 'I hear you, Sam. I am here. Are you safe right now?')
  await patronSays('so much')
  await room.getByText('More to do with this chat').click()
  await room.getByRole('button', { name: 'Pass on…' }).click()
  await room.getByLabel('To', { exact: true }).selectOption({ label: 'Children’s desk (nobody there now)' })
  await room.getByRole('dialog').getByRole('button', { name: 'Pass on' }).click()
  await room.getByRole('heading', { name: 'How it was for Sam' }).waitFor()
  await room.getByText('You said who comes next, and you waited with me.').waitFor()
})

test('a brush-off: the patron is angrier, leaves, and the review is calm', async () => {
  await room.getByRole('button', { name: 'Another patron' }).first().click()
  await begins('Upset about a fine')
  await says(room, 'Your message to Rosa', 'You should have returned it.')
  await patronSays('so now it’s my fault??'.replace('’', "'"))
  await noticed().getByText(/fault/).waitFor()
  await says(room, 'Your message to Rosa', 'Fines can be paid online.')
  await room.getByRole('heading', { name: 'What was hard' }).waitFor()
  await room.getByText('Some chats go like this').waitFor()
  await isFine(room, 'rehearse, a review of what was hard')
})

test('nothing of it is anywhere: no chat at the desk, no practice, nothing kept in the browser', async () => {
  await room.getByRole('navigation').getByRole('link', { name: 'My practice' }).click()
  await room.getByText('There is nothing here yet').waitFor()
  await room.getByRole('navigation').getByRole('link', { name: 'Desk' }).click()
  await room.getByText('All is quiet').waitFor()
  expect(await room.evaluate('JSON.stringify({ ...sessionStorage, ...localStorage })')).not.toMatch(/climate|fine|rehearsal/i)
  expect(desk.complaints).toEqual([])
})
