import type { Verdict } from '../../shared/coaching.ts'
import { draftOf } from '../draft-of.ts'
import type { Parts } from '../parts.ts'
import { logName } from '../rooms.ts'
import type { StaffSocket } from './namespaces.ts'

/** How long a patron counts as typing after the last sign of it (ms). */
const typingLasts = 4_000

/**
 * The coach beside one console's composers. Which rules it has shown in which chat is known here only, and forgotten with the connection:
 * a rule speaks once in a chat, though it may show again with the very draft that it was shown with.
 */
export function createBesideTheComposer(socket: StaffSocket, parts: Parts) {
  const { library, member } = socket.data
  const shown = new Map<string, { before: Set<string>; withThisDraft: Set<string> }>()
  const of = (chat: string) => shown.get(chat) ?? { before: new Set<string>(), withThisDraft: new Set<string>() }

  return {
    /** Reads a draft. Always resolves: where the coach has trouble it has nothing to say. */
    async read(chatId: string, draft: { text: string; version: number; ending: boolean }): Promise<Verdict | null> {
      const chat = await parts.chats.get(logName(library, chatId))
      const desk = (await parts.libraries.get(library))?.desks.find((one) => one.id === chat.desk)
      if (!desk) return null
      const typed = parts.clock.typedAt(logName(library, chatId))
      const judgement = await parts.coach.ask(
        draftOf(chat, desk, {
          ...draft,
          patronTyping: Date.now() - typed < typingLasts,
          alreadyShown: [...of(chatId).before],
          wishes: await parts.practice.wishes(library, member.id),
          now: Date.now(),
        }),
      )
      const { before, withThisDraft } = of(chatId)
      for (const nudge of judgement.nudges) withThisDraft.add(nudge.rule)
      shown.set(chatId, { before, withThisDraft })
      const { met: _met, withheld: _withheld, ...verdict } = judgement
      return verdict
    },
    /** The draft has become a message: what was shown with it is not shown in this chat again. */
    sent(chatId: string): void {
      const { before, withThisDraft } = of(chatId)
      shown.set(chatId, { before: before.union(withThisDraft), withThisDraft: new Set() })
    },
  }
}
