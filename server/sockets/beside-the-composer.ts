import type { Verdict } from '../../shared/coaching.ts'
import { verdictOf } from '../coaching/draft.ts'
import { draftOf } from '../draft-of.ts'
import type { Parts } from '../parts.ts'
import { logName } from '../rooms.ts'
import type { StaffSocket } from './namespaces.ts'

/** A reading of one draft: the verdict for the console, and what only the librarian's own practice is told. */
interface Read {
  verdict: Verdict
  met: string[]
  withheld: string[]
  desk: string
}

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

  async function judge(chatId: string, draft: { text: string; version: number; ending: boolean }): Promise<Read | null> {
    const log = logName(library, chatId)
    const chat = await parts.chats.get(log)
    const desk = (await parts.libraries.get(library))?.desks.find((one) => one.id === chat.desk)
    if (!desk) return null
    const judgement = await parts.coach.ask(
      draftOf(chat, desk, {
        ...draft,
        patronTyping: Date.now() - parts.clock.typedAt(log) < typingLasts,
        alreadyShown: [...of(chatId).before],
        wishes: await parts.practice.forCoach(library, member.id),
        now: Date.now(),
      }),
    )
    const { before, withThisDraft } = of(chatId)
    shown.set(chatId, { before, withThisDraft: new Set([...withThisDraft, ...judgement.nudges.map((nudge) => nudge.rule)]) })
    return { verdict: verdictOf(judgement), met: judgement.met, withheld: judgement.withheld, desk: desk.id }
  }

  return {
    /** Reads a draft. Always resolves: where the coach or the store has trouble there is nothing to say, and nothing that holds a message up. */
    read: (chatId: string, draft: { text: string; version: number; ending: boolean }): Promise<Read | null> => judge(chatId, draft).catch(() => null),
    /** The librarian has put a nudge aside: it does not come back in this chat. */
    dismissed(chatId: string, rule: string): void {
      const { before, withThisDraft } = of(chatId)
      shown.set(chatId, { before: new Set([...before, rule]), withThisDraft })
    },
    /** The draft has become a message: what was shown with it is not shown in this chat again, and the librarian's practice learns. */
    async sent(chatId: string, reading: Read | null): Promise<void> {
      const { before, withThisDraft } = of(chatId)
      shown.set(chatId, { before: new Set([...before, ...withThisDraft]), withThisDraft: new Set() })
      const [nudged = null] = withThisDraft
      if (reading) await parts.practice.learn(library, member.id, reading.desk, { met: reading.met, withheld: reading.withheld, shown: nudged })
    },
  }
}
