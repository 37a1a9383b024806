import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Page } from 'playwright-core'
import { axeViolations } from '../setup/browser.ts'
import { asks, ends, openDesk, says, takes, type OpenDesk } from '../setup/desk.ts'

/** The coach beside the composer, as a librarian meets it. */
let desk: OpenDesk
let patron: Page
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
const wide = { width: 1280, height: 860 }
afterEach(() => desk.console.setViewportSize(wide))
const composer = 'Your message to Ana'
const mark = () => desk.console.locator('.mark summary')
/** Types a draft until its mark is there: a coach that is too slow on a busy machine says nothing, and is asked again at the next pause. */
const marked = (draft: string) => vi.waitFor(async () => {
  await desk.console.getByLabel(composer).fill('')
  await desk.console.getByLabel(composer).fill(draft)
  await mark().waitFor({ timeout: 5_000 })
}, { timeout: 60_000 })
async function inChat(question: string): Promise<void> {
  patron = await desk.patron()
  await asks(patron, question, 'Ana')
  await takes(desk.console, 'Ana')
}

test('at a pause in typing a quiet mark comes, with the words that brought it up; Alt N puts it aside for this chat', async () => {
  await inChat('My grandmother kept letters from the flood of 1953. How do I find out more about it?')
  await desk.console.getByLabel(composer).pressSequentially('https://archive.example/floods')
  await mark().waitFor()
  await mark().click()
  await desk.console.locator('.card-of-coach').getByText(/RUSA|Kwon/).waitFor()
  await expect.poll(() => desk.console.getByLabel(composer).getAttribute('aria-describedby')).toMatch(/^nudge-/)
  await desk.console.getByLabel(composer).press('Alt+n')
  await mark().waitFor({ state: 'detached' })
  await desk.console.getByLabel(composer).fill('Hello Ana, letters about the flood, and you’d like to know more of what happened?')
  await desk.console.getByLabel(composer).press('Enter')
  await patron.getByText('Hello Ana, letters about the flood').waitFor()
  await ends(desk.console)
})

test('a held Enter sends nothing twice and no card away; the message goes even while the coach asks', async () => {
  await inChat('where is the atlas')
  await says(desk.console, composer, 'By the window, next to the globe.')
  await patron.getByText('By the window').waitFor()
  await says(patron, 'Your message', 'ok…')
  await desk.console.getByText('ok…', { exact: true }).first().waitFor()
  await desk.console.getByLabel(composer).fill('Bye now!')
  await desk.console.keyboard.down('Enter')
  await desk.console.getByText('Press Enter again').waitFor()
  for (let held = 0; held < 5; held++) await desk.console.keyboard.down('Enter')
  await expect.poll(() => desk.console.getByLabel(composer).inputValue()).toBe('Bye now!')
  await desk.console.keyboard.up('Enter')
  await desk.console.keyboard.press('Enter')
  await patron.getByText('Bye now!').waitFor()
  await ends(desk.console)
})

test('given a patron who is writing on, when the librarian pauses in a draft, then the composer says so until they stop', async () => {
  await inChat('where is the atlas')
  const writing = desk.console.getByText('They are still writing. Is it worth a breath, to see what comes?')
  await vi.waitFor(async () => {
    await patron.getByLabel('Your message').pressSequentially('the big ')
    await desk.console.locator('.typing', { hasText: 'Ana is typing…' }).waitFor({ timeout: 5_000 })
    await desk.console.getByLabel(composer).fill('')
    await desk.console.getByLabel(composer).fill('Hello Ana, the atlas is by the window.')
    await writing.waitFor({ timeout: 3_000 })
  }, { timeout: 60_000 })
  await writing.waitFor({ state: 'detached' })
  await desk.console.getByLabel(composer).fill('')
  await ends(desk.console)
})

test('signs of a crisis show a panel with the desk’s places, and no rule speaks', async () => {
  await inChat('i can’t go on anymore, i want to end my life')
  const panel = desk.console.getByRole('alert', { name: 'They may need help' })
  await panel.waitFor()
  await panel.getByText('This desk has no list of places that help yet').waitFor()
  await desk.console.getByLabel(composer).fill('Have you tried the catalogue?')
  await desk.console.getByLabel(composer).press('Enter')
  await patron.getByText('Have you tried the catalogue?').waitFor()
  expect(await axeViolations(desk.console)).toEqual([])
  await ends(desk.console)
})

