import type { Verdict } from '../../shared/coaching.ts'
import { decide } from '../../shared/decide.ts'
import type { Happened, KnownEvent } from '../../shared/events.ts'
import { newId } from '../../shared/key.ts'
import { isRefusal, type Refusal } from '../../shared/refusals.ts'
import type { Noticed, Reaction, ScriptedPatron, Step } from '../../shared/rehearsing.ts'
import { emptyScreen, receive } from '../../shared/screen.ts'
import type { By, Member } from '../../shared/who.ts'
import type { StaffAnswer } from '../../shared/wire.ts'
import { newConversation, typed, type Conversation } from '../conversation.ts'
import type { LibrarianEnd } from '../librarian.ts'
import { createSpeaking, type OtherEnd } from '../speaking.ts'

/** What a rehearsal is called where chats have ids. No chat has this one: it is too short to be made from a key. */
export const rehearsalId = 'rehearsal'

/** One message of mine, what the coach noticed in it, and what the patron tells of it when all is over. */
export interface Exchange {
  wrote: string
  noticed: Noticed
  felt: Reaction['felt']
}
export interface RehearsalState {
  conversation: Conversation
  exchanges: Exchange[]
  end: Reaction['end']
}

/** What the server makes of a step: server/http/rehearsal-routes.ts. Null: no answer in time (ms). */
export type AskAbout = (step: Step, patience: number) => Promise<{ verdict: Verdict } | { paused: Verdict } | Reaction | Refusal | null>

interface Parts {
  scripted: ScriptedPatron
  desk: string
  me: Member
  ask: AskAbout
  /** How long a patron takes to write a line (ms). */
  writes: (line: string) => number
  changed: (state: RehearsalState) => void
}

/**
 * A chat that is rehearsed: the events of a real one, decided and folded as they are, and kept in this page alone. The other end is a
 * scripted patron; the composer and the coach are those of the desk and can't tell the difference.
 */
export function createRehearsing({ scripted, desk, me, ask, writes, changed }: Parts) {
  let state: RehearsalState = { conversation: { ...newConversation, screen: { ...emptyScreen, asking: false } }, exchanges: [], end: null }
  let { standing } = scripted
  let isOver = false
  const before = new Set<string>()
  const withThisDraft = new Set<string>()
  const patron: By = { role: 'patron' }
  const librarian: By = { role: 'librarian', staff: me.id, name: me.name }

  const set = (change: Partial<RehearsalState>) => changed((state = { ...state, ...change }))
  const of = (): Conversation => state.conversation
  const change = (_: string, next: (one: Conversation) => Conversation) => set({ conversation: next(of()) })
  function happen(by: By, what: Happened[]): number {
    for (const one of what) {
      const { seq } = of().screen.chat
      const event: KnownEvent = { seq: seq + 1, id: newId(), at: Date.now(), by, ...one }
      change('', (conversation) => ({ ...conversation, screen: receive(conversation.screen, { prev: seq, event }) }))
    }
    return of().screen.chat.seq
  }

  const step = (does: Step['does'], draft: string, more: Partial<Step> = {}): Step => ({
    does, standing, draft, version: of().version, ending: false, mayPause: false, alreadyShown: [...before],
    said: of().screen.chat.lines.flatMap((line) => (line.what === 'message' && line.by.role !== 'clock' ? [{ from: line.by.role, text: line.text }] : [])), ...more,
  })
  /** A verdict with the number of the last event that it saw here: the server counts lines, the chat counts events. In a rehearsal nobody is kept waiting. */
  function shown(verdict: Verdict, seq: number): Verdict {
    for (const { rule } of verdict.nudges) withThisDraft.add(rule)
    return { ...verdict, seq, lookAgainIn: null }
  }

  async function answer({ says, end }: Reaction): Promise<void> {
    for (const line of says) {
      change('', (one) => ({ ...one, typing: '' }))
      await new Promise((resolve) => setTimeout(resolve, writes(line)))
      if (isOver) return
      change('', (one) => ({ ...one, typing: null }))
      happen(patron, [{ kind: 'message-sent', messageId: newId(), text: line }])
    }
    if (end) set({ end })
    else speaking.consult(rehearsalId)
  }

  /** What is done in the chat; null where the patron does not see it. */
  const doneBy: Partial<Record<string, Step['does']>> = {
    'send-message': 'message', 'transfer-chat': 'hand-over', 'ask-colleague': 'hand-over', 'return-chat': 'hand-over', 'leave-chat': 'hand-over', 'close-chat': 'end', 'block-patron': 'end',
  }
  const other: OtherEnd = {
    isThere: () => !isOver,
    typing: () => undefined,
    async read({ text, version, ending }, patience) {
      const { seq } = of().screen.chat
      const read = await ask(step('draft', text, { version, ending }), patience)
      return read && 'verdict' in read ? shown(read.verdict, seq) : null
    },
    async command({ command, mayPause = false, version = 0 }, patience): Promise<StaffAnswer | null> {
      const decided = decide(of().screen.chat, command, librarian)
      if (isRefusal(decided)) return decided
      const does = doneBy[command.kind]
      if (does === undefined) return { done: happen(librarian, decided) }
      const text = command.kind === 'send-message' ? command.text : ''
      const heard = await ask(step(does, text, { mayPause, version, ending: does === 'end' }), patience)
      if (heard === null || isRefusal(heard)) return heard
      if ('paused' in heard) return { paused: shown(heard.paused, of().screen.chat.seq) }
      if ('verdict' in heard) return null
      for (const rule of withThisDraft) before.add(rule)
      withThisDraft.clear()
      standing = heard.standing
      if (text || heard.felt) set({ exchanges: [...state.exchanges, { wrote: text, noticed: heard.noticed, felt: heard.felt }] })
      const done = happen(librarian, decided)
      void answer(heard)
      return { done }
    },
  }
  const speaking = createSpeaking({ other, staff: me.id, of, change })

  happen(patron, [{ kind: 'chat-requested', desk, name: scripted.called, question: scripted.opens, page: '', locale: '', keep: true, shared: false }])
  happen(librarian, [{ kind: 'chat-accepted' }])
  speaking.consult(rehearsalId)

  return {
    now: () => state,
    /** What the desk's parts do with a librarian's end, done here: nothing of it goes anywhere. */
    end: {
      type: speaking.type,
      send: speaking.send,
      async command(chat, asked, mayPause = false) {
        const done = await speaking.emit({ chat, command: { ...asked, messageId: newId() }, mayPause, version: of().version })
        const refused = done === null ? { refusal: 'not-saved' as const } : isRefusal(done) ? done : null
        change(chat, (one) => ({ ...one, refused }))
        return done
      },
      note: (chat, isNote) => change(chat, (one) => ({ ...typed(one, one.draft), isNote, isPaused: false })),
      dismiss(chat, rule) {
        before.add(rule)
        change(chat, (one) => ({ ...one, verdict: one.verdict && { ...one.verdict, nudges: [] } }))
      },
      clear: (chat) => change(chat, (one) => ({ ...one, refused: null })),
    } satisfies Partial<LibrarianEnd>,
    leave(): void {
      isOver = true
    },
  }
}
export type Rehearsing = ReturnType<typeof createRehearsing>
