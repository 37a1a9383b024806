import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations, complaintsOf, launchBrowser, looks } from '../setup/browser.ts'
import { startServer, type RunningServer } from '../setup/server.ts'

/** The demo library page, as the server shows it under its own policy. */
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

test.each(Object.entries(looks))('has no fault of accessibility, fits, and asks nobody else for anything: %s', async (_look, options) => {
  const page = await (await browser.newContext(options)).newPage()
  const complaints = complaintsOf(page)
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  await page.goto(server.url)
  await page.locator('heart-desk button').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect([...asked]).toEqual([server.url])
  expect(complaints).toEqual([])
})

test('its own link opens the chat in the frame, and is a page of its own where there is no script', async () => {
  const page = await browser.newPage()
  await page.goto(server.url)
  await page.locator('heart-desk').waitFor({ state: 'attached' })
  const link = page.getByRole('link', { name: 'Chat with the reference desk' })
  await link.click()
  const frame = await (await page.locator('heart-desk iframe').elementHandle())?.contentFrame()
  await frame?.getByText('Reference desk').first().waitFor()
  await page.keyboard.press('Escape')
  await page.locator('heart-desk [aria-expanded=false]').waitFor()
  await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true)

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await plain.goto(server.url)
  await plain.getByRole('link', { name: 'Chat with the reference desk' }).click()
  expect(plain.url()).toBe(`${server.url}/chat/main/reference`)
})

test('a search of its empty catalogue is answered in words', async () => {
  const page = await browser.newPage()
  const complaints = complaintsOf(page)
  await page.goto(server.url)
  await page.getByLabel('Search the catalogue').fill('tide tables')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('#search [role=status]').textContent()).toContain('“tide tables”')
  expect(complaints).toEqual([])
})
