import * as v from 'valibot'
import type { Logger } from 'pino'
import { isOver, type Chat } from '../../shared/chat.ts'
import type { Library } from '../../shared/desk.ts'
import type { Chats } from '../chats.ts'
import type { Codes } from '../codes.ts'
import { eraseChat } from '../erase.ts'
import type { Libraries } from '../libraries.ts'
import { chatOf, libraryOf, logName } from '../rooms.ts'
import { StoreAway, type LogName, type Store } from '../store/port.ts'

const day = 86_400_000
/** Where nothing is kept, the patron has this long after the end to read, print and rate (ms). */
const grace = 10 * 60_000
/** A chat that nobody ended, and that the clock did not end either, is looked at again so often (ms). */
const again = day

/** Where nobody has ever looked, the first node may have been stopped before it could: so far back a look begins then (ms). */
const neverLooked = 31 * day

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const shelfOf = (date: string): string => `originals-until-${date}`
const Day = v.pipe(v.string(), v.isoDate())

/** When an original dies (epoch ms), or null while it is still worked on. `keepDays`: the desk's; a patron may have asked that nothing be kept. */
export function diesAt(chat: Chat, keepDays: number): number | null {
  if (!isOver(chat) || chat.endedAt === null || chat.owed !== null) return null
  return chat.keep && keepDays > 0 ? chat.lastAt + keepDays * day : chat.lastAt + grace
}

/**
 * Erases originals when their time is over. Each chat has, from before its first event, a record under a day on which to look at it; what is
 * due by then is erased, what is not is put under a later day. So nothing needs to be remembered, and a node that was off for a week
 * looks at the days it missed.
 */
export function createRetention(parts: { store: Store; chats: Chats; codes: Codes; libraries: Libraries; names: readonly string[]; log: Logger; now?: () => number }) {
  const { records } = parts.store
  const now = parts.now ?? Date.now

  const put = (log: LogName, at: number) => records.put(libraryOf(log), shelfOf(dayOf(at)), chatOf(log), true, 0)

  async function lookAt(settings: Library, log: LogName, date: string): Promise<void> {
    const chat = await parts.chats.get(log)
    const desk = settings.desks.find((one) => one.id === chat.desk)
    const dies = diesAt(chat, desk?.keepDays ?? 0)
    if (chat.status !== 'unasked') {
      if (dies !== null && dies <= now()) await eraseChat(parts, log)
      else {
        const next = dayOf(dies ?? now() + (chat.keep ? again : 0))
        if (next === date) return
        await records.put(settings.id, shelfOf(next), chatOf(log), true, 0)
      }
    }
    await records.remove(settings.id, shelfOf(date), chatOf(log))
  }

  /** Gives the day to begin with next time: today, or the first on which a chat could not be looked at. One that is damaged keeps no other. */
  async function lookFrom(first: string, settings: Library): Promise<string> {
    const today = dayOf(now())
    let next = today
    for (let date = first; date <= today; date = dayOf(Date.parse(date) + day)) {
      for (const { id } of await records.list(settings.id, shelfOf(date))) {
        try {
          await lookAt(settings, logName(settings.id, id), date)
        } catch (error) {
          if (error instanceof StoreAway) throw error
          parts.log.error({ chat: id }, 'a chat could not be looked at: it is not erased when its time is over')
          if (date < next) next = date
        }
      }
    }
    return next
  }

  async function look(library: string): Promise<void> {
    const settings = await parts.libraries.get(library)
    if (!settings) return
    const done = await records.get(library, 'retention', 'day')
    const next = await lookFrom(done ? v.parse(Day, done.value) : dayOf(now() - neverLooked), settings)
    if (done?.value !== next) await records.put(library, 'retention', 'day', next, done?.version ?? 0)
  }

  const looking = setInterval(() => {
    for (const library of parts.names) look(library).catch(() => parts.log.warn({ library }, 'retention will look again'))
  }, 60_000)
  looking.unref()

  return {
    /** Called before a chat's first event is appended. A record without a chat does no harm: it is dropped when its day comes. */
    async begin(log: LogName, keep: boolean, keepDays: number): Promise<void> {
      await put(log, now() + (keep ? keepDays * day : 0))
    },
    look,
    close: () => clearInterval(looking),
  }
}
export type Retention = ReturnType<typeof createRetention>
