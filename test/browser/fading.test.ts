import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Page } from 'playwright-core'
import { fadesAfter, boostsAfter } from '../../server/coaching/practice.ts'
import { ends, inAChat, openDesk, says, type OpenDesk } from '../setup/desk.ts'
import { goes } from '../setup/console.ts'
import { isFine } from '../setup/is-fine.ts'

/** A rule that comes by itself goes quiet for its librarian, and looks in again: as they meet it at the desk, one chat after the other. */
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
const composer = 'Your message to Ana'
const card = () => desk.console.getByText('Press Enter again')
/** An answer, and a patron who neither says that it was one nor goes: a goodbye would end this chat too soon. */
async function answered(question: string): Promise<Page> {
  const patron = await inAChat(desk, question)
  await librarianSays(patron, 'Hello Ana, by the window, next to the globe.')
  return patron
}
async function librarianSays(patron: Page, text: string): Promise<void> {
  await says(desk.console, composer, text)
  await patron.getByText(text).last().waitFor()
}
async function patronSays(patron: Page, text: string): Promise<void> {
  await says(patron, 'Your message', text)
  await desk.console.getByRole('log').getByText(text, { exact: true }).last().waitFor()
}
const toDesk = () => desk.console.getByRole('navigation').getByRole('link', { name: 'Desk' }).click()
/** My practice, opened anew until what was sent last has been learned. */
const practiceSays = (words: string | RegExp) => vi.waitFor(async () => {
  await toDesk()
  await goes(desk.console, 'My practice')
  await desk.console.getByRole('region', { name: /Ask whether it is answered/ }).getByText(words).waitFor({ timeout: 2_000 })
}, { timeout: 60_000 })
const asksInOwnWords = ['Does that answer your question?', 'Is that what you were after?', 'Did that help?', 'Is there anything else I can help you with?', 'Have you got everything you need?']

test('given a librarian who has not asked yet, then a goodbye is held once; asked of their own accord several times in a row, the coach rests, and My practice says so kindly', async () => {
  const first = await answered('Where is the large atlas?')
  await patronSays(first, 'hm ok')
  await says(desk.console, composer, 'Bye now!')
  await card().waitFor()
  await says(desk.console, composer, asksInOwnWords[0] ?? '')
  await first.getByText('Does that answer').waitFor()
  await ends(desk.console)

  expect(asksInOwnWords).toHaveLength(fadesAfter)
  const patron = await answered('Where is the small atlas?')
  for (const [at, asking] of asksInOwnWords.entries()) {
    await patronSays(patron, `not quite, what about volume ${at + 1}?`)
    await librarianSays(patron, `Volume ${at + 1} stands right beside it. ${asking}`)
  }
  await ends(desk.console)
  await practiceSays('This comes by itself now. The coach rests here, and looks in only now and then.')
  await isFine(desk.console, 'my practice, one comes by itself')
  await toDesk()
})

test('when a goodbye comes too soon now and then, then nobody stops it; after some of them the coach looks in, and passed by it is back as before', async () => {
  const patron = await answered('Where is the old atlas?')
  const goodbyes = ['Bye now!', 'Goodbye, Ana!', 'Bye for now, Ana!']
  expect(goodbyes).toHaveLength(boostsAfter)
  for (const [at, goodbye] of goodbyes.entries()) {
    await patronSays(patron, `hm ${'o'.repeat(at + 1)}k`)
    await librarianSays(patron, goodbye)
    expect(await card().count()).toBe(0)
  }
  await patronSays(patron, 'hm ok…')
  await vi.waitFor(async () => {
    await desk.console.getByLabel(composer).fill('')
    await desk.console.getByLabel(composer).fill('Bye now, Ana!')
    await desk.console.locator('.mark summary', { hasText: 'nobody has asked' }).waitFor({ timeout: 5_000 })
  }, { timeout: 60_000 })
  await desk.console.getByLabel(composer).press('Enter')
  await card().waitFor()
  await isFine(desk.console, 'a booster')
  await desk.console.getByLabel(composer).press('Enter')
  await patron.getByText('Bye now, Ana!').waitFor()
  await ends(desk.console)
  await practiceSays('Lately it came by itself more often than not.')
  expect(desk.complaints).toEqual([])
})
