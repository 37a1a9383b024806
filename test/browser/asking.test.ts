import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { limits } from '../../shared/commands.ts'
import { ends, openDesk, takeChats, takes, type OpenDesk } from '../setup/desk.ts'

/** The form before a chat: nothing that was written into it is lost, whatever happens meanwhile. */
let desk: OpenDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk?.close())
afterEach(() => {
  expect(desk.complaints.splice(0).filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

/** Nobody takes chats any more, and the server knows. */
async function goAway(): Promise<void> {
  await desk.console.getByRole('switch', { name: 'I take chats' }).click()
  await expect.poll(async () => (await fetch(`${desk.server.url}/open/main/reference`)).json()).toMatchObject({ open: false })
}

test('given a PIN in the question, when it is asked, then the patron is asked first; a question that is too long stays', async () => {
  const patron = await desk.patron()
  const question = patron.getByLabel('Your question')
  await question.fill(`Do you have maps? ${'owl '.repeat(500)}`)
  await patron.getByRole('button', { name: 'Ask', exact: true }).click()
  await patron.getByText(`${limits.question} letters fit`).waitFor()
  expect((await question.inputValue()).length).toBe(2018)
  await question.fill('I can’t sign in, my pin is 4471')
  await patron.getByRole('button', { name: 'Ask', exact: true }).click()
  await patron.getByText(/looks like a PIN/).waitFor()
  await patron.getByRole('button', { name: 'Change it' }).click()
  await expect.poll(() => question.evaluate('document.activeElement.id')).toBe('question')
  await question.press('Enter')
  await patron.getByRole('button', { name: 'Ask', exact: true }).click()
  await patron.getByRole('button', { name: 'Send anyway' }).click()
  await takes(desk.console)
  await ends(desk.console)
})

test('given somebody who writes, when the desk closes and opens, then what they wrote stays, and the focus where it was', async () => {
  const patron = await desk.patron()
  await patron.getByLabel('What may we call you?').fill('Hal')
  await patron.getByLabel('Your question').pressSequentially('When was the ')
  await goAway()
  await patron.getByText('Nobody is at the desk right now').waitFor()
  await patron.keyboard.type('bridge built?')
  await takeChats(desk.console)
  await patron.getByText('Somebody is here now.').waitFor()
  await expect.poll(() => patron.getByLabel('Your question').inputValue()).toBe('When was the bridge built?')
  await expect.poll(() => patron.getByLabel('What may we call you?').inputValue()).toBe('Hal')
})

test('given a question asked without a line, when the desk has closed meanwhile, then it is told, and all of it stands in the form again', async () => {
  const patron = await desk.patron()
  await patron.getByLabel('Your question').waitFor()
  await patron.context().setOffline(true)
  await patron.getByLabel('Your question').fill('Who was the first librarian?')
  await patron.getByLabel('What may we call you?').fill('Hal')
  await patron.getByLabel(/Don’t keep mine/).check()
  await patron.getByRole('button', { name: 'Ask', exact: true }).click()
  await patron.getByText('A librarian will be with you soon').waitFor()
  await goAway()
  await patron.context().setOffline(false)
  await patron.getByText('The desk has just closed.').waitFor()
  await expect.poll(() => patron.getByLabel('Your question').inputValue()).toBe('Who was the first librarian?')
  await expect.poll(() => patron.getByLabel('What may we call you?').inputValue()).toBe('Hal')
  await expect.poll(() => patron.getByLabel(/Don’t keep mine/).isChecked()).toBe(true)
  // When an address is mistyped, then the question stays as well.
  await patron.getByLabel(/Your e-mail/).fill('hal@')
  await patron.getByRole('button', { name: 'Leave question' }).click()
  await patron.getByText('Please check the e-mail address.').waitFor()
  // What is wrong is said at its field, and that is where one is.
  await expect.poll(() => patron.getByLabel(/Your e-mail/).evaluate((one) => one === document.activeElement && one.getAttribute('aria-describedby'))).toBe('email-problem email-or')
  await expect.poll(() => patron.getByLabel('Your question').inputValue()).toBe('Who was the first librarian?')
  await expect.poll(() => patron.getByLabel(/Your e-mail/).inputValue()).toBe('hal@')
  await patron.getByLabel(/Your e-mail/).fill('hal@patron.example')
  await patron.getByRole('button', { name: 'Leave question' }).click()
  await patron.getByText('A librarian will answer it by e-mail.').waitFor()
})
