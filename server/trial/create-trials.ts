import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Logger } from 'pino'
import { progress, type Terms, type TrialOn, type TrialSeen } from '../../shared/trial.ts'
import { changeRecord } from '../change-record.ts'
import type { RuleBook } from '../coaching/rules.ts'
import type { OwnPractice } from '../own-practice.ts'
import type { Records, Signals } from '../store/port.ts'
import { createRecording } from './recording.ts'
import { reportOf } from './report.ts'
import type { Sheet } from './sheet.ts'
import { keysOf } from './shelves.ts'
import { createTrialsOn, Key, Trial, trialsOf } from './trials-on.ts'

const day = 86_400_000
const lookEvery = 60_000

interface Parts {
  records: Records
  signals: Signals
  practice: Pick<OwnPractice, 'practiceOf' | 'thisWeek'>
  book: () => RuleBook
  names: readonly string[]
  log: Logger
  now?: () => number
}

/**
 * Trials of the coach: begun by an admin, recorded silently, ended by the clock or an admin. At the end the report is made once and stays as it is; the
 * key, the tokens and everything that was recorded go. Nobody sees a result before, because whoever looks until it pleases them finds what is not there.
 */
export function createTrials({ records, signals, practice, book, names, log, now = Date.now }: Parts) {
  const on = createTrialsOn({ records, signals, names, now })
  const recording = createRecording({ records, on, book, practiceOf: practice.practiceOf, thisWeek: practice.thisWeek })

  /** Ends a trial: first nothing more is recorded, then the report is made and put, then all that it was made of goes. Done again after a crash, it goes on where it was. */
  async function end(library: string, id: string): Promise<void> {
    const change = (to: (trial: Trial) => Trial) => changeRecord(records, Trial, [library, trialsOf, id], (was) => {
      if (was === null) throw new Error(`there is no trial ${id}`)
      return to(was)
    })
    await change((trial) => (trial.endedAt === null ? { ...trial, endedAt: Math.min(now(), trial.endsAt) } : trial))
    on.changed(library)
    const sheets: Sheet[] = []
    for await (const { sheet } of recording.sheets(library)) sheets.push(sheet)
    const report = reportOf(sheets)
    await change((trial) => (trial.report === null ? { ...trial, report } : trial))
    await records.remove(library, keysOf, id)
    await recording.clear(library)
  }

  const list = async (library: string) => (await records.list(library, trialsOf)).map(({ id, value }) => ({ id, trial: v.parse(Trial, value) })).sort((a, b) => b.trial.startedAt - a.trial.startedAt)

  /** Ends what is due, and clears what a node left that died in between, or wrote while it did not know yet. */
  async function look(library: string): Promise<void> {
    const all = await list(library)
    for (const { id, trial } of all) if (trial.report === null && (trial.endedAt !== null || trial.endsAt <= now())) await end(library, id)
    if (all.length > 0 && (await list(library)).every(({ trial }) => trial.report !== null)) await recording.clear(library)
  }
  const looking = setInterval(() => {
    for (const library of names) look(library).catch(() => log.warn({ library }, 'trials will be looked at again'))
  }, lookEvery)
  looking.unref()

  return {
    ...recording,
    look,
    /** Begins a trial; false where one is on. */
    async begin(library: string, { withhold, days }: Terms): Promise<boolean> {
      await look(library)
      if ((await list(library)).some(({ trial }) => trial.report === null)) return false
      // One place for the next trial: of two admins who begin at once, one is first.
      const id = `trial-${(await list(library)).length + 1}`
      const endsAt = now() + days * day
      if ((await records.put(library, trialsOf, id, { startedAt: now(), endsAt, withhold, endedAt: null, report: null } satisfies Trial, 0)) === null) return false
      await records.put(library, keysOf, id, { key: randomBytes(32).toString('base64url') } satisfies v.InferOutput<typeof Key>, 0, endsAt)
      on.changed(library)
      return true
    },
    /** Ends the trial that is on before its time; false where none is. */
    async endNow(library: string): Promise<boolean> {
      const running = await on.get(library)
      if (running) await end(library, running.id)
      return running !== null
    },
    /** What everybody on the staff may know. */
    async forMember(library: string, staff: string): Promise<TrialOn | null> {
      const running = await on.get(library)
      if (!running) return null
      const { startedAt, endsAt, withhold } = running.trial
      return { startedAt, endsAt, withhold, declined: await recording.hasDeclined(library, running, staff) }
    },
    /** A member's own part in it; false where no trial is on. */
    async takePart(library: string, staff: string, declined: boolean): Promise<boolean> {
      const running = await on.get(library)
      if (running) await recording.decline(library, running, staff, declined)
      return running !== null
    },
    /** All trials, the newest first. Of one that is on, how much there is in four steps, so that nobody can watch it change with one colleague's decision. */
    async all(library: string): Promise<TrialSeen[]> {
      await look(library)
      return Promise.all((await list(library)).map(async ({ id, trial }): Promise<TrialSeen> => ({ id, ...trial, progress: trial.endedAt === null ? progressOf(await recording.size(library)) : null })))
    },
    close: () => clearInterval(looking),
  }
}
export type Trials = ReturnType<typeof createTrials>

function progressOf({ moments, enough }: { moments: number; enough: boolean }): (typeof progress)[number] {
  return moments === 0 ? 'nothing' : !enough || moments < 100 ? 'a-little' : moments < 500 ? 'some' : 'much'
}
