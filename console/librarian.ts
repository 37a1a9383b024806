import type { Dismissal } from '../shared/coaching.ts'
import type { LibrarianCommand } from '../shared/commands.ts'
import { parseEvent, type ChatEvent } from '../shared/events.ts'
import { newId } from '../shared/key.ts'
import { isRefusal, passes, type Refusal } from '../shared/refusals.ts'
import { emptyScreen, positionOf, receive, reconnecting, resume, takeBack, write } from '../shared/screen.ts'
import type { Member } from '../shared/who.ts'
import type { Availability, ChatSummary, Me, Resumed, StaffAnswer, StaffView } from '../shared/wire.ts'
import { connect, otherEndOf } from './connect.ts'
import { fromKept, newConversation, shut, toKeep, typed, type Conversation } from './conversation.ts'
import type { Drafts } from './drafts.ts'
import { createSpeaking } from './speaking.ts'

/** Everything the console shows. */
export interface LibrarianState {
  view: StaffView | null
  isConnected: boolean
  /** Whether the server speaks a newer language than this page: it has to be loaded again. */
  isOld: boolean
  conversations: Record<string, Conversation>
  /** The chats that stand side by side, at most three, and the one in front. */
  shown: string[]
  front: string | null
  /** What is wrong with the library's rule files, for admins. */
  problems: string[]
}

type WithoutId<C> = C extends LibrarianCommand ? Omit<C, 'messageId'> : never
export type Asked = WithoutId<LibrarianCommand>

const sideBySide = 3
const typingShown = 4_000
const tryAgain = 2_000

interface Parts {
  library: string
  me: Member
  drafts: Drafts
  changed: (state: LibrarianState) => void
  /** A patron is new in the queue, or wrote where nobody looks. */
  rang: () => void
  signedOut: () => void
}

/**
 * A librarian's end: one socket, the view, and a conversation for each chat that is theirs or looked at. `changed` is called with each new
 * state.
 */
