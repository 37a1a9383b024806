import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import * as v from 'valibot'
import { openIndex } from '../../server/transcripts/shelf/open-index.ts'
import { createTopicIndex, type TopicIndex } from '../../server/transcripts/topics/topic-index.ts'
import { launchBrowser } from '../setup/browser.ts'
import { welcome } from '../setup/desk.ts'
import { fillReports } from '../setup/reports.ts'
import { startServer } from '../setup/server.ts'
import { besideFloor, percentile, type BenchLine } from './lines.ts'
import { temporaryFolder } from './process.ts'
import { seeded, vocabulary } from './shelf-of-many.ts'

const library = 'main'
const desks = ['reference', 'children', 'maps', 'law']
const months = 36
const monthOf = (n: number): string => `${2023 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
const loads = 12
/** What the first paint may take (ms). */
const limit = 300

/** Notes when the first element of a kind is painted, in ms from the beginning of the navigation. */
const watch = (selector: string) => `
  new MutationObserver((_, watching) => {
    if (!document.querySelector(${JSON.stringify(selector)})) return
    watching.disconnect()
    requestAnimationFrame(() => setTimeout(() => { globalThis.painted = performance.now() }))
  }).observe(document, { childList: true, subtree: true })`

/** Milliseconds from a click on the reports' link to the first chart, each in a console that was loaded anew. */
async function fromClick(context: BrowserContext, address: string): Promise<number[]> {
  const tab = await context.newPage()
  await tab.addInitScript(`${watch('.columns-chart svg')}; addEventListener('click', () => { globalThis.clicked = performance.now() }, true)`)
  const times: number[] = []
  for (let load = 0; load < loads + 2; load += 1) {
    await tab.goto(address)
    await tab.getByRole('link', { name: 'What patrons want' }).click()
    await tab.waitForSelector('.columns-chart svg')
    let took: unknown = null
    while (took === null) took = await tab.evaluate('globalThis.painted ? globalThis.painted - globalThis.clicked : null')
    if (load > 1) times.push(v.parse(v.number(), took))
    await tab.goto('about:blank')
  }
  await tab.close()
  return times
}

/**
 * Milliseconds to the first chart of the reports over so many counted chats, its numbers in it: the whole page loaded anew, with everything in the browser's cache, beside the plainest page of the
 * same console; and from the click on its link, in a console that is open, beside the limit.
 */
async function firstPaint(chats: number): Promise<BenchLine[]> {
  let server = await startServer()
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext()
    const page = await context.newPage()
    await welcome(page, server.firstLink, { name: 'Bench', email: 'bench@library.example' })
    await page.goto('about:blank')
    await server.stop()
    await fillReports(server.folder, { first: monthOf(0), months, chats: Math.round(chats / months / (1 + 1 / 4 + 1 / 16 + 1 / 64)), desks })
    server = await server.again()
    const timesOf = async (path: string, selector: string) => {
      const tab = await context.newPage()
      await tab.addInitScript(watch(selector))
      const times: number[] = []
      for (let load = 0; load < loads + 2; load += 1) {
        await tab.goto(`${server.url}/console/main/${path}`)
        await tab.waitForSelector(selector)
        // The page's policy lets nobody evaluate anything in it, so it is asked from outside.
        let painted: unknown = null
        while (painted === null) painted = await tab.evaluate('globalThis.painted ?? null')
        if (load > 1) times.push(v.parse(v.number(), painted))
        await tab.goto('about:blank')
      }
      await tab.close()
      return times
    }
    const floor = await timesOf('me', 'h1')
    const value = await timesOf(`reports#from=${monthOf(0)}&to=${monthOf(months - 1)}`, '.columns-chart svg')
    const clicked = await fromClick(context, `${server.url}/console/main/me`)
    return [
      besideFloor(`reports over ${chats} chats: first paint of the whole page, p50 (beside the page “Me”)`, percentile(value, 0.5), percentile(floor, 0.5), 'ms'),
      besideFloor(`reports over ${chats} chats: first paint after the click, p50 (beside its limit)`, percentile(clicked, 0.5), limit, 'ms'),
    ]
  } finally {
    await browser.close()
    await server.remove()
  }
}

/** So many questions in an index, with five phrases each: as common as words are. */
function fill(index: TopicIndex, count: number): void {
  const words = vocabulary()
  const random = seeded(5)
  const word = (): string => words[Math.min(words.length - 1, Math.floor(words.length ** random()) - 1)] ?? ''
  for (let slot = 1; slot <= count; slot += 1) {
    const [a, b, c] = [word(), word(), word()]
    const phrase = (said: string) => ({ words: said, said })
    const about = [...new Set([a, b, `${a} ${b}`, c])].map(phrase)
    index.put(slot, library, { desk: desks[Math.floor(desks.length * random() ** 3)] ?? '', month: monthOf(slot % months) }, { about, doing: [phrase(`renew ${a}`)] }, 20 + (slot % 200))
  }
}

/** Milliseconds of each answer about the topics of a year, in an index of so many. */
function topicTimes(count: number): number[] {
  const database = openIndex(join(temporaryFolder(), 'shelf.sqlite'))
  const index = createTopicIndex(database)
  database.exec('BEGIN')
  fill(index, count)
  database.exec('COMMIT')
  const asked = { library, desk: null, from: '2025-01', to: '2025-12', beforeFrom: '2024-01', beforeTo: '2024-12', returningFrom: '2025-01' }
  const times = Array.from({ length: 12 }, () => {
    const startedAt = performance.now()
    index.find(asked)
    return performance.now() - startedAt
  })
  database.close()
  return times
}

/** The reports of a large library: its numbers in a browser, and its topics. */
export async function reportLines(count: number): Promise<BenchLine[]> {
  const topics = topicTimes(count)
  return [...(await firstPaint(count)), besideFloor(`topics over ${count} questions: one answer, p50 (beside 1000)`, percentile(topics, 0.5), percentile(topicTimes(1000), 0.5), 'ms')]
}
