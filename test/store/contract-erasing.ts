import { describe, expect, test } from 'vitest'
import type { LogName } from '../../server/store/port.ts'
import { event, events, say, type Given } from './contract.ts'

/** Words of which nothing may be found in a file afterwards. */
const canary = (name: string) => `canary-${name}-${Math.random().toString(36).slice(2)}`

export function erasing({ place, store, library }: Given): void {
  const isInFiles = async (words: string) => (await place().files()).includes(words)

  describe('what must go', () => {
    test('given a message, when it is masked, then only its words have changed, and the old ones are in no file', async () => {
      const log: LogName = `${library()}/chat`
      const [before, old] = [canary('before'), canary('old')]
      await say(store(), log, 0, before)
      await say(store(), log, 1, `my card is ${old}`)
      await say(store(), log, 2)
      expect(await store().logs.mask(log, { ...event(2, 'my card is [card]'), id: 'another', at: 9 })).toBe(true)
      expect(await store().logs.read(log)).toEqual([event(1, before), event(2, 'my card is [card]'), event(3)])
      expect(await isInFiles(old)).toBe(false)
      expect(await store().logs.append({ log, after: 0, events: [event(1)], once: 'patron:2', live: true })).toEqual({ outcome: 'already', last: 2 })
      expect(await say(store(), log, 3)).toEqual({ outcome: 'appended', last: 4 })
    })

    test('given a short message, when something much longer is put in its place, then all is read', async () => {
      const log: LogName = `${library()}/chat`
      await store().logs.append({ log, after: 0, events: events(1, 9), once: null, live: true })
      const long = 'x'.repeat(9_000)
      expect(await store().logs.mask(log, event(5, long))).toBe(true)
      expect((await store().logs.read(log)).map(({ text }) => text)).toEqual(events(1, 9).map(({ seq, text }) => (seq === 5 ? long : text)))
    })

    test('given no such event, when it is masked, then nothing is', async () => {
      const log: LogName = `${library()}/chat`
      expect(await store().logs.mask(log, event(1))).toBe(false)
      await say(store(), log, 0)
      expect(await store().logs.mask(log, event(2))).toBe(false)
      expect(await store().logs.mask(log, event(0))).toBe(false)
      expect(await store().logs.read(log)).toEqual([event(1)])
    })

    test('given a log, when it is erased, then it was never there, and its words are in no file', async () => {
      const own = library()
      const log: LogName = `${own}/chat`
      const words = canary('erased')
      await store().logs.append({ log, after: 0, events: [event(1, words), event(2, words.repeat(300))], once: `patron:${words}`, live: true })
      await say(store(), `${own}/other`, 0)
      expect(await store().logs.erase(log)).toBe(true)
      expect(await store().logs.read(log)).toEqual([])
      expect(await store().logs.appended(log, `patron:${words}`)).toBeNull()
      expect(await store().logs.live(own)).toEqual([`${own}/other`])
      expect(await store().logs.names(own, '', 10)).toEqual([`${own}/other`])
      expect(await store().logs.erase(log)).toBe(false)
      expect(await isInFiles(words)).toBe(false)
      expect(await store().logs.append({ log, after: 0, events: [event(1)], once: `patron:${words}`, live: true })).toEqual({ outcome: 'appended', last: 1 })
    })

    test('given a record, when it is removed and something erased after it, then it is in no file', async () => {
      const own = library()
      const words = canary('removed')
      await store().records.put(own, words, words, { words }, 0)
      await say(store(), `${own}/chat`, 0)
      expect(await store().records.remove(own, words, words)).toBe(true)
      await store().logs.erase(`${own}/chat`)
      expect(await isInFiles(words)).toBe(false)
    })

    test('given a record, when it is replaced, then the old value is in no file, and it is replaced by whoever has read it last', async () => {
      const own = library()
      const words = canary('replaced')
      await store().records.put(own, 'shelf', 'one', { words }, 0)
      expect(await store().records.replace(own, 'shelf', 'one', { words: 'others' }, 1)).toBe(2)
      expect(await isInFiles(words)).toBe(false)
      expect(await store().records.replace(own, 'shelf', 'one', { words }, 1)).toBeNull()
      expect(await store().records.get(own, 'shelf', 'one')).toEqual({ id: 'one', value: { words: 'others' }, version: 2 })
    })

    test('given many erasures while others write, then all are gone and all that was written is there', async () => {
      const own = library()
      const words = canary('many')
      await Promise.all(Array.from({ length: 40 }, (_, chat) => say(store(), `${own}/old-${chat}`, 0, `${words} ${chat}`)))
      await Promise.all([
        ...Array.from({ length: 40 }, (_, chat) => store().logs.erase(`${own}/old-${chat}`)),
        ...Array.from({ length: 40 }, (_, chat) => say(store(), `${own}/new-${chat}`, 0)),
      ])
      expect(await isInFiles(words)).toBe(false)
      expect(await store().logs.names(own, '', 100)).toHaveLength(40)
    })
  })
}
