import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import * as v from 'valibot'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Debian's Chromium, quiet and without a network of its own. `hosts` maps names to addresses, so that a test can have several sites. Its pages move
 * nothing unless a test asks for it: where a thing is, and what colour it has, is then the same whenever a test looks.
 */
export async function launchBrowser({ hosts = {} }: { hosts?: Record<string, string> } = {}): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      ...(Object.keys(hosts).length > 0 ? [`--host-resolver-rules=${Object.entries(hosts).map(([name, address]) => `MAP ${name} ${address}`).join(', ')}`] : []),
    ],
  })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext({ reducedMotion: 'reduce', ...options })
    context.setDefaultTimeout(60_000)
    return context
  }
  return browser
}

/** How a screen is looked at: each of these must be without a fault. */
export const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light', viewport: { width: 1100, height: 800 } },
  dark: { colorScheme: 'dark', viewport: { width: 1100, height: 800 } },
  'at 320 px': { colorScheme: 'light', viewport: { width: 320, height: 640 } },
}

const Violations = v.array(v.object({ id: v.string(), nodes: v.array(v.object({ html: v.string(), failureSummary: v.optional(v.string(), '') })) }))

/** What axe finds on the page against WCAG 2.2 A and AA, frames of the same origin left out: rule and element, empty when all is well. */
export async function axeViolations(page: Page): Promise<string[]> {
  // The page's own policy forbids injected scripts; the browser's debugger is not bound by it.
  await page.evaluate(axe)
  const found = await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) => violations)`)
  return v.parse(Violations, found).flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

/** Things the browser says that it should not: errors, refused content, failed requests of the page's own. */
export function complaintsOf(page: Page, complaints: string[] = []): string[] {
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  return complaints
}
