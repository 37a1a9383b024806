import * as v from 'valibot'
import type { DeskKind } from '../../shared/desk.ts'
import { atLeast } from '../coaching/counts.ts'
import type { Judgement } from '../coaching/draft.ts'
import type { Practice } from '../coaching/practice.ts'
import type { Rule, RuleBook } from '../coaching/rules.ts'
import type { Week } from '../coaching/weeks.ts'
import { changeRecord } from '../change-record.ts'
import type { LogName, Records } from '../store/port.ts'
import { libraryOf } from '../rooms.ts'
import type { SeenBefore } from '../../shared/trial.ts'
import { isWithheld, tokenOf } from './draw.ts'
import { emptySheet, settled, Sheet, withoutThem, type Drawn } from './sheet.ts'
import { allSheets, declinedOf, sheetsOf } from './shelves.ts'
import type { TrialNow, TrialsOn } from './trials-on.ts'

const Declined = v.object({ declined: v.boolean() })
/** A sheet that nobody makes a report of goes by itself: a server may have been off at the trial's end (ms). */
const forgottenAfter = 14 * 86_400_000

/** A message of one librarian in one chat. */
export interface Said {
  staff: string
  log: LogName
  kind: DeskKind
  drawn: ReadonlyMap<string, Drawn>
  judgement: Pick<Judgement, 'met' | 'lacking' | 'does'>
}

/**
 * Records a trial's moments, silently. Nothing is kept of a chat but a sheet under a keyed hash of its name: no word, no time, no person, and gone with
 * the trial. A librarian who declined is as if there were no trial.
 */
export function createRecording(parts: {
  records: Records
  on: TrialsOn
  book: () => RuleBook
  practiceOf: (library: string, staff: string) => Promise<Practice>
  thisWeek: (library: string) => Promise<Week>
}) {
  const { records, on } = parts
  const librarian = ({ key }: TrialNow, staff: string) => tokenOf(key, 'librarian', staff)
  const hasDeclined = async (library: string, now: TrialNow, staff: string) => (await records.get(library, declinedOf, librarian(now, staff))) !== null
  const change = (library: string, { key, trial }: TrialNow, log: LogName, to: (was: Sheet | null) => Sheet) => {
    const id = tokenOf(key, 'chat', log)
    return changeRecord(records, Sheet, [library, sheetsOf(id), id], to, trial.endsAt + forgottenAfter)
  }
  async function* sheets(library: string): AsyncGenerator<{ collection: string; id: string; sheet: Sheet }> {
    for (const collection of allSheets) for (const { id, value } of await records.list(library, collection)) yield { collection, id, sheet: v.parse(Sheet, value) }
  }

  return {
    sheets,
    /**
     * Whether the nudge of this rule is shown to this librarian in this chat; null where no trial concerns it. Rules of inclusion are never withheld: they keep a
     * patron's data, and a patron might pay for their silence.
     */
    async draw(library: string, staff: string, log: LogName, rule: string): Promise<Drawn | null> {
      const now = await on.get(library)
      if (now === null || parts.book().rules.find(({ id }) => id === rule)?.behaviour === 'inclusion' || (await hasDeclined(library, now, staff))) return null
      return { trial: now.id, shown: !isWithheld(now.key, now.trial.withhold, staff, log, rule), dismissed: false }
    },
    /** A message was sent, or a chat ended: its moments are settled by what it does. Where nobody read it there is nothing to say. */
    async said({ staff, log, kind, drawn, judgement }: Said): Promise<void> {
      const library = libraryOf(log)
      const now = await on.get(library)
      if (now === null || judgement.does === null || drawn.size + judgement.met.length + judgement.lacking.length === 0 || (await hasDeclined(library, now, staff))) return
      const asks = new Set(parts.book().rules.filter(asksForSomething).map(({ id }) => id))
      const practice = await parts.practiceOf(library, staff)
      const week = await parts.thisWeek(library)
      await change(library, now, log, (was) => settled(was ?? emptySheet, {
        who: librarian(now, staff), kind, week, judgement, drawn: new Map([...drawn].filter(([, { trial }]) => trial === now.id)),
        asksForSomething: (rule) => asks.has(rule), seen: (rule) => seenIn(practice, rule),
      }))
    },
    /** The patron said whether the question was answered: it counts where the chat has moments. */
    async rated(log: LogName, answered: 'yes' | 'partly' | 'no'): Promise<void> {
      const now = await on.get(libraryOf(log))
      const id = now && tokenOf(now.key, 'chat', log)
      if (now && id && (await records.get(libraryOf(log), sheetsOf(id), id))) await change(libraryOf(log), now, log, (was) => ({ ...(was ?? emptySheet), answered }))
    },
    /** A chat that is erased because somebody asked for it is no part of a trial either. */
    async forget(log: LogName): Promise<void> {
      const now = await on.get(libraryOf(log))
      const id = now && tokenOf(now.key, 'chat', log)
      if (id) await records.remove(libraryOf(log), sheetsOf(id), id)
    },
    hasDeclined,
    /** Takes part no more, or again. Who declines leaves nothing behind: their moments go. */
    async decline(library: string, now: TrialNow, staff: string, declined: boolean): Promise<void> {
      const who = librarian(now, staff)
      if (!declined) return void (await records.remove(library, declinedOf, who))
      await changeRecord(records, Declined, [library, declinedOf, who], () => ({ declined: true }), now.trial.endsAt)
      for await (const { collection, id, sheet } of sheets(library)) {
        const has = [...sheet.moments, ...sheet.firsts].some((one) => one.who === who)
        if (has) await changeRecord(records, Sheet, [library, collection, id], (was) => withoutThem(was ?? emptySheet, who), now.trial.endsAt + forgottenAfter)
      }
    },
    /** How many moments there are, and whether enough librarians stand behind them: for telling whether to go on, never what came of it. */
    async size(library: string): Promise<{ moments: number; enough: boolean }> {
      const who = new Set<string>()
      let moments = 0
      for await (const { sheet } of sheets(library)) {
        moments += sheet.moments.length
        for (const one of sheet.moments) who.add(one.who)
      }
      return { moments, enough: who.size >= atLeast }
    },
    /** Removes everything that a trial recorded, and who declined it. */
    async clear(library: string): Promise<void> {
      for (const collection of [...allSheets, declinedOf]) for (const { id } of await records.list(library, collection)) await records.remove(library, collection, id)
    },
  }
}

/** Checks that look for what had better be left out; `says` does where no phrase makes it good. The others look for something that a message can do. */
const leavesOut: readonly string[] = ['addresses-as', 'asks-for', 'cold-wording', 'reads-as', 'repeats-personal-data', 'shouts', 'unexplained-word']
/** Whether a rule asks for something that a message can do: then nothing "comes" by leaving something out. Word contact is asked for while there is no message. */
export const asksForSomething = ({ check, ...rule }: Rule): boolean => (check === 'says' ? 'unless' in rule : check !== 'patron-waiting' && !leavesOut.includes(check))

/** How often a librarian has seen the nudge of a rule before, as far as their own practice remembers. */
function seenIn({ weeks }: Practice, rule: string): SeenBefore {
  const times = Object.values(weeks).reduce((sum, week) => sum + (week[rule]?.afterNudge ?? 0) + (week[rule]?.passed ?? 0) + (week[rule]?.dismissed ?? 0), 0)
  return times === 0 ? 'first' : times < 3 ? '2-3' : times < 7 ? '4-7' : '8+'
}
