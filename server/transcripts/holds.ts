import * as v from 'valibot'
import { parseEvent, type ChatEvent } from '../../shared/events.ts'
import { askLasts, canConfirm, Hold, holdLasts, keyRolesOf, mayReadHeld, MyReport, openFor, type HoldDeed } from '../../shared/hold.ts'
import { refuse, type Refusal } from '../../shared/refusals.ts'
import type { Member } from '../../shared/who.ts'
import type { Erasures } from '../erasures.ts'
import { chatOf, libraryOf, logName } from '../rooms.ts'
import type { Directory } from '../staff/directory.ts'
import type { LogName, Store } from '../store/port.ts'
import { Event } from '../store/texts.ts'
import type { Audit } from './shelf/audit.ts'

const holds = 'holds'
const originals = 'held-originals'
const ended = 'ended-holds'

const Original = v.object({ events: v.array(Event) })
/** What is left of a hold for those who reported it: when and how it ended, and no word. It goes as long after the end as a hold lasts. */
const Ended = v.object({ by: v.array(v.string()), report: MyReport })
type Way = 'let-go' | 'time-over'

interface Parts {
  store: Pick<Store, 'records' | 'logs'>
  directory: Pick<Directory, 'member'>
  audit: Audit
  erasures: Erasures
  now?: () => number
}

/** What happened to a hold, before it is told when and by whom. */
type Entry = Pick<Hold['history'][number], 'what' | 'deed' | 'why'>
type Next = { hold: Hold; entry: Entry } | Refusal

/**
 * Originals in which a librarian has reported a threat. While such a chat is in its log nothing changes for it; before its log is erased, for whatever reason, what is in it is put
 * into a record of its own, which goes when the hold ends. Only a supervisor and an admin together can open it, keep it longer or let it go: one asks, giving a reason, the other
 * confirms. All of it is written into the audit trail first. Once it is opened the two see everything that is in it, more than `seenBy` gives anybody else.
 */
