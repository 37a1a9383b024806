import * as v from 'valibot'
import type { Logger } from 'pino'
import { handle } from './handle.ts'
import type { Chats } from './chats.ts'
import type { Libraries } from './libraries.ts'
import type { Presence } from './presence.ts'
import { chatOf, logName, room } from './rooms.ts'
import type { PatronSpace } from './sockets/namespaces.ts'
import type { LogName, Logs, Signals } from './store/port.ts'
import { due } from './timers.ts'

const tick = 5_000
/** A clock that moves by more than this between two looks, beside the one that only counts on, was set (ms). */
const jump = 2_000
const Sign = v.object({ kind: v.picklist(['patron-here', 'patron-typing']), chat: v.string() })

/**
 * Fires what time makes due. Every node does so for every live chat: the command's id makes it happen once. That a patron's page is
 * still open, or that they type, is a signal to all nodes, so that a node never ends a chat whose patron is connected to another.
 * Who has heard nothing yet, because it has just started or its clock was set, takes everybody to be there: its patrons are still coming back.
 */
export function createClock(parts: {
  libraries: Libraries; chats: Chats; logs: Logs; signals: Signals; presence: Pick<Presence, 'colleagues'>; patrons: PatronSpace; names: readonly string[]; log: Logger
  now?: () => number; steady?: () => number
}) {
  const now = parts.now ?? Date.now
  const steady = parts.steady ?? (() => performance.now())
  const heard = new Map<LogName, { here: number; typed: number }>()
  const warned = new Map<LogName, number>()
  const attended = new Map<LogName, number>()
  let since = now()
  let ahead = now() - steady()
  const of = (log: LogName) => heard.get(log) ?? { here: since, typed: since }

  function noticeJump(): void {
    const by = now() - steady() - ahead
    ahead += by
    if (Math.abs(by) < jump) return
    parts.log.warn({ seconds: Math.round(by / 1000) }, 'the clock of this machine was set: who is silent counts as silent from now')
    since = now()
    heard.clear()
    warned.clear()
    attended.clear()
  }

  for (const library of parts.names) {
    parts.signals.hear(library, (signal) => {
      const sign = v.safeParse(Sign, signal)
      if (!sign.success) return
      const log = logName(library, sign.output.chat)
      const at = now()
      heard.set(log, sign.output.kind === 'patron-here' ? { ...of(log), here: at } : { here: at, typed: at })
    })
  }

  async function look(library: string): Promise<void> {
    const settings = await parts.libraries.get(library)
    if (!settings) return
    noticeJump()
    const there = new Set(parts.presence.colleagues(library).map(({ staff }) => staff))
    for (const [log, chat] of parts.chats.live(library)) {
      if (chat.librarians.some(({ staff }) => there.has(staff))) attended.set(log, now())
      if (chat.status === 'waiting' && parts.patrons.adapter.rooms.has(room.chat(log))) parts.signals.send(library, { kind: 'patron-here', chat: chatOf(log) })
      const isDue = due(chat, { ...of(log), attended: attended.get(log) ?? since }, settings, now())
      if (!isDue) warned.delete(log)
      else if ('command' in isDue) await handle(parts, log, isDue.command, { role: 'clock' })
      else if (warned.get(log) !== isDue.warnAt) {
        warned.set(log, isDue.warnAt)
        parts.patrons.to(room.chat(log)).emit('notice', { kind: 'idle', at: isDue.warnAt })
      }
    }
    for (const known of [heard, warned, attended]) for (const log of known.keys()) if (!parts.chats.held(log)) known.delete(log)
  }

  const ticking = setInterval(() => {
    for (const library of parts.names) look(library).catch(() => parts.log.warn({ library }, 'the clock will look again'))
  }, tick)
  ticking.unref()
  return {
    look,
    /** When the patron of a chat last typed or wrote (epoch ms), 0 where nothing is known. */
    typedAt: (log: LogName): number => heard.get(log)?.typed ?? 0,
    close: () => clearInterval(ticking),
  }
}
export type Clock = ReturnType<typeof createClock>
