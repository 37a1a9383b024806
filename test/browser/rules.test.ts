import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../server/root.ts'
import { axeViolations } from '../setup/browser.ts'
import { inAChat, openDesk, type OpenDesk } from '../setup/desk.ts'

/** A librarian who is no programmer writes a rule of their own beside a running server: by copying a file, as the handbook says. */
let folder: string
let desk: OpenDesk
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-own-rules-'))
  mkdirSync(join(folder, 'engagement'))
  desk = await openDesk({ HEARTDESK_RULES: folder })
})
afterAll(async () => {
  await desk?.close()
  rmSync(folder, { recursive: true })
})
const ours = () => join(folder, 'engagement/youre-welcome.yaml')
/** The rule that the handbook's walk-through has a librarian write. */
const asTheHandbookSays = /```yaml\n {3}(id: youre-welcome[\s\S]*?)```/.exec(readFileSync(join(root, 'docs/coaching-rules.md'), 'utf8'))?.[1]?.replace(/^ {3}/gm, '') ?? ''
const composer = () => desk.console.getByLabel('Your message to Ana')
const notice = () => desk.console.getByText(/^Rules: /)
/** What the coach says of a draft. A running server takes a change within seconds, so a draft is written anew until it is read by the rules in force. */
const marked = async (draft: string): Promise<string> => {
  await composer().fill('')
  await composer().pressSequentially(draft)
  const mark = desk.console.locator('.mark summary')
  return mark.textContent({ timeout: 1500 }).then((asks) => asks ?? '', () => 'quiet')
}
const within = { timeout: 60_000 }

test('given a copy with a slip in it, then admins read in the console which file, line and field, and what was expected there', async () => {
  writeFileSync(ours(), asTheHandbookSays.replace('level: margin', 'level: mild'))
  await notice().waitFor()
  await expect.poll(() => notice().textContent()).toMatch(/your engagement\/youre-welcome\.yaml, line \d+, level: expected one of margin, pause, off, found "mild"/)
  expect(await axeViolations(desk.console)).toEqual([])
})

test('when the slip is mended, then the notice goes and the rule speaks, with its reason and its source', async () => {
  writeFileSync(ours(), asTheHandbookSays)
  await notice().waitFor({ state: 'detached' })
  await inAChat(desk, 'where is the atlas')
  await expect.poll(() => marked('No problem! It is by the window'), within).toMatch(/This speaks of a problem/)
  await desk.console.locator('.mark summary').click()
  await desk.console.locator('.card-of-coach').getByText(/Our house style/).waitFor()
})

test('when two lines switch a shipped rule off, then it keeps quiet; and that file taken away, it speaks again', async () => {
  const off = join(folder, 'engagement/no-shouting.yaml')
  await expect.poll(() => marked('IT IS BY THE LARGE WINDOW'), within).toMatch(/capitals/)
  writeFileSync(off, 'id: no-shouting\nlevel: off\n')
  await expect.poll(() => marked('IT IS BY THE LARGE WINDOW'), within).toBe('quiet')
  rmSync(off)
  await expect.poll(() => marked('IT IS BY THE LARGE WINDOW'), within).toMatch(/capitals/)
  expect(desk.complaints).toEqual([])
})
