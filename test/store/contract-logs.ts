import { describe, expect, test } from 'vitest'
import type { LogName } from '../../server/store/port.ts'
import { event, events, say, type Given } from './contract.ts'

export function logs({ store, library }: Given): void {
  describe('a log', () => {
    test('given nothing, when events are appended, then they are read in order, from anywhere, as many as asked for', async () => {
      const log: LogName = `${library()}/chat`
      expect(await store().logs.read(log)).toEqual([])
      expect(await store().logs.append({ log, after: 0, events: events(1, 3), once: 'patron:a', live: true })).toEqual({ outcome: 'appended', last: 3 })
      expect(await store().logs.append({ log, after: 3, events: events(4, 5), once: null, live: true })).toEqual({ outcome: 'appended', last: 5 })
      expect(await store().logs.read(log)).toEqual(events(1, 5))
      expect(await store().logs.read(log, 3)).toEqual(events(4, 5))
      expect(await store().logs.read(log, 1, 2)).toEqual(events(2, 3))
      expect(await store().logs.read(log, 0, Infinity)).toEqual(events(1, 5))
      expect(await store().logs.read(log, 5)).toEqual([])
      expect(await store().logs.read(log, 0, 0)).toEqual([])
      expect(await store().logs.read(log, 2, 0)).toEqual([])
    })

    test('given somebody was first, when a writer appends after what they saw, then nothing is written and they learn where the log ends', async () => {
      const log: LogName = `${library()}/chat`
      await say(store(), log, 0)
      await say(store(), log, 1)
      expect(await store().logs.append({ log, after: 1, events: [event(2, 'late')], once: 'librarian:x', live: true })).toEqual({ outcome: 'conflict', last: 2 })
      expect(await store().logs.append({ log, after: 5, events: [event(6)], once: 'librarian:y', live: true })).toEqual({ outcome: 'conflict', last: 2 })
      expect(await store().logs.read(log)).toEqual(events(1, 2))
      expect(await store().logs.appended(log, 'librarian:x')).toBeNull()
    })

    test('given a message was appended, when it is sent again, then it is answered as the first time, whatever came after', async () => {
      const log: LogName = `${library()}/chat`
      const first = { log, after: 0, events: events(1, 2), once: 'patron:a', live: true }
      await store().logs.append(first)
      await say(store(), log, 2)
      expect(await store().logs.append(first)).toEqual({ outcome: 'already', last: 2 })
      expect(await store().logs.append({ ...first, after: 3, events: [event(4)] })).toEqual({ outcome: 'already', last: 2 })
      expect(await store().logs.appended(log, 'patron:a')).toBe(2)
      expect(await store().logs.appended(log, 'librarian:a')).toBeNull()
      expect(await store().logs.read(log)).toEqual(events(1, 3))
    })

    test('given one id in two chats, when both are appended, then both are there', async () => {
      const own = library()
      for (const log of [`${own}/one`, `${own}/other`] as const) {
        expect(await store().logs.append({ log, after: 0, events: [event(1)], once: 'patron:same', live: true })).toEqual({ outcome: 'appended', last: 1 })
      }
    })

    test('given events that are not numbered on, or none, when they are appended, then that is a mistake and nothing is written', async () => {
      const log: LogName = `${library()}/chat`
      await expect(store().logs.append({ log, after: 0, events: [event(2)], once: null, live: true })).rejects.toThrow('number 2 where 1 comes next')
      await expect(store().logs.append({ log, after: 0, events: [event(1), event(3)], once: null, live: true })).rejects.toThrow('number 3 where 2 comes next')
      await expect(store().logs.append({ log, after: 0, events: [], once: null, live: true })).rejects.toThrow('nothing to append')
      expect(await store().logs.read(log)).toEqual([])
    })

    test('given one bad append among good ones in the same tick, when they are written together, then only that one fails', async () => {
      const own = library()
      const outcomes = await Promise.allSettled([
        say(store(), `${own}/a`, 0),
        store().logs.append({ log: `${own}/b`, after: 0, events: [{ ...event(1), never: 1n }], once: null, live: true }),
        say(store(), `${own}/c`, 7),
        say(store(), `${own}/d`, 0),
      ])
      expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.outcome : 'failed'))).toEqual(['appended', 'failed', 'conflict', 'appended'])
    })

    test('given 20 writers who each say five things in one chat, when all decide again where they were late, then all is there once, without a gap', async () => {
      const log: LogName = `${library()}/chat`
      async function writer(who: number) {
        for (let said = 0; said < 5; said += 1) {
          let after = 0
          for (;;) {
            const { outcome, last } = await store().logs.append({ log, after, events: [event(after + 1, `${who}:${said}`)], once: `${who}:${said}`, live: true })
            if (outcome === 'appended') break
            expect(outcome).toBe('conflict')
            after = last
          }
        }
      }
      await Promise.all(Array.from({ length: 20 }, (_, who) => writer(who)))
      const read = await store().logs.read(log)
      expect(read.map(({ seq }) => seq)).toEqual(events(1, 100).map(({ seq }) => seq))
      expect(new Set(read.map(({ text }) => text)).size).toBe(100)
      for (let who = 0; who < 20; who += 1) {
        expect(read.map(({ text }) => String(text)).filter((text) => text.startsWith(`${who}:`))).toEqual([0, 1, 2, 3, 4].map((said) => `${who}:${said}`))
      }
    })

    test('given chats that end, when the live ones are asked for, then those are named that were last said to be live, of this library alone', async () => {
      const own = library()
      await say(store(), `${own}/waiting`, 0)
      await say(store(), `${own}/closed`, 0)
      await say(store(), `${own}/closed`, 1, 'bye', false)
      await say(store(), `${own}/again`, 0, 'hello', false)
      await say(store(), `${own}/again`, 1)
      await say(store(), `${own}-annex/other`, 0)
      await say(store(), `${own}/conflict`, 4)
      expect((await store().logs.live(own)).sort()).toEqual([`${own}/again`, `${own}/waiting`])
      expect(await store().logs.live('no-such-library')).toEqual([])
    })

    test('given many logs, when their names are read a page at a time, then each is named once', async () => {
      const own = library()
      const all = Array.from({ length: 25 }, (_, index): LogName => `${own}/chat-${index}`)
      await Promise.all([...all, `${own}2/elsewhere` as const].map((log) => say(store(), log, 0)))
      const named: LogName[] = []
      for (let page = await store().logs.names(own, '', 10); page.length > 0; page = await store().logs.names(own, page.at(-1) ?? '', 10)) named.push(...page)
      expect(named.sort()).toEqual(all.sort())
    })

    test.each([
      ['every script', 'Wo finde ich die Karten? 🗺️ 地図はどこ؟ أين الخرائط \u202e'],
      ['control letters', 'a\u0000b\u0001\u2028\\"\n'],
      ['half a letter of UTF-16', 'x\ud83dy'],
      ['32 KB', 'ä'.repeat(16_000)],
      ['nothing', ''],
    ])('given a body of %s, then it is read as it was written', async (_, text) => {
      const log: LogName = `${library()}/chat`
      const written = { ...event(1, text), nested: { list: [1, null, true, { deep: text }] } }
      await store().logs.append({ log, after: 0, events: [written], once: `patron:${text.slice(0, 50)}`, live: true })
      expect(await store().logs.read(log)).toEqual([written])
      expect(await store().logs.appended(log, `patron:${text.slice(0, 50)}`)).toBe(1)
    })

    test('given names with letters that mean something to a database, then each is a log of its own', async () => {
      const own = library()
      const names = ["o'brien", '"; DROP', '%', '_', '*', '?[a-z]', '{}', ':', 'a/b', 'ü😀', '.', 'A', 'a'].map((name): LogName => `${own}/${name}`)
      for (const [index, log] of names.entries()) await say(store(), log, 0, `in ${index}`)
      for (const [index, log] of names.entries()) expect((await store().logs.read(log)).map(({ text }) => text)).toEqual([`in ${index}`])
      expect((await store().logs.live(own)).sort()).toEqual([...names].sort())
      await expect(say(store(), `${own}/a\u0000b`, 0)).rejects.toThrow('named after')
      await expect(say(store(), '/nameless', 0)).rejects.toThrow('named after')
    })
  })
}