export function createHolds({ store: { records, logs }, directory, audit, erasures, now = Date.now }: Parts) {
  async function find(library: string, chat: string): Promise<{ hold: Hold; version: number } | null> {
    const stored = await records.get(library, holds, chat)
    const hold = stored && v.parse(Hold, stored.value)
    return hold && hold.until > now() ? { hold, version: stored.version } : null
  }

  /** Changes one hold, again where somebody else was first, and adds to its history. */
  async function change(library: string, member: Pick<Member, 'id' | 'name'>, chat: string, to: (hold: Hold) => Next): Promise<Hold | Refusal> {
    for (;;) {
      const found = await find(library, chat)
      if (!found) return refuse('no-such-hold')
      const next = to(found.hold)
      if ('refusal' in next) return next
      const { entry } = next
      const hold: Hold = { ...next.hold, history: [...next.hold.history, { at: now(), name: member.name, staff: member.id, ...entry }] }
      if ((await records.put(library, holds, chat, hold, found.version)) !== null) return hold
    }
  }

  async function end(library: string, chat: string, staff: string, way: Way): Promise<void> {
    const stored = await records.get(library, holds, chat)
    if (stored) {
      const hold = v.parse(Hold, stored.value)
      const at = way === 'let-go' ? now() : hold.until
      const left: v.InferOutput<typeof Ended> = { by: reportersOf(hold), report: { desk: hold.desk, reportedAt: hold.reportedAt, became: { what: way, at } } }
      await records.put(library, ended, endedId(hold), left, 0, at + holdLasts)
    }
    await records.remove(library, originals, chat)
    if (await records.remove(library, holds, chat)) await audit.note(library, staff, { what: 'hold-ended', hold: chat })
  }

  return {
    /** Holds the original of a chat, until then at the latest. Said twice, the second reason stands in the history. */
    async report(library: string, member: Member, { chat, desk, reason }: { chat: string; desk: string; reason: string }): Promise<Hold | Refusal> {
      await audit.note(library, member.id, { what: 'threat-reported', hold: chat })
      const at = now()
      const fresh: Hold = { chat, desk, reportedAt: at, by: { staff: member.id, name: member.name }, reason, until: at + holdLasts, asked: null, opened: null, history: [] }
      for (;;) {
        if (!(await find(library, chat))) {
          await end(library, chat, '', 'time-over')
          if ((await records.put(library, holds, chat, fresh, 0)) === null) continue
        }
        return change(library, member, chat, (hold) => ({ hold, entry: { what: 'reported', deed: null, why: reason } }))
      }
    },
    /** Every hold, for those who can be one of the two: the newest first. */
    async list(library: string): Promise<Hold[]> {
      const all = (await records.list(library, holds)).map(({ value }) => v.parse(Hold, value))
      return all.filter(({ until }) => until > now()).sort((a, b) => b.reportedAt - a.reportedAt)
    },
    /** What became of the threats that this librarian reported: the newest first, those whose hold has ended for as long again. */
    async mine(library: string, staff: string): Promise<MyReport[]> {
      const reports = new Map((await records.list(library, holds)).map(({ value }) => v.parse(Hold, value)).filter((hold) => reportersOf(hold).includes(staff)).map((hold) => [endedId(hold), asMine(hold, now())]))
      // Where both are there a crash came between the two: it has been decided.
      for (const { id, value } of await records.list(library, ended)) {
        const { by, report } = v.parse(Ended, value)
        if (by.includes(staff)) reports.set(id, report)
      }
      return [...reports.values()].sort((a, b) => b.reportedAt - a.reportedAt)
    },
    /** Asks for what two must do together. It takes the place of what was asked before. */
    async ask(library: string, member: Member, chat: string, what: HoldDeed, why: string): Promise<Hold | Refusal> {
      if (!(await find(library, chat))) return refuse('no-such-hold')
      await audit.note(library, member.id, { what: 'hold-asked', hold: chat, deed: what, why })
      const asked = { what, why, by: { staff: member.id, name: member.name }, roles: keyRolesOf(member), at: now() }
      return change(library, member, chat, (hold) => ({ hold: { ...hold, asked }, entry: { what: 'asked', deed: what, why } }))
    },
    /** The second of two says yes to what was asked at that time. Gives the hold as it is then, or null where it was let go. */
    async confirm(library: string, member: Member, chat: string, at: number): Promise<{ hold: Hold | null } | Refusal> {
      const found = await find(library, chat)
      const asked = found?.hold.asked
      if (!found) return refuse('no-such-hold')
      if (!asked || asked.at !== at || asked.at + askLasts <= now()) return refuse('nothing-asked')
      // What they are now counts, not what they were when they asked.
      const asker = await directory.member(library, asked.by.staff)
      if (!asker || !canConfirm({ ...asked, roles: keyRolesOf(asker) }, member.id, member)) return refuse('needs-another')
      await audit.note(library, member.id, { what: 'hold-confirmed', hold: chat, deed: asked.what, why: asked.why })
      if (asked.what === 'let-go') {
        await erasures.note({ what: 'hold', library, chat, reportedAt: found.hold.reportedAt })
        await end(library, chat, member.id, 'let-go')
        return { hold: null }
      }
      const changed = await change(library, member, chat, (hold): Next => {
        if (hold.asked?.at !== at) return refuse('nothing-asked')
        const both = [asked.by, { staff: member.id, name: member.name }]
        const done: Partial<Hold> = asked.what === 'open' ? { opened: { by: both, until: now() + openFor } } : { until: Math.max(hold.until, now() + holdLasts) }
        return { hold: { ...hold, asked: null, ...done }, entry: { what: 'confirmed', deed: asked.what, why: '' } }
      })
      return 'refusal' in changed ? changed : { hold: changed }
    },
    /** Takes back, or says no to, what was asked at that time. */
    async decline(library: string, member: Member, chat: string, at: number): Promise<Hold | Refusal> {
      const asked = (await find(library, chat))?.hold.asked
      if (asked?.at !== at) return refuse('nothing-asked')
      await audit.note(library, member.id, { what: 'hold-declined', hold: chat, deed: asked.what, why: asked.why })
      return change(library, member, chat, (hold): Next => {
        if (hold.asked?.at !== at) return refuse('nothing-asked')
        return { hold: { ...hold, asked: null }, entry: { what: 'declined', deed: hold.asked.what, why: '' } }
      })
    },
    /** Everything in the original, for one of the two who opened it, for as long as it is open. */
    async read(library: string, member: Member, chat: string): Promise<{ events: ChatEvent[] } | Refusal> {
      const found = await find(library, chat)
      if (!found) return refuse('no-such-hold')
      if (keyRolesOf(member).length === 0 || !mayReadHeld(found.hold, member.id, now())) return refuse('not-opened')
      await audit.note(library, member.id, { what: 'original-read', hold: chat })
      const read = await change(library, member, chat, (hold) => ({ hold, entry: { what: 'read', deed: null, why: '' } }))
      if ('refusal' in read) return read
      const kept = await records.get(library, originals, chat)
      const events = kept ? v.parse(Original, kept.value).events : await logs.read(logName(library, chat))
      return { events: events.map(parseEvent) }
    },
    /** Called before a log is erased: where its chat is held, puts what is in it aside. */
    async putAside(log: LogName): Promise<void> {
      const [library, chat] = [libraryOf(log), chatOf(log)]
      if (!(await find(library, chat))) return
      const events = await logs.read(log)
      if (events.length > 0) await records.put(library, originals, chat, { events } satisfies v.InferOutput<typeof Original>, 0)
    },
    /** Ends the holds whose time is over. */
    async endThoseOver(library: string): Promise<void> {
      for (const { id, value } of await records.list(library, holds)) if (v.parse(Hold, value).until <= now()) await end(library, id, '', 'time-over')
    },
    /** Ends that hold, where it is there. */
    async endThat(library: string, chat: string, reportedAt: number): Promise<boolean> {
      const found = await find(library, chat)
      if (found?.hold.reportedAt !== reportedAt) return false
      await end(library, chat, '', 'let-go')
      return true
    },
  }
}

/** Whoever reported it, first or again. Holds of an older Heartdesk know only the first. */
const reportersOf = ({ by, history }: Hold): string[] => [...new Set([by.staff, ...history.flatMap(({ what, staff }) => (what === 'reported' && staff ? [staff] : []))])]

const endedId = ({ chat, reportedAt }: Hold): string => `${chat}-${reportedAt}`

function asMine({ desk, reportedAt, until, history }: Hold, now: number): MyReport {
  if (until <= now) return { desk, reportedAt, became: { what: 'time-over', at: until } }
  return { desk, reportedAt, became: { what: 'held', until, openedAt: history.findLast(({ what, deed }) => what === 'confirmed' && deed === 'open')?.at ?? null } }
}

export type Holds = ReturnType<typeof createHolds>
