import type { PatronCommand } from '../shared/commands.ts'
import type { DeskStatus } from '../shared/desk.ts'
import { parseEvent } from '../shared/events.ts'
import { isRefusal, passes, type Refusal } from '../shared/refusals.ts'
import { emptyScreen, fail, positionOf, receive, reconnecting, resume, takeBack, write, type Screen } from '../shared/screen.ts'
import { protocol, type Answer, type Resumed } from '../shared/wire.ts'
import { newId, newKey } from '../shared/key.ts'
import type { Begun, Keep, Kept, Place } from './keep.ts'
import { createLine } from './line.ts'

/** Everything the chat page shows. */
export interface Patron {
  screen: Screen
  desk: DeskStatus | null
  /** The chat was asked for (or a question left), and is on its way or there. */
  begun: Begun | null
  /** What was asked and could not be: it stands in the form again. */
  turnedDown: Begun | null
  draft: string
  ahead: number | null
  typing: string
  idleAt: number | null
  connected: boolean
  /** Where it is kept, once something is. */
  kept: Place | null
  /** Why nothing can be done here at all, or why the last thing was refused. */
  barred: Refusal | null
  refused: Refusal | null
  /** The server told that the chat is no longer there, or the patron had it erased. */
  gone: 'changed' | 'erased' | null
}

type WithoutId<C> = C extends PatronCommand ? Omit<C, 'messageId'> : never

const tryAgain = 2_000
const typingShown = 4_000
const typingSaid = 3_000

/**
 * A patron's end of a chat: the socket, the screen, what is unsent, and what the browser keeps. `changed` is called with each new state.
 * Whatever is not acknowledged is sent again under its own id, after a tunnel, a sleep, a reload, a restart of the server.
 */
