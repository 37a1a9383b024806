import * as v from 'valibot'
import type { Logger } from 'pino'
import { isOver, type Chat } from '../../shared/chat.ts'
import type { Library } from '../../shared/desk.ts'
import type { Chats } from '../chats.ts'
import type { Codes } from '../codes.ts'
import { eraseChat } from '../erase.ts'
import type { Libraries } from '../libraries.ts'
import { chatOf, libraryOf, logName } from '../rooms.ts'
import type { LogName, Store } from '../store/port.ts'

const day = 86_400_000
/** Where nothing is kept, the patron has this long after the end to read, print and rate (ms). */
const grace = 10 * 60_000
/** A chat that nobody ended, and that the clock did not end either, is looked at again so often (ms). */
const again = day

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

  async function look(library: string): Promise<void> {
    const settings = await parts.libraries.get(library)
    if (!settings) return
    const today = dayOf(now())
    const done = await records.get(library, 'retention', 'day')
    for (let date = done ? v.parse(Day, done.value) : today; date <= today; date = dayOf(Date.parse(date) + day)) {
      for (const { id } of await records.list(library, shelfOf(date))) await lookAt(settings, logName(library, id), date)
    }
    if (done?.value !== today) await records.put(library, 'retention', 'day', today, done?.version ?? 0)
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
