import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LogName, Store } from '../../server/store/port.ts'
import { event, events, hearing, numbersHeard, say, type Given } from './contract.ts'

export function nodes({ place, store, library }: Given): void {
  describe('a second node on the same data', () => {
    let other: Store
    beforeAll(async () => { other = await place().open() })
    afterAll(() => other.close())

    test('given one node appended, then the other reads it at once, and answers a retry as the first would', async () => {
      const log: LogName = `${library()}/chat`
      await say(store(), log, 0)
      expect(await other.logs.read(log)).toEqual([event(1)])
      expect(await say(other, log, 0)).toEqual({ outcome: 'already', last: 1 })
      expect(await say(other, log, 1)).toEqual({ outcome: 'appended', last: 2 })
      expect(await store().logs.read(log)).toEqual(events(1, 2))
    })

    test('given 30 chats that both nodes claim at once, then each has one winner, and both know who', async () => {
      const own = library()
      await Promise.all(Array.from({ length: 30 }, async (_, chat) => {
        const log: LogName = `${own}/chat-${chat}`
        await say(store(), log, 0)
        const claims = await Promise.all([store(), other].map((node, who) =>
          node.logs.append({ log, after: 1, events: [event(2, `claimed by ${who}`)], once: `${who}:claim`, live: true })))
        expect(claims.map(({ outcome }) => outcome).sort()).toEqual(['appended', 'conflict'])
        const winner = claims.findIndex(({ outcome }) => outcome === 'appended')
        for (const node of [store(), other]) expect((await node.logs.read(log)).map(({ text }) => text)).toEqual(['words 1', `claimed by ${winner}`])
      }))
    })

    test('given followers on both, when both write and erase, then both hear the same, in order', async () => {
      const own = library()
      const follower = [hearing(store(), own, ''), hearing(other, own, await other.logs.cursor(own))]
      await Promise.all([store(), other].flatMap((node, who) => Array.from({ length: 10 }, async (_, chat) => {
        for (let after = 0; after < 10; after += 1) await say(node, `${own}/${who}-${chat}`, after)
      })))
      await other.logs.erase(`${own}/0-0`)
      for (const hears of follower) {
        await hears.until((heard) => heard.some((entry) => entry.event === null))
        const numbers = numbersHeard(hears.heard)
        expect(numbers.size).toBe(20)
        for (const [log, heard] of numbers) expect(heard).toEqual(log === `${own}/0-0` ? [] : events(1, 10).map(({ seq }) => seq))
        await hears.stop()
      }
    })

    test('given a record, when both nodes change or take it at once, then one of them did', async () => {
      const own = library()
      const both = [store(), other]
      const put = await Promise.all(both.map((node, who) => node.records.put(own, 'settings', 'name', who, 0)))
      expect(put.filter((version) => version === 1)).toHaveLength(1)
      expect(await store().records.get(own, 'settings', 'name')).toEqual(await other.records.get(own, 'settings', 'name'))
      const removed = await Promise.all(both.map((node) => node.records.remove(own, 'settings', 'name')))
      expect(removed.filter(Boolean)).toHaveLength(1)
    })
  })
}