export function createPatron({ library, desk, keep, changed }: { library: string; desk: string; keep: Keep; changed: (patron: Patron) => void }) {
  const found = keep.find()
  let key = found?.key ?? newKey()
  let state: Patron = {
    screen: { ...emptyScreen, unsent: found?.unsent ?? [] },
    desk: null, begun: found?.begun ?? null, turnedDown: null, draft: found?.draft ?? '', ahead: null, typing: '', idleAt: null, connected: false,
    kept: found ? 'browser' : null, barred: null, refused: null, gone: null,
  }

  const socket = createLine({
    auth: () => ({ v: protocol, library, desk, key, ...positionOf(state.screen) }),
    isKnown: () => state.desk !== null,
    isBarred: () => state.barred !== null,
    barred: (why) => set({ barred: why }),
  })

  const takenBack = new Set<string>()
  /** What another tab of this patron keeps unsent, and this one has not heard of, is this one's as well: neither writes over the words of the other. */
  function adopt(screen: Screen): Screen {
    const theirs = keep.find()
    if (theirs?.key !== key) return screen
    return theirs.unsent.filter(({ messageId }) => !takenBack.has(messageId) && !screen.unsent.some((mine) => mine.messageId === messageId)).reduce(write, screen)
  }

  function set(change: Partial<Patron>): void {
    const before = state
    state = { ...state, ...change }
    if (state.begun && (state.screen.unsent !== before.screen.unsent || state.begun !== before.begun || state.draft !== before.draft)) {
      const screen = adopt(state.screen)
      state = { ...state, screen, kept: keep.write({ key, begun: state.begun, unsent: screen.unsent, draft: state.draft }) }
    }
    changed(state)
  }

  /** Sends a command until it is answered; what can't be done now is tried again, by itself, with the same id. */
  async function command(what: PatronCommand): Promise<Answer | null> {
    try {
      const answer = await socket.timeout(10_000).emitWithAck('command', what)
      if (!('refusal' in answer) || !passes(answer)) {
        if (state.refused && passes(state.refused)) set({ refused: null })
        return answer
      }
      set({ refused: answer })
    } catch {
      // The line is gone, or slow: connecting again sends it again.
    }
    if (socket.connected) setTimeout(flush, tryAgain)
    return null
  }

  const sending = new Set<string>()
  async function deliver(what: PatronCommand, refused: (refusal: Refusal) => void): Promise<void> {
    if (sending.has(what.messageId)) return
    sending.add(what.messageId)
    const answer = await command(what)
    sending.delete(what.messageId)
    if (answer && 'refusal' in answer) refused(answer)
  }

  /** Sends all that is not in the log yet: first what begins the chat. */
  function flush(): void {
    if (!socket.connected || state.screen.asking) return
    if (state.begun && state.screen.chat.status === 'unasked') {
      const { begun } = state
      void deliver(begun, (refused) => {
        if (refused.refusal === 'chat-already-begun') return
        keep.forget()
        set({ begun: null, turnedDown: begun, draft: allWritten(begun.question), screen: { ...state.screen, unsent: [] }, refused, kept: null })
      }).then(() => state.screen.chat.status !== 'unasked' && flush())
      return
    }
    for (const { messageId, text, isRefused } of state.screen.unsent) {
      if (!isRefused) void deliver({ kind: 'send-message', messageId, text }, (refused) => set({ screen: fail(state.screen, messageId), refused }))
    }
  }

  const understood = (resumed: Resumed<unknown>): Resumed<ReturnType<typeof parseEvent>> => ('events' in resumed ? { events: resumed.events.map(parseEvent) } : resumed)

  let erasing = false
  function resumed(answer: Resumed<unknown>): void {
    if (isRefusal(answer)) return later()
    const screen = resume(state.screen, understood(answer))
    if (screen.changed) return startOver(erasing ? 'erased' : 'changed')
    set({ screen })
    if (screen.asking) catchUp()
    else flush()
  }
  /** Asks what came after the last event that this screen has, until it is told. */
  const catchUp = () => void socket.timeout(10_000).emitWithAck('resume', positionOf(state.screen)).then(resumed, later)
  const later = () => void setTimeout(() => socket.connected && state.screen.asking && catchUp(), tryAgain)

  /** Everything that has not left yet, in the order in which it was written. */
  const allWritten = (question = '') => [question, ...state.screen.unsent.map((one) => one.text), state.draft].filter(Boolean).join('\n')

  /** What was here is gone: a new key, an empty screen; what was being written stays. */
  function startOver(gone: Patron['gone']): void {
    const draft = gone === 'erased' ? '' : allWritten()
    keep.forget()
    key = newKey()
    set({ screen: emptyScreen, begun: null, draft, gone, kept: null, ahead: null, typing: '', idleAt: null, refused: null })
    socket.disconnect().connect()
  }

  socket.on('resumed', resumed)
  socket.on('event', (delivery) => {
    const screen = receive(state.screen, { ...delivery, event: parseEvent(delivery.event) })
    set({ screen, idleAt: null, ...(delivery.event.kind === 'message-sent' && { typing: '' }) })
    if (screen.asking) catchUp()
    else flush()
  })
  socket.on('desk', (status) => set({ desk: status }))
  socket.on('place', (ahead) => set({ ahead }))
  socket.on('notice', ({ at }) => set({ idleAt: at }))
  let typingEnds: ReturnType<typeof setTimeout> | undefined
  socket.on('typing', (name) => {
    clearTimeout(typingEnds)
    set({ typing: name })
    typingEnds = setTimeout(() => set({ typing: '' }), typingShown)
  })
  socket.on('connect', () => set({ connected: true, barred: null }))
  socket.on('disconnect', (reason) => {
    set({ connected: false, screen: reconnecting(state.screen) })
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), tryAgain)
  })
  /** Another tab of this patron wrote, sent or erased something. */
  addEventListener('storage', ({ key: name, newValue }) => {
    if (name !== keep.name) return
    if (newValue === null && state.begun) return location.reload()
    const theirs = keep.find()
    if (!theirs) return
    if (theirs.key !== key) return location.reload()
    set({ screen: adopt(state.screen) })
    flush()
  })

  let typedAt = 0
  return {
    now: () => state,
    draft(draft: string): void {
      set({ draft, refused: null, idleAt: null })
      if (draft && Date.now() - typedAt > typingSaid && state.screen.chat.status === 'open') {
        typedAt = Date.now()
        socket.volatile.emit('typing')
      }
    },
    stay(): void {
      socket.emit('typing')
      set({ idleAt: null })
    },
    begin(asked: Omit<Begun, 'messageId'>): void {
      if (asked.shared) keep.share()
      set({ begun: { ...asked, messageId: newId() }, turnedDown: null, gone: null, refused: null, draft: '' })
      flush()
    },
    say(text: string): void {
      const messageId = newId()
      set({ screen: write(state.screen, { messageId, text, at: Date.now(), note: false, isRefused: false }), draft: '', refused: null })
      flush()
    },
    again(messageId: string): void {
      const unsent = state.screen.unsent.find((one) => one.messageId === messageId)
      if (unsent) set({ screen: write(state.screen, { ...unsent, isRefused: false }), refused: null })
      flush()
    },
    takeBack(messageId: string): void {
      const unsent = state.screen.unsent.find((one) => one.messageId === messageId)
      takenBack.add(messageId)
      set({ screen: takeBack(state.screen, messageId), draft: [unsent?.text, state.draft].filter(Boolean).join('\n'), refused: null })
    },
    /** Anything else, answered once: null where it could not be asked now. */
    ask: (what: WithoutId<PatronCommand>): Promise<Answer | null> => command({ ...what, messageId: newId() }),
    code: () => socket.timeout(10_000).emitWithAck('code'),
    /** Whether it was done. */
    async erase(): Promise<boolean> {
      // Every tab of this chat is told that its log is gone, this one too: that is how it learns that it was done.
      erasing = true
      const answer = await socket.timeout(10_000).emitWithAck('erase').catch(() => null)
      erasing = false
      const isErased = answer !== null && 'erased' in answer
      if (isErased && state.begun) startOver('erased')
      return isErased
    },
    startAgain: () => startOver(null),
    /** Hands the chat over to a window of its own; this one then forgets it. */
    handOver: (): Kept | null => (state.begun ? { key, begun: state.begun, unsent: state.screen.unsent, draft: state.draft } : null),
    inherit(kept: Kept): void {
      keep.write(kept)
      location.reload()
    },
    quit(): void {
      if (state.kept !== 'browser') keep.forget()
      socket.disconnect()
    },
  }
}
export type PatronEnd = ReturnType<typeof createPatron>
