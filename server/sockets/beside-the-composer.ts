import type { Verdict } from '../../shared/coaching.ts'
import type { Desk } from '../../shared/desk.ts'
import { verdictOf, type Judgement } from '../coaching/draft.ts'
import { draftOf } from '../draft-of.ts'
import { mayRead } from '../may.ts'
import type { Parts } from '../parts.ts'
import { logName } from '../rooms.ts'
import type { Drawn } from '../trial/sheet.ts'
import type { StaffSocket } from './namespaces.ts'

/** A reading of one draft: the verdict for the console, and what only the librarian's own practice and a trial are told. */
interface Read {
  verdict: Verdict
  judgement: Judgement
  desk: Desk
  /** False: the patron asked that nothing of this chat be kept, so it is in no trial. */
  keeps: boolean
}

/**
 * What has been shown in one chat: with earlier messages, with the draft that stands there, and what a trial drew for that draft. `restedMeanwhile`: rules that have faded, and would
 * have spoken while nothing was typed.
 */
interface Shown {
  before: ReadonlySet<string>
  withThisDraft: ReadonlySet<string>
  restedMeanwhile: ReadonlySet<string>
  drawn: ReadonlyMap<string, Drawn>
}
const nothingYet: Shown = { before: new Set(), withThisDraft: new Set(), restedMeanwhile: new Set(), drawn: new Map() }

/** How long a patron counts as typing after the last sign of it (ms). */
const typingLasts = 4_000

/**
 * The coach beside one console's composers. Which rules it has shown in which chat is known here only, and forgotten with the connection:
 * a rule speaks once in a chat, though it may show again with the very draft that it was shown with.
 */
export function createBesideTheComposer(socket: StaffSocket, parts: Parts) {
  const { library, member } = socket.data
  const shown = new Map<string, Shown>()
  const of = (chat: string): Shown => shown.get(chat) ?? nothingYet
  const change = (chat: string, to: Partial<Shown>) => void shown.set(chat, { ...of(chat), ...to })

  /** What a trial has drawn for this rule in this chat; null where none concerns it, or the store is away. A drawn nudge stays as it was drawn until the message is sent. */
  async function drawn(chatId: string, rule: string): Promise<Drawn | null> {
    const found = of(chatId).drawn.get(rule) ?? (await parts.trials.draw(library, member.id, logName(library, chatId), rule).catch(() => null))
    if (found) change(chatId, { drawn: new Map([...of(chatId).drawn, [rule, of(chatId).drawn.get(rule) ?? found]]) })
    return found
  }

  async function judge(chatId: string, draft: { text: string; version: number; ending: boolean }): Promise<Read | null> {
    const log = logName(library, chatId)
    const chat = await parts.chats.get(log)
    // What the coach says quotes the patron: whoever may not read the chat is told nothing.
    if (!mayRead(member, chat)) return null
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
    const [nudge] = judgement.nudges
    const mayBeInTrial = nudge && chat.keep && (draft.ending || draft.text.trim() !== '')
    const isWithheld = mayBeInTrial ? (await drawn(chatId, nudge.rule))?.shown === false : false
    const verdict = isWithheld ? { ...verdictOf(judgement), nudges: [] } : verdictOf(judgement)
    const { withThisDraft, restedMeanwhile } = of(chatId)
    change(chatId, {
      withThisDraft: new Set([...withThisDraft, ...verdict.nudges.map((one) => one.rule)]),
      restedMeanwhile: draft.text.trim() === '' && !draft.ending ? new Set(judgement.withheld) : restedMeanwhile,
    })
    return { verdict, judgement, desk, keeps: chat.keep }
  }

  const toTrial = async (chatId: string, { judgement, desk, keeps }: Read, moments: Shown['drawn']) => {
    if (keeps) await parts.trials.said({ staff: member.id, log: logName(library, chatId), kind: desk.kind, drawn: moments, judgement })
  }

  return {
    /** Reads a draft. Always resolves: where the coach or the store has trouble there is nothing to say, and nothing that holds a message up. */
    read: (chatId: string, draft: { text: string; version: number; ending: boolean }): Promise<Read | null> => judge(chatId, draft).catch(() => null),
    /** The librarian has put a nudge aside: it does not come back in this chat. */
    dismissed(chatId: string, rule: string): void {
      const { before, drawn: moments } = of(chatId)
      const moment = moments.get(rule)
      change(chatId, { before: new Set([...before, rule]), ...(moment && { drawn: new Map([...moments, [rule, { ...moment, dismissed: true }]]) }) })
    },
    /** The draft has become a message: what was shown with it is not shown in this chat again, and the librarian's practice learns. */
    async sent(chatId: string, reading: Read | null): Promise<void> {
      const { before, withThisDraft, restedMeanwhile, drawn: moments } = of(chatId)
      change(chatId, { before: new Set([...before, ...withThisDraft, ...moments.keys()]), withThisDraft: new Set(), restedMeanwhile: new Set(), drawn: new Map() })
      const [nudged = null] = withThisDraft
      if (!reading) return
      const { judgement, desk } = reading
      await toTrial(chatId, reading, moments)
      // What came only after its moment had passed in quiet did not come by itself.
      await parts.practice.learn(library, member.id, desk.id, {
        met: judgement.met.filter((rule) => !restedMeanwhile.has(rule)), withheld: [...new Set([...judgement.withheld, ...restedMeanwhile])], shown: nudged,
      })
    },
    /** The chat was ended without another message: what a trial drew for it is settled by that. */
    async ended(chatId: string, reading: Read | null): Promise<void> {
      const { drawn: moments } = of(chatId)
      shown.delete(chatId)
      if (reading && moments.size > 0) await toTrial(chatId, reading, moments)
    },
  }
}