test('given a window of 320 pixels, when an opened mark stands above the field, then the button that sends is in sight all the same; a rule quieted by its key says so, and where it is called back', async () => {
  await inChat('I have waited three weeks and nobody ever calls me back, this is ridiculous')
  await desk.console.setViewportSize({ width: 320, height: 640 })
  await marked('Fines are paid at the desk.')
  await mark().click()
  await desk.console.getByLabel(composer).press('ArrowLeft')
  const send = desk.console.getByRole('button', { name: 'Send', exact: true })
  await vi.waitFor(async () => {
    const box = await send.boundingBox()
    expect(box && box.y >= 0 && box.y + box.height <= 640).toBe(true)
  }, { timeout: 60_000 })
  await desk.console.setViewportSize(wide)
  await desk.console.getByLabel(composer).press('Alt+q')
  await desk.console.getByText('is quiet from now on. My practice calls it back.').waitFor()
  await desk.console.getByLabel(composer).fill('')
  await desk.console.getByRole('navigation').getByRole('link', { name: 'My practice' }).click()
  const quiet = desk.console.getByRole('switch', { name: 'Quiet', checked: true })
  await quiet.click()
  await quiet.waitFor({ state: 'detached' })
  await desk.console.getByRole('navigation').getByRole('link', { name: 'Desk' }).click()
  await ends(desk.console)
})

test('a librarian who turns a pause into a mark is not stopped any more, and finds it under My practice', async () => {
  await inChat('when do you close')
  await says(desk.console, composer, 'At eight tonight.')
  await patron.getByText('At eight tonight.').waitFor()
  await says(patron, 'Your message', 'hm ok')
  await desk.console.getByText('hm ok').first().waitFor()
  await says(desk.console, composer, 'Bye now!')
  await desk.console.getByText('Press Enter again').waitFor()
  await desk.console.getByLabel(composer).press('Alt+d')
  await desk.console.getByLabel(composer).press('Enter')
  await patron.getByText('Bye now!').waitFor()
  await ends(desk.console)
  await desk.console.getByRole('navigation').getByRole('link', { name: 'My practice' }).click()
  const rule = desk.console.getByRole('region', { name: /Ask whether it is answered/ })
  await rule.getByRole('switch', { name: 'Never stop me' }).click()
  await rule.getByRole('switch', { name: 'Never stop me', checked: true }).waitFor()
  expect(await axeViolations(desk.console)).toEqual([])
  await desk.console.getByRole('navigation').getByRole('link', { name: 'Desk' }).click()

  await inChat('where is the large atlas')
  await says(desk.console, composer, 'By the window.')
  await patron.getByText('By the window.').waitFor()
  await says(patron, 'Your message', 'hm ok')
  await desk.console.getByText('hm ok').first().waitFor()
  await says(desk.console, composer, 'Bye now!')
  await patron.getByText('Bye now!').waitFor()
  await ends(desk.console)
})

test('given a question left while nobody is there, with signs of a crisis, then the panel stands over its answer too', async () => {
  await desk.console.getByRole('switch', { name: 'I take chats' }).click()
  await desk.console.getByRole('switch', { name: 'I’m away' }).waitFor()
  patron = await desk.patron()
  await patron.getByText('Nobody is at the desk right now').waitFor()
  await patron.getByLabel('Your question').fill('Do you have anything on how to go on? I do not want to live any more.')
  await patron.getByRole('button', { name: 'Leave question' }).click()
  await desk.console.getByRole('navigation').getByRole('link', { name: 'Inbox' }).click()
  await desk.console.getByRole('button', { name: /how to go on/ }).click()
  const panel = desk.console.getByRole('alert', { name: 'They may need help' })
  await panel.getByText('Is this about them, or about a topic?').waitFor()
  await panel.getByText('I do not want to live any more.').waitFor()
})
