import * as v from 'valibot'
import type { Logger } from 'pino'
import { isOver, type Chat } from '../../shared/chat.ts'
import type { Library } from '../../shared/desk.ts'
import { answerDays } from '../../shared/keeping.ts'
import type { Chats } from '../chats.ts'
import type { Codes } from '../codes.ts'
import { eraseChat } from '../erase.ts'
import type { Libraries } from '../libraries.ts'
import { chatOf, libraryOf, logName } from '../rooms.ts'
import { StoreAway, type LogName, type Store } from '../store/port.ts'
import type { Holds } from './holds.ts'
import { clearShelf } from './shelf/places.ts'

const day = 86_400_000
/** Where nothing is kept, the patron has this long after the end to read, print and rate (ms). */
const grace = 10 * 60_000
const fetching = answerDays * day
/** A chat that nobody ended, and that the clock did not end either, is looked at again so often (ms). */
const again = day

/** Where nobody has ever looked, the first node may have been stopped before it could: so far back a look begins then (ms). */
const neverLooked = 31 * day
/** The longest that a desk keeps, in days. */
const longest = 366

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const shelfOf = (date: string): string => `originals-until-${date}`
const Day = v.pipe(v.string(), v.isoDate())
/** What the patron was told when they asked, in days. An older Heartdesk wrote `true`. */
const Told = v.object({ keepDays: v.number() })
const KeptDays = v.record(v.string(), v.number())

/**
 * When an original dies (epoch ms), or null while it is still worked on. Counted from its end, or from the answer that came after it; what is said of it later, a rating or
 * a tag, adds nothing. `keepDays`: the desk's; a patron may have asked that nothing be kept.
 */
export function diesAt(chat: Chat, keepDays: number): number | null {
  if (!isOver(chat) || chat.endedAt === null || chat.owed !== null) return null
  const answeredAt = chat.lines.findLast((line) => line.what === 'answer')?.at ?? null
  return Math.max(chat.endedAt, answeredAt ?? 0) + Math.max(answeredAt === null ? grace : fetching, chat.keep ? keepDays * day : 0)
}

/**
 * Erases originals when their time is over. Each chat has, from before its first event, a record under a day on which to look at it; what is
 * due by then is erased, what is not is put under a later day. So nothing needs to be remembered, and a node that was off for a week
 * looks at the days it missed. Sees to it that transcripts and held originals go when theirs is over, too.
 */
export function createRetention(parts: { store: Store; chats: Chats; codes: Codes; libraries: Libraries; holds: Holds; names: readonly string[]; log: Logger; now?: () => number }) {
  const { records } = parts.store
  const now = parts.now ?? Date.now

  /** The desk's days, but no more than the patron was told. A desk that is gone keeps nothing. */
  function daysOf(settings: Library, desk: string, told: unknown): number {
    const promised = v.is(Told, told) ? told.keepDays : Infinity
    return Math.min(promised, settings.desks.find((one) => one.id === desk)?.keepDays ?? 0)
  }

  async function lookAt(settings: Library, log: LogName, date: string, told: unknown): Promise<void> {
    const chat = await parts.chats.get(log)
    // It may be just about to begin.
    if (chat.status === 'unasked' && date === dayOf(now())) return
    if (chat.status !== 'unasked') {
      const keepDays = daysOf(settings, chat.desk, told)
      const dies = diesAt(chat, keepDays)
      if (dies !== null && dies <= now()) await eraseChat(parts, log)
      else {
        const next = dayOf(dies ?? now() + (chat.keep && keepDays > 0 ? again : 0))
        if (next === date) return
        await records.put(settings.id, shelfOf(next), chatOf(log), told, 0)
      }
    }
    await records.remove(settings.id, shelfOf(date), chatOf(log))
  }

  /** Looks at all that stands under these days. Gives the first on which a chat could not be looked at, or `to`. One that is damaged keeps no other. */
  async function lookThrough(from: string, to: string, settings: Library): Promise<string> {
    let next = to
    for (let date = from; date <= to; date = dayOf(Date.parse(date) + day)) {
      for (const { id, value } of await records.list(settings.id, shelfOf(date))) {
        try {
          await lookAt(settings, logName(settings.id, id), date, value)
        } catch (error) {
          if (error instanceof StoreAway) throw error
          parts.log.error({ chat: id }, 'a chat could not be looked at: it is not erased when its time is over')
          if (date < next) next = date
        }
      }
    }
    return next
  }

  /** A desk that now keeps for fewer days: what it has is looked at before the day that was written down. */
  async function followSettings(settings: Library): Promise<void> {
    const known = await records.get(settings.id, 'retention', 'days')
    const before = known ? v.parse(KeptDays, known.value) : {}
    const days = Object.fromEntries(settings.desks.map((desk) => [desk.id, desk.keepDays]))
    if (JSON.stringify(before) === JSON.stringify(days)) return
    if (Object.entries(before).some(([desk, kept]) => (days[desk] ?? 0) < kept)) await lookThrough(dayOf(now()), dayOf(now() + longest * day), settings)
    await records.put(settings.id, 'retention', 'days', days, known?.version ?? 0)
  }

  /** Once a day, so that a slip of the pen in the settings can be mended. */
  async function clearOnceADay({ id, transcripts }: Library): Promise<void> {
    const cleared = await records.get(id, 'retention', 'shelf')
    const today = dayOf(now())
    if (cleared?.value === today) return
    await clearShelf(records, id, transcripts.keepMonths, now())
    await records.put(id, 'retention', 'shelf', today, cleared?.version ?? 0)
  }

  async function look(library: string): Promise<void> {
    const settings = await parts.libraries.get(library)
    if (!settings) return
    const done = await records.get(library, 'retention', 'day')
    const next = await lookThrough(done ? v.parse(Day, done.value) : dayOf(now() - neverLooked), dayOf(now()), settings)
    if (done?.value !== next) await records.put(library, 'retention', 'day', next, done?.version ?? 0)
    await followSettings(settings)
    await parts.holds.endThoseOver(library)
    await clearOnceADay(settings)
  }

  const looking = setInterval(() => {
    for (const library of parts.names) look(library).catch(() => parts.log.warn({ library }, 'retention will look again'))
  }, 60_000)
  looking.unref()

  return {
    /** Called before a chat's first event is appended. A record without a chat does no harm: it is dropped when its day is over. */
    async begin(log: LogName, keep: boolean, keepDays: number): Promise<void> {
      await records.put(libraryOf(log), shelfOf(dayOf(now() + (keep ? keepDays * day : 0))), chatOf(log), { keepDays } satisfies v.InferOutput<typeof Told>, 0)
    },
    look,
    close: () => clearInterval(looking),
  }
}
export type Retention = ReturnType<typeof createRetention>
