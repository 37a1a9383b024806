import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noChat, type Chat } from '../../shared/chat.ts'
import { fold, parseEvent, seenByLibrarian, seenByPatron, type ChatEvent } from '../../shared/events.ts'
import { emptyScreen, receive, resume, type Screen } from '../../shared/screen.ts'
import type { Delivery } from '../../shared/wire.ts'
import { history } from './history.ts'
import { accepts, ana, asks, chatAfter, events, patron, sam, says } from './story.ts'

const folded = (log: ChatEvent[], from: Chat = noChat) => log.reduce(fold, from)

test('any split of a log into snapshot and tail folds to the same chat', () => {
  fc.assert(
    fc.property(history, fc.nat(60), (log, cut) => {
      const snapshot: Chat = JSON.parse(JSON.stringify(folded(log.slice(0, cut))))
      expect(folded(log.slice(cut), snapshot)).toEqual(folded(log))
    }),
  )
})

test('an event is the same after a store or a socket has carried it', () => {
  fc.assert(
    fc.property(history, (log) => {
      expect(log.map((event) => parseEvent(JSON.parse(JSON.stringify(event))))).toEqual(log)
    }),
  )
})

test('a patron’s projection holds nothing for staff', () => {
  fc.assert(
    fc.property(history, (log) => {
      const seen = log.flatMap((event) => seenByPatron(event) ?? [])
      for (const event of seen) expect(['note-added', 'colleague-asked', 'read-rated', 'chat-tagged']).not.toContain(event.kind)
      const text = JSON.stringify(seen)
      for (const event of log) {
        if (event.kind === 'chat-transferred' && event.reason.length > 6) expect(text).not.toContain(JSON.stringify({ reason: event.reason }).slice(1, -1))
      }
      expect(text).not.toContain('sam-1')
      expect(text).not.toContain('ana-1')
      const chat = folded(seen)
      expect([chat.tags, chat.readLevel, chat.asked]).toEqual([[], null, []])
      expect(chat.lines.filter((line) => line.what === 'note')).toEqual([])
    }),
  )
})

test('a librarian sees neither the rating nor the address', () => {
  fc.assert(
    fc.property(history, (log) => {
      const seen = log.flatMap((event) => seenByLibrarian(event) ?? [])
      expect(seen.map((event) => event.kind)).not.toContain('chat-rated')
      expect(JSON.stringify(seen)).not.toContain('ruth@example.org')
    }),
  )
})

test('two librarians of one chat stay two to the patron, without their ids', () => {
  const seen = events([asks, accepts(sam), [ana, { kind: 'librarian-joined' }]]).flatMap((event) => seenByPatron(event) ?? [])
  expect(folded(seen).librarians).toEqual([{ staff: 'Sam', name: 'Sam' }, { staff: 'Ana', name: 'Ana' }])
})

test('an event of a newer version keeps its number and stops changes', () => {
  const newer = parseEvent({ seq: 2, id: 'n', at: 5, by: patron, kind: 'chat-sung', tune: 'la' })
  expect(newer).toEqual({ seq: 2, id: 'n', at: 5, by: patron, kind: 'newer', newer: 'chat-sung' })
  expect(fold(chatAfter(asks), newer)).toMatchObject({ seq: 2, lastId: 'n', status: 'waiting', fromTheFuture: true })
})

test('an event of a wrong shape is named', () => {
  const [, message] = events([asks, says(patron, 'hello')])
  expect(() => parseEvent({ ...message, text: 7 })).toThrow('event message-sent: text')
})

/** What a socket does to deliveries: loses some, doubles some, brings some late. */
test('a screen ends equal to its log, whatever was lost, doubled or late on the way', () => {
  fc.assert(
    fc.property(history, fc.array(fc.record({ drop: fc.boolean(), twice: fc.boolean(), late: fc.boolean() }), { minLength: 60, maxLength: 60 }), (log, fate) => {
      const seen = log.flatMap((event) => seenByPatron(event) ?? [])
      const deliveries = seen.map((event, index): Delivery<ChatEvent> => ({ prev: seen[index - 1]?.seq ?? 0, event }))
      const arriving = deliveries.flatMap((delivery, index) => (fate[index]?.drop ? [] : fate[index]?.twice ? [delivery, delivery] : [delivery]))
      const late = arriving.filter((_, index) => fate[index]?.late)
      const after = (screen: Screen) => ({ events: seen.filter((event) => event.seq > screen.chat.seq) })
      let screen = resume(emptyScreen, { events: [] })
      for (const delivery of [...arriving.filter((_, index) => !fate[index]?.late), ...late]) {
        screen = receive(screen, delivery)
        if (screen.asking) screen = resume(screen, after(screen))
      }
      // What is still missing is found at the next event or the next connection.
      screen = resume(screen, after(screen))
      expect(screen.chat).toEqual(folded(seen))
      expect(screen.held).toEqual([])
    }),
  )
})
