import { isIn, isOver } from '../shared/chat.ts'
import type { Verdict } from '../shared/coaching.ts'
import type { LibrarianCommand } from '../shared/commands.ts'
import { newId } from '../shared/key.ts'
import { isRefusal, passes, type Refusal } from '../shared/refusals.ts'
import { fail, write, type Unsent } from '../shared/screen.ts'
import type { Send, StaffAnswer } from '../shared/wire.ts'
import { judged, sent, tooLong, typed, type Conversation } from './conversation.ts'

/** How long a pause in typing lasts before the coach is asked, and how seldom the patron is told that somebody types (ms). */
const pause = 700
const typingSaid = 3_000
/** How long the first Enter waits for its answer before the message goes the way of all others (ms). */
const askingMayTake = 3_000
const tryAgain = 2_000

/** Whoever is at the other end of what a librarian writes: the server, or in a rehearsal a patron who is not real. `patience` in ms; null: no answer in that time. */
export interface OtherEnd {
  isThere: () => boolean
  command: (send: Send, patience: number) => Promise<StaffAnswer | null>
  read: (draft: { chat: string; text: string; version: number; ending: boolean }, patience: number) => Promise<Verdict | Refusal | null>
  typing: (chat: string) => void
}

/** What has to be known of a librarian's conversations to speak in them. */
interface Parts {
  other: OtherEnd
  staff: string
  of: (chat: string) => Conversation
  change: (chat: string, next: (one: Conversation) => Conversation) => void
}

/** From a draft to a message: the coach's readings, the first and the second Enter, and sending again whatever was not acknowledged. */
export function createSpeaking({ other, staff, of, change }: Parts) {
  const emit = (send: Send, patience = 10_000): Promise<StaffAnswer | null> => other.command(send, patience)

  const delivering = new Set<string>()
  async function deliver(chat: string, { messageId, text, note }: Unsent): Promise<void> {
    if (delivering.has(messageId)) return
    delivering.add(messageId)
    const answer = await emit({ chat, command: { kind: note ? 'add-note' : 'send-message', messageId, text } })
    delivering.delete(messageId)
    if (answer === null || (isRefusal(answer) && passes(answer))) {
      if (other.isThere()) setTimeout(() => flush(chat), tryAgain)
    } else if (isRefusal(answer)) change(chat, (one) => ({ ...one, screen: fail(one.screen, messageId) }))
  }

  /** Sends what is not in the log yet, under the ids it had. */
  function flush(chat: string): void {
    if (!other.isThere() || of(chat).screen.asking) return
    for (const unsent of of(chat).screen.unsent) if (!unsent.isRefused) void deliver(chat, unsent)
  }

  const looks = new Map<string, ReturnType<typeof setTimeout>>()
  /** Has the coach read what stands in the composer; an empty one too, for what is kept in view. */
  function consult(chat: string): void {
    const { draft, version, isNote, isSending, screen } = of(chat)
    const { chat: { owed }, chat: known } = screen
    const text = isNote ? '' : draft
    // What no message can be is not read either: the composer says that it is too long, and a line carries only so much at once.
    // One that is being sent is being read already; when it is gone, what stands then is read.
    if (isSending || tooLong(text) || !other.isThere() || !(owed !== null || (!isOver(known) && isIn(known, staff)))) return
    clearTimeout(looks.get(chat))
    void other.read({ chat, text, version, ending: false }, askingMayTake).then((verdict) => {
      if (verdict === null || isRefusal(verdict)) return
      change(chat, (one) => judged(one, verdict))
      // Time passes too: somebody who waits while a librarian searches is worth a word.
      clearTimeout(looks.get(chat))
      if (verdict.lookAgainIn !== null) looks.set(chat, setTimeout(() => consult(chat), verdict.lookAgainIn))
    })
  }

  const pauses = new Map<string, ReturnType<typeof setTimeout>>()
  let saidAt = 0

  const put = (chat: string, unsent: Unsent) => change(chat, (one) => sent(one, write(one.screen, unsent)))
  const card = (chat: string, verdict: Verdict) => change(chat, (one) => ({ ...one, verdict, isPaused: true, isSending: false }))

  return {
    emit,
    flush,
    consult,
    type(chat: string, draft: string): void {
      change(chat, (one) => typed(one, draft))
      clearTimeout(pauses.get(chat))
      clearTimeout(looks.get(chat))
      pauses.set(chat, setTimeout(() => consult(chat), pause))
      if (!of(chat).isNote && draft && Date.now() - saidAt > typingSaid) {
        saidAt = Date.now()
        other.typing(chat)
      }
    },
    /** Enter. The first one while connected may come back with a card; the second, a note, and whatever is written offline goes as it is. */
    async send(chat: string): Promise<void> {
      const { draft, isNote, isPaused, isSending, version } = of(chat)
      const text = draft.trim()
      if (!text || isSending) return
      const refused = tooLong(text)
      if (refused) return change(chat, (one) => ({ ...one, refused }))
      clearTimeout(pauses.get(chat))
      const unsent: Unsent = { messageId: newId(), text, at: Date.now(), note: isNote, isRefused: false }
      if (isNote || isPaused || !other.isThere()) {
        put(chat, unsent)
        return flush(chat)
      }
      change(chat, (one) => ({ ...one, isSending: true }))
      const command: LibrarianCommand = { kind: 'send-message', messageId: unsent.messageId, text }
      const answer = await emit({ chat, command, mayPause: true, version }, askingMayTake)
      if (answer && 'paused' in answer) return card(chat, answer.paused)
      if (answer && isRefusal(answer) && !passes(answer)) {
        return change(chat, (one) => ({ ...one, isSending: false, refused: answer }))
      }
      put(chat, unsent)
      if (!answer || isRefusal(answer)) flush(chat)
      else consult(chat)
    },
  }
}
