import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { asks, ends, openDesk, says, takes, type OpenDesk } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'

/** Word contact and the patron who is still writing, at a desk that set its patience and its words itself. */
let folder: string
let desk: OpenDesk
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-own-rules-'))
  writeFileSync(join(folder, 'desks.yaml'), 'reference:\n  patience: 10\n')
  writeFileSync(join(folder, 'let-them-finish.yaml'), 'id: let-them-finish\nasks: Wait a moment, their pen is moving.\n')
  desk = await openDesk({ HEARTDESK_RULES: folder })
})
afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true })
})
const composer = 'Your message to Ana'
const due = () => desk.console.locator('.mark summary', { hasText: 'waiting a while' })
async function inChat(question: string): Promise<Page> {
  const patron = await desk.patron()
  await asks(patron, question, 'Ana')
  await takes(desk.console, 'Ana')
  return patron
}
/** From now on, what a screen reader is given to say by the coach: each text that comes to stand in its polite region. */
const listen = () => desk.console.evaluate(`(() => {
  const region = document.querySelector('.coach [role=status]')
  window.announced = []
  new MutationObserver(() => {
    const says = region.innerText.trim()
    if (says && says !== window.announced.at(-1)) window.announced.push(says)
  }).observe(region, { childList: true, subtree: true, characterData: true })
})()`)
const announced = () => desk.console.evaluate('window.announced')

test('given a patron who waits longer than the desk’s patience, then a word is suggested by itself and said once, politely; it goes with the first letter, and with the message it is done', async () => {
  const patron = await inChat('Who built the old bridge?')
  await says(desk.console, composer, 'Hello Ana, let me look in the town chronicle for the old bridge.')
  await patron.getByText('town chronicle').waitFor()
  await desk.console.locator('.coach [role=status]').waitFor({ state: 'attached' })
  await listen()
  await due().waitFor()
  await expect.poll(announced).toEqual(['They have been waiting a while. Would a short word tell them that somebody is still here?'])
  expect(await desk.console.getByRole('alert').count()).toBe(0)
  await expect.poll(() => desk.console.getByLabel(composer).inputValue()).toBe('')
  expect(await desk.console.getByLabel(composer).getAttribute('aria-describedby')).toBe(await desk.console.locator('.coach [role=status]').getAttribute('id'))
  await isFine(desk.console, 'word contact')
  await due().click()
  await desk.console.locator('.card-of-coach').getByText('They wrote:').waitFor()
  await isFine(desk.console, 'word contact, opened')

  await desk.console.getByLabel(composer).pressSequentially('S')
  await due().waitFor({ state: 'detached' })
  await says(desk.console, composer, 'Still in the chronicle, I have got as far as 1890.')
  await patron.getByText('as far as 1890').waitFor()
  await expect.poll(announced).toHaveLength(1)
  await desk.console.getByRole('navigation').getByRole('link', { name: 'My practice' }).click()
  await desk.console.getByRole('region', { name: /Keep word contact/ }).getByText('asked about this lately').waitFor()
  await desk.console.getByRole('navigation').getByRole('link', { name: 'Desk' }).click()
  await ends(desk.console)
})

test('given a patron who is writing on, when the librarian pauses in a draft, then the composer says so in the words of the library’s own rule', async () => {
  const patron = await inChat('Where is the atlas?')
  const line = desk.console.getByText('Wait a moment, their pen is moving.')
  await expect.poll(async () => {
    await patron.getByLabel('Your message').pressSequentially('the big ')
    await desk.console.getByLabel(composer).fill('')
    await desk.console.getByLabel(composer).fill('Hello Ana, the atlas is by the window.')
    return line.waitFor({ timeout: 3_000 }).then(() => 'said', () => 'not said')
  }, { timeout: 60_000 }).toBe('said')
  await isFine(desk.console, 'still writing')
  await desk.console.getByLabel(composer).fill('')
  await ends(desk.console)
  expect(desk.complaints).toEqual([])
})
