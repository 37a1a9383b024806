import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeViolations } from './browser.ts'

const looks = [
  { name: 'light', scheme: 'light', width: 1100, dir: 'ltr' },
  { name: 'dark', scheme: 'dark', width: 1100, dir: 'ltr' },
  { name: '320 px', scheme: 'light', width: 320, dir: 'ltr' },
  { name: 'right to left', scheme: 'light', width: 700, dir: 'rtl' },
] as const

/** Where pictures of the screens go, for whoever wants to look at them. */
const pictures = process.env['PICTURES']

/** Whether a screen is without a fault in each of these looks: axe finds nothing (WCAG 2.2 AA), and nothing has to be scrolled sideways. Fails the test where one has. */
export async function isFine(page: Page, screen: string): Promise<void> {
  const before = page.viewportSize()
  for (const { name, scheme, width, dir } of looks) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate(`document.documentElement.dir = '${dir}'`)
    expect(await axeViolations(page), `${screen}, ${name}`).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${screen}, ${name}: no wider than the window`).toBe(true)
    if (pictures) {
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${screen} ${name}.png`) })
    }
  }
  await page.evaluate(`document.documentElement.dir = 'ltr'`)
  if (before) await page.setViewportSize(before)
}
