import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { reportOf } from '../../server/trial/report.ts'
import { emptySheet, type Sheet } from '../../server/trial/sheet.ts'
import type { Trial } from '../../server/trial/trials-on.ts'
import { openDesk, type OpenDesk } from '../setup/desk.ts'
import { isFine } from '../setup/is-fine.ts'
import type { RunningServer } from '../setup/server.ts'
import { aTrial, seeded, type Library } from '../trial/simulate.ts'

/** A trial in the console: begun, known, declined, ended; and the report of one that had enough to go by. */
let desk: OpenDesk
let console: Page
let again: RunningServer | null = null
beforeAll(async () => {
  desk = await openDesk()
  console = desk.console
})
afterAll(async () => {
  await again?.stop()
  await desk?.close()
})
const goTo = (name: string) => console.getByRole('navigation').getByRole('link', { name, exact: true }).click()
const goToTrials = async () => {
  await goTo('The coach')
  await console.getByRole('link', { name: /Does the coach help/ }).click()
  await console.getByRole('heading', { name: 'Does the coach help?', level: 1 }).waitFor()
}

test('an admin begins a trial; librarians see a quiet line, what it records, and decline without a word; it ends and says plainly that there was too little', async () => {
  await goToTrials()
  await console.getByRole('heading', { name: 'Begin a trial' }).waitFor()
  await isFine(console, 'trial, to begin')
  await console.getByLabel('Hold back, of the nudges deserved').selectOption('one in three')
  await console.getByRole('button', { name: 'Begin the trial' }).click()
  await console.getByRole('heading', { name: 'A trial is on' }).waitFor()
  await console.getByText('one in three is held back').waitFor()
  await isFine(console, 'trial, on')

  await goTo('Desk')
  await console.getByText('A trial of the coach is on.').waitFor()
  await isFine(console, 'trial, the line at the desk')
  await console.getByRole('link', { name: 'What it records, and how to decline' }).click()
  await console.getByText('It records no word, no chat').waitFor()
  await console.getByRole('switch', { name: 'I take part', checked: true }).click()
  await console.getByRole('switch', { name: 'I take part', checked: false }).waitFor()
  await isFine(console, 'trial, my part')

  await goToTrials()
  await console.getByRole('button', { name: 'End it now…' }).click()
  await console.getByRole('dialog', { name: 'End the trial now?' }).getByRole('button', { name: 'End it', exact: true }).click()
  await console.getByText('Fewer than five librarians took part, so nothing is told.').waitFor()
  await console.getByText('This trial was ended before its time').waitFor()
  await isFine(console, 'trial, too few')
})

/** Moments of one rule as a simulated library has them. */
function sheets(rule: string, kind: Sheet['moments'][number]['kind'], library: Partial<Library>, seed: number): Sheet[] {
  const random = seeded(seed)
  const seen = ['first', '2-3', '4-7', '8+'] as const
  return aTrial({ librarians: 9, moments: 40, withhold: 0.3, base: 0.4, differ: 0.08, effect: 0, effectDiffers: 0.04, ...library }, random).map(({ who, shown, came }): Sheet => {
    const week = Math.floor(random() * 8)
    return {
      ...emptySheet, answered: random() < 0.4 ? (random() < 0.75 ? 'yes' : 'partly') : null,
      moments: [{ who, rule, kind, shown, came, hollow: came && random() < 0.2, dismissed: !came && random() < 0.2, seen: seen[Math.floor(random() * 4)] ?? 'first' }],
      firsts: [{ who, rule, week: `2026-W${40 + week}`, met: random() < 0.35 + week * 0.05 }],
    }
  })
}

test('a report with enough to go by: a picture and a table of the same numbers, whether people learn and whether they tire', async () => {
  const report = reportOf([
    ...sheets('ask-if-answered', 'reference', { effect: 0.3 }, 1), ...sheets('ask-if-answered', 'circulation', { effect: 0.25, moments: 20 }, 2),
    ...sheets('restate-the-question', 'reference', { base: 0.3 }, 3), ...sheets('notice-the-feeling', 'circulation', { moments: 6, librarians: 7 }, 4), ...sheets('warm-wording', 'children', { base: 0.75, effect: -0.25, effectDiffers: 0 }, 5),
  ])
  expect(report.cells.map(({ says }) => says).sort()).toEqual(expect.arrayContaining(['more', 'no-difference-found', 'too-little', 'less']))
  await desk.server.stop()
  const store = await openSqliteStore({ folder: desk.server.folder })
  const startedAt = Date.UTC(2026, 8, 28)
  await store.records.remove('main', 'trials', 'trial-1')
  await store.records.put('main', 'trials', 'trial-1', { startedAt, endsAt: startedAt + 56 * 86_400_000, withhold: 0.3, endedAt: startedAt + 56 * 86_400_000, report } satisfies Trial, 0)
  await store.close()
  again = await desk.server.again()
  await console.reload()
  await console.getByRole('heading', { name: /What was found/ }).waitFor()
  const table = console.getByRole('region', { name: 'Shown against held back' })
  const rows = table.getByRole('row')
  await expect.poll(() => rows.count()).toBe(report.cells.length + 1)
  for (const { comparison: { shown } } of report.cells) await table.getByText(`of ${shown.of}, ${shown.librarians} librarians`).first().waitFor()
  await console.getByText('More often with the nudge').first().waitFor()
  await console.getByText('Too little data to say').waitFor()
  await console.getByText(`These are ${report.cells.length} comparisons`).waitFor()
  await console.getByRole('heading', { name: 'Do people learn?' }).waitFor()
  await console.getByRole('heading', { name: 'Do people tire of it?' }).waitFor()
  await isFine(console, 'trial, the report')
})
