import { describe, expect, test } from 'vitest'
import type { FeedEntry, LogName } from '../../server/store/port.ts'
import { event, events, hearing, numbersHeard, say, type Given } from './contract.ts'

export function feeds({ place, store, library }: Given): void {
  describe('the feed of a library', () => {
    test('given a follower from the beginning, when chats go on, then it hears each event once, in the order of its log, and of no other library', async () => {
      const own = library()
      await say(store(), `${own}/before`, 0)
      const hears = hearing(store(), own, '')
      await Promise.all([say(store(), `${own}/a`, 0), say(store(), `${own}/b`, 0), say(store(), `${own}2/elsewhere`, 0)])
      await store().logs.append({ log: `${own}/a`, after: 1, events: events(2, 4), once: null, live: true })
      await hears.until((heard) => heard.length >= 6)
      await hears.stop()
      expect(numbersHeard(hears.heard)).toEqual(new Map([[`${own}/before`, [1]], [`${own}/a`, [1, 2, 3, 4]], [`${own}/b`, [1]]]))
      expect(hears.heard.map((entry) => entry.event)).toContainEqual(event(3))
    })

    test('given a cursor, when it is followed later, in the same process or after a restart, then exactly what came after is heard', async () => {
      const own = library()
      const empty = await store().logs.cursor(own)
      for (let after = 0; after < 5; after += 1) await say(store(), `${own}/chat`, after)
      const middle = await store().logs.cursor(own)
      for (let after = 5; after < 8; after += 1) await say(store(), `${own}/chat`, after)
      const again = await place().open()
      for (const one of [store(), again]) {
        const all = hearing(one, own, empty)
        const late = hearing(one, own, middle)
        await Promise.all([all.until((heard) => heard.length >= 8), late.until((heard) => heard.length >= 3)])
        expect(numbersHeard(all.heard).get(`${own}/chat`)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
        expect(numbersHeard(late.heard).get(`${own}/chat`)).toEqual([6, 7, 8])
        const fromAnEntry = hearing(one, own, all.heard[3]?.cursor ?? '')
        await fromAnEntry.until((heard) => heard.length >= 4)
        expect(numbersHeard(fromAnEntry.heard).get(`${own}/chat`)).toEqual([5, 6, 7, 8])
        for (const hears of [all, late, fromAnEntry]) await hears.stop()
      }
      await again.close()
    })

    test('given followers that join while 1,500 events are being written, then each hears all of them, in order', async () => {
      const own = library()
      const joined: ReturnType<typeof hearing>[] = []
      const isWhole = (heard: FeedEntry[]) => numbersHeard(heard).size === 30 && [...numbersHeard(heard).values()].every((numbers) => numbers.length === 50)
      await Promise.all(Array.from({ length: 30 }, async (_, chat) => {
        for (let after = 0; after < 50; after += 1) {
          await say(store(), `${own}/chat-${chat}`, after)
          if (chat === 0 && after % 10 === 0) joined.push(hearing(store(), own, ''))
        }
      }))
      for (const hears of joined) {
        await hears.until(isWhole)
        await hears.stop()
        for (const numbers of numbersHeard(hears.heard).values()) expect(numbers).toEqual(events(1, 50).map(({ seq }) => seq))
      }
    })

    test('given a follower that takes its time, then the next batch waits for it', async () => {
      const own = library()
      let busy = false
      let overlapped = false
      let heard = 0
      const done = new Promise<void>((resolve) => {
        store().logs.follow(own, '', async (entries) => {
          overlapped ||= busy
          busy = true
          await new Promise(setImmediate)
          busy = false
          heard += entries.length
          if (heard === 20) resolve()
        })
      })
      for (let after = 0; after < 20; after += 1) await say(store(), `${own}/chat`, after)
      await done
      expect(overlapped).toBe(false)
    })

    test('given a follower that fails, then it is given the same entries again', async () => {
      const own = library()
      const heard: FeedEntry[][] = []
      await new Promise<void>((resolve) => {
        store().logs.follow(own, '', (entries) => {
          heard.push(entries)
          if (heard.length === 1) throw new Error('not yet')
          resolve()
        })
        void say(store(), `${own}/chat`, 0)
      })
      expect(heard[1]).toEqual(heard[0])
    })

    test('given a follower that stopped, when more is written, then it hears nothing of it', async () => {
      const own = library()
      const stopped = hearing(store(), own, '')
      const other = hearing(store(), own, '')
      await say(store(), `${own}/chat`, 0)
      await stopped.until((heard) => heard.length === 1)
      await stopped.stop()
      await say(store(), `${own}/chat`, 1)
      await other.until((heard) => heard.length === 2)
      expect(stopped.heard).toHaveLength(1)
    })

    test('given an erased log, when somebody follows from before it, then they hear that it is gone, and of a new log of that name after it', async () => {
      const own = library()
      const log: LogName = `${own}/chat`
      const live = hearing(store(), own, '')
      await say(store(), log, 0)
      await say(store(), log, 1)
      await live.until((heard) => heard.length >= 2)
      await store().logs.erase(log)
      await say(store(), log, 0, 'anew')
      await live.until((heard) => heard.length >= 4)
      expect(live.heard.map((entry) => entry.event?.seq ?? null)).toEqual([1, 2, null, 1])
      const late = hearing(store(), own, '')
      await late.until((heard) => heard.length >= 2)
      expect(late.heard.map((entry) => entry.event?.text ?? null)).toEqual([null, 'anew'])
      expect((await store().logs.read(log)).map(({ text }) => text)).toEqual(['anew'])
      await Promise.all([live.stop(), late.stop()])
    })
  })
}