export function createLibrarian({ library, me, drafts, changed, rang, signedOut }: Parts) {
  let state: LibrarianState = {
    view: null, isConnected: false, isOld: false, shown: [], front: null, problems: [],
    conversations: Object.fromEntries(Object.entries(drafts.read()).map(([chat, kept]) => [chat, fromKept(kept)])),
  }
  const set = (change: Partial<LibrarianState>) => changed((state = { ...state, ...change }))
  const setView = (change: Partial<StaffView>) => state.view && set({ view: { ...state.view, ...change } })
  const of = (chat: string): Conversation => state.conversations[chat] ?? newConversation
  const isMine = ({ librarians }: ChatSummary) => librarians.some((one) => one.staff === me.id)

  function change(chat: string, next: (one: Conversation) => Conversation): void {
    const before = of(chat)
    const after = next(before)
    if (after === before) return
    set({ conversations: { ...state.conversations, [chat]: after } })
    if (after.draft !== before.draft || after.isNote !== before.isNote || after.screen.unsent !== before.screen.unsent) drafts.keep(chat, toKeep(after))
  }

  const { socket, end } = connect({ library, refused: (why) => set({ isOld: why === 'newer-version' }), signedOut })
  const speaking = createSpeaking({ other: otherEndOf(socket), staff: me.id, of, change })

  /** Reads what came after the last event that this screen has, until nothing is missing. */
  async function open(chat: string): Promise<void> {
    const answer = await socket.timeout(10_000).emitWithAck('open', { chat, ...positionOf(of(chat).screen) }).catch(() => null)
    if (answer === null || (isRefusal(answer) && passes(answer))) {
      return void setTimeout(() => socket.connected && of(chat).screen.asking && open(chat), tryAgain)
    }
    const resumed: Resumed<ChatEvent> = 'events' in answer ? { events: answer.events.map(parseEvent) } : answer
    if (isRefusal(resumed)) return change(chat, (one) => shut(one, resumed))
    const screen = resume(of(chat).screen, resumed)
    // The log is not the one that was here: read it from its beginning, keeping what is still to be said.
    change(chat, (one) => ({ ...one, screen: screen.changed ? { ...emptyScreen, unsent: one.screen.unsent } : screen }))
    if (of(chat).screen.asking) return open(chat)
    speaking.flush(chat)
    speaking.consult(chat)
  }

  socket.on('view', (view) => {
    const mine = view.chats.filter(isMine).map((one) => one.chat)
    const front = state.front ?? mine[0] ?? null
    set({ view, isConnected: true, isOld: false, front, shown: state.shown.length > 0 || front === null ? state.shown : [front] })
    // Those of an hour ago are read again when they are looked at: all of a day's at once are more than one connection may ask for.
    const unsaid = Object.keys(state.conversations).filter((chat) => of(chat).isSending || of(chat).screen.unsent.length > 0)
    for (const chat of new Set([...mine, ...state.shown, ...unsaid])) void open(chat)
  })
  socket.on('me', (next) => setView({ me: next }))
  socket.on('colleagues', (colleagues) => setView({ colleagues }))
  socket.on('problems', (problems) => set({ problems }))
  socket.on('chat', (next) => {
    const chats = state.view?.chats ?? []
    const before = chats.find((one) => one.chat === next.chat)
    setView({ chats: [...chats.filter((one) => one.chat !== next.chat), next] })
    if (isMine(next) && !(before && isMine(before))) void open(next.chat)
    if (next.status === 'waiting' && before?.status !== 'waiting' && hasRoom()) rang()
  })
  socket.on('gone', (chat) => {
    const { [chat]: _, ...conversations } = state.conversations
    drafts.keep(chat, null)
    set({ conversations, ...without(chat) })
    setView({ chats: (state.view?.chats ?? []).filter((one) => one.chat !== chat) })
  })
  socket.on('event', (chat, { prev, event: raw }) => {
    const event = parseEvent(raw)
    const screen = receive(of(chat).screen, { prev, event })
    const isNews = 'messageId' in event && !(event.by.role === 'librarian' && event.by.staff === me.id) && !isLookedAt(chat)
    change(chat, (one) => ({ ...one, screen, unread: one.unread + (isNews ? 1 : 0), ...('messageId' in event && { typing: null }) }))
    if (isNews) rang()
    if (screen.asking) void open(chat)
    // What the coach shows of the patron's words may hold what was just hidden; and with each word it is another who waits, or waits anew.
    else if ('messageId' in event || event.by.role === 'patron' || event.kind === 'message-masked') speaking.consult(chat)
  })
  const typingEnds = new Map<string, ReturnType<typeof setTimeout>>()
  socket.on('typing', (chat, who) => {
    clearTimeout(typingEnds.get(chat))
    change(chat, (one) => ({ ...one, typing: who }))
    typingEnds.set(chat, setTimeout(() => change(chat, (one) => ({ ...one, typing: null })), typingShown))
  })
  socket.on('disconnect', () => {
    const conversations = Object.fromEntries(Object.entries(state.conversations).map(([chat, one]) => [chat, { ...one, screen: reconnecting(one.screen) }]))
    set({ isConnected: false, conversations })
  })

  /** Whether one more chat is welcome: I take chats, am not resting, and have fewer than I wished for. */
  function hasRoom(): boolean {
    if (!state.view) return false
    const { me: { availability, restsUntil }, chats } = state.view
    return availability.available && (restsUntil ?? 0) <= Date.now() && chats.filter((one) => one.status === 'open' && isMine(one)).length < availability.cap
  }
  const isLookedAt = (chat: string) => state.shown.includes(chat) && document.visibilityState === 'visible' && document.hasFocus()
  function without(chat: string): Pick<LibrarianState, 'shown' | 'front'> {
    const shown = state.shown.filter((one) => one !== chat)
    return { shown, front: state.front === chat ? (shown.at(-1) ?? null) : state.front }
  }
  function front(chat: string, shown: string[]): void {
    set({ shown, front: chat })
    change(chat, (one) => (one.unread === 0 ? one : { ...one, unread: 0 }))
    if (of(chat).screen.asking) void open(chat)
  }

  /** Does something in a chat, once. Gives the answer; a refusal also stands in the conversation. Null: the line is down. */
  async function command(chat: string, asked: Asked, mayPause = false): Promise<StaffAnswer | null> {
    const answer = await speaking.emit({ chat, command: { ...asked, messageId: newId() }, ...(mayPause && { mayPause, version: of(chat).version }) })
    const refused: Refusal | null = answer === null ? { refusal: 'not-saved' } : isRefusal(answer) ? answer : null
    change(chat, (one) => ({ ...one, refused }))
    return answer
  }
  const settle = (answer: Me | Refusal) => (isRefusal(answer) ? answer : (setView({ me: answer }), null))

  return {
    now: () => state,
    type: speaking.type,
    send: speaking.send,
    command,
    /** Reads a chat without putting it among those of the desk. */
    read: (chat: string) => void (of(chat).screen.asking && open(chat)),
    /** Shows a chat in front, in the place of the one that was. */
    choose: (chat: string) => front(chat, state.shown.includes(chat) ? state.shown : [...state.shown.filter((one) => one !== state.front), chat]),
    /** Shows a chat beside those that stand there. */
    beside: (chat: string) => front(chat, [...state.shown.filter((one) => one !== chat), chat].slice(-sideBySide)),
    putAway(chat: string): void {
      set(without(chat))
      const summary = state.view?.chats.find((one) => one.chat === chat)
      if (!summary || !isMine(summary)) socket.emit('leave', chat)
    },
    note: (chat: string, isNote: boolean) => change(chat, (one) => ({ ...typed(one, one.draft), isNote, isPaused: false })),
    again(chat: string, messageId: string): void {
      const unsent = of(chat).screen.unsent.find((one) => one.messageId === messageId)
      if (unsent) change(chat, (one) => ({ ...one, screen: write(one.screen, { ...unsent, isRefused: false }) }))
      speaking.flush(chat)
    },
    takeBack(chat: string, messageId: string): void {
      const unsent = of(chat).screen.unsent.find((one) => one.messageId === messageId)
      if (unsent) change(chat, (one) => ({ ...one, screen: takeBack(one.screen, messageId), draft: [unsent.text, one.draft].filter(Boolean).join('\n'), version: one.version + 1 }))
    },
    /** Puts a nudge aside; what was said to it is kept for this librarian alone. */
    dismiss(chat: string, rule: string, how: Dismissal): void {
      const name = of(chat).verdict?.nudges.find((nudge) => nudge.rule === rule)?.name ?? ''
      change(chat, (one) => ({ ...one, quieted: how === 'quiet-this-rule' ? name : '', verdict: one.verdict && { ...one.verdict, nudges: [] } }))
      socket.emit('dismiss', { chat, rule, how }, () => undefined)
    },
    clear: (chat: string) => change(chat, (one) => ({ ...one, refused: null })),
    look(): void {
      for (const chat of state.shown) if (isLookedAt(chat)) change(chat, (one) => (one.unread === 0 ? one : { ...one, unread: 0 }))
    },
    available: (availability: Availability): Promise<Refusal | null> => socket.timeout(10_000).emitWithAck('availability', availability).then(settle, () => ({ refusal: 'not-saved' })),
    hard: (minutes: number): Promise<Refusal | null> => socket.timeout(10_000).emitWithAck('hard', minutes).then(settle, () => ({ refusal: 'not-saved' })),
    end,
  }
}
export type LibrarianEnd = ReturnType<typeof createLibrarian>
