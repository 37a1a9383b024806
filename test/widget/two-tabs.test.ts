import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createKeep, type Kept } from '../../widget/keep.ts'
import { createPatron, type PatronEnd } from '../../widget/patron.ts'
import { beABrowser, newBrowser, openPage, type Browser, type Page } from '../faults/page.ts'
import { freePort } from '../setup/free-port.ts'

/** Tabs of one patron whose line is down: what they write is kept by the browser alone. */
interface Tab { page: Page; end: PatronEnd }
let browser: Browser
let tabs: Tab[]

beforeAll(beABrowser)
beforeEach(async () => {
  // Nobody listens there.
  browser = newBrowser({ origin: 'https://chat.library.example', port: await freePort(), certificate: '' }, { sent: () => undefined, came: () => undefined })
  const begun = { kind: 'request-chat', messageId: 'begun', desk: 'reference', name: '', question: 'Where?', page: '', locale: 'en', keep: true, shared: false, email: null } as const
  kept({ key: 'k'.repeat(43), begun, unsent: [], draft: '' })
  tabs = [openTab(), openTab()]
})
afterEach(() => tabs.forEach(close))

const kept = (all: Kept) => browser.kept.set('heartdesk main/reference', JSON.stringify(all))

function openTab(): Tab {
  const page = openPage(browser)
  return { page, end: page.run(() => createPatron({ library: 'main', desk: 'reference', keep: createKeep('main/reference', false), changed: () => undefined })) }
}
function close({ page, end }: Tab): void {
  page.close()
  page.run(() => end.quit())
}
const unsent = ({ end }: Tab) => end.now().screen.unsent.map(({ text }) => text).sort()
/** What other tabs are told, they have heard afterwards. */
const heard = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

test('given two tabs that write before they hear of each other, when both are closed, then the next one has the words of both', async () => {
  for (const { page, end } of tabs) page.run(() => end.say(`from ${page.name}`))
  await heard()
  const all = tabs.map(({ page }) => `from ${page.name}`).sort()
  expect(tabs.map(unsent)).toEqual([all, all])

  tabs.forEach(close)
  tabs = [openTab()]
  expect(tabs.map(unsent)).toEqual([all])
})

test('given a message that was refused, when the page is loaded again or another tab writes, then it is refused still, and is not sent by itself', async () => {
  const [first, second] = tabs
  if (!first || !second) throw new Error('there are two')
  const found = first.end.now()
  if (!found.begun) throw new Error('it has begun')
  kept({ key: 'k'.repeat(43), begun: found.begun, unsent: [{ messageId: 'late', text: 'one more thing', at: 1, note: false, isRefused: true }], draft: '' })
  second.page.run(() => second.end.draft('half a thou'))
  const loaded = openTab()
  tabs.push(loaded)
  for (const { end } of [second, loaded]) expect(end.now().screen.unsent).toMatchObject([{ messageId: 'late', isRefused: true }])

  second.page.run(() => second.end.takeBack('late'))
  await heard()
  loaded.page.run(() => loaded.end.draft('and another'))
  await heard()
  expect(second.end.now()).toMatchObject({ draft: 'one more thing\nhalf a thou', screen: { unsent: [] } })
})
