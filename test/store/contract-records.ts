import { describe, expect, test, vi } from 'vitest'
import type { KeptRecord } from '../../server/store/port.ts'
import type { Given } from './contract.ts'

export function records({ store, library }: Given): void {
  describe('a record', () => {
    test('given none, when it is put, changed and removed, then each step sees the one before it', async () => {
      const own = library()
      const { records } = store()
      expect(await records.get(own, 'desks', 'reference')).toBeNull()
      expect(await records.put(own, 'desks', 'reference', { open: true }, 0)).toBe(1)
      expect(await records.put(own, 'desks', 'reference', { open: false }, 1)).toBe(2)
      expect(await records.get(own, 'desks', 'reference')).toEqual({ id: 'reference', value: { open: false }, version: 2 })
      expect(await records.remove(own, 'desks', 'reference')).toBe(true)
      expect(await records.get(own, 'desks', 'reference')).toBeNull()
      expect(await records.remove(own, 'desks', 'reference')).toBe(false)
      expect(await records.put(own, 'desks', 'reference', 'anew', 0)).toBe(1)
    })

    test('given somebody was first, when it is put on an older version or as if there were none, then nothing changes', async () => {
      const own = library()
      const { records } = store()
      await records.put(own, 'desks', 'reference', 'first', 0)
      await records.put(own, 'desks', 'reference', 'second', 1)
      for (const version of [0, 1, 3]) expect(await records.put(own, 'desks', 'reference', 'late', version)).toBeNull()
      expect(await records.put(own, 'desks', 'none', 'late', 1)).toBeNull()
      expect((await records.get(own, 'desks', 'reference'))?.value).toBe('second')
    })

    test('given records in several collections and libraries, when all of one library are read, then they are there with what it takes to keep them elsewhere', async () => {
      const own = library()
      const { records } = store()
      const expiresAt = Date.now() + 3_600_000
      for (let id = 0; id < 3; id += 1) await records.put(own, 'staff', `${id}`, { id }, 0)
      await records.put(own, 'staff', '0', { id: 'changed' }, 1)
      await records.put(own, 'links:a', 'x', null, 0, expiresAt)
      await records.put(own, 'links:a', 'gone', null, 0, Date.now() - 1)
      await records.put(`${own}2`, 'staff', '0', 'of another', 0)
      const all: KeptRecord[] = []
      for await (const some of records.all(own)) all.push(...some)
      const link = all.find(({ id }) => id === 'x')
      expect(Math.abs((link?.expiresAt ?? 0) - expiresAt)).toBeLessThan(60_000)
      expect(all.filter((one) => one !== link).sort((a, b) => a.id.localeCompare(b.id))).toEqual([
        { collection: 'staff', id: '0', value: { id: 'changed' }, version: 2, expiresAt: null },
        { collection: 'staff', id: '1', value: { id: 1 }, version: 1, expiresAt: null },
        { collection: 'staff', id: '2', value: { id: 2 }, version: 1, expiresAt: null },
      ])
      expect(link).toMatchObject({ collection: 'links:a', value: null })
    })

    test('given records in several collections and libraries, when one is listed, then its own are there', async () => {
      const own = library()
      const { records } = store()
      await Promise.all([
        records.put(own, 'staff', 'a', 1, 0), records.put(own, 'staff', 'b:c', null, 0), records.put(own, 'staff:b', 'c', 3, 0),
        records.put(own, 'desks', 'a', 4, 0), records.put(`${own}:staff`, 'a', 'x', 5, 0),
      ])
      const listed = await records.list(own, 'staff')
      expect(listed.sort((a, b) => a.id.localeCompare(b.id))).toEqual([{ id: 'a', value: 1, version: 1 }, { id: 'b:c', value: null, version: 1 }])
      expect(await records.list(own, 'nothing')).toEqual([])
    })

    test('given a time at which it expires, when that has come, then it is as if it had never been', async () => {
      const own = library()
      const { records } = store()
      await records.put(own, 'invites', 'over', 'x', 0, Date.now() - 1)
      await records.put(own, 'invites', 'soon', 'x', 0, Date.now() + 300)
      await records.put(own, 'invites', 'later', 'x', 0, Date.now() + 3_600_000)
      expect((await records.get(own, 'invites', 'soon'))?.version).toBe(1)
      await vi.waitFor(async () => expect(await records.get(own, 'invites', 'soon')).toBeNull(), { timeout: 60_000 })
      expect((await records.list(own, 'invites')).map(({ id }) => id)).toEqual(['later'])
      expect(await records.remove(own, 'invites', 'over')).toBe(false)
      expect(await records.put(own, 'invites', 'soon', 'x', 1)).toBeNull()
      expect(await records.put(own, 'invites', 'soon', 'y', 0)).toBe(1)
      expect(await records.get(own, 'invites', 'soon')).toEqual({ id: 'soon', value: 'y', version: 1 })
      expect(await records.put(own, 'invites', 'later', 'for good', 1)).toBe(2)
    })

    test('given ten who take the same one-time link at once, then one of them has it', async () => {
      const own = library()
      await store().records.put(own, 'invites', 'link', 'x', 0)
      const taken = await Promise.all(Array.from({ length: 10 }, () => store().records.remove(own, 'invites', 'link')))
      expect(taken.filter(Boolean)).toHaveLength(1)
    })

    test('given ten who count one up at once, each trying again, then nothing is lost', async () => {
      const own = library()
      const { records } = store()
      async function countUp(): Promise<void> {
        const stored = await records.get(own, 'counts', 'visits')
        const count = typeof stored?.value === 'number' ? stored.value : 0
        if ((await records.put(own, 'counts', 'visits', count + 1, stored?.version ?? 0)) === null) await countUp()
      }
      await Promise.all(Array.from({ length: 10 }, countUp))
      expect(await records.get(own, 'counts', 'visits')).toEqual({ id: 'visits', value: 10, version: 10 })
    })

    test('given any JSON and any id, then it is read as it was written, and what is no JSON is refused', async () => {
      const own = library()
      const { records } = store()
      const values = [null, false, 0, '', 'x\ud83d\u0000', [], {}, { deep: [{ '': 'ü😀' }] }, 'long '.repeat(20_000)]
      const ids = ["o'b", '"', '\u0000', '', ' ', '😀', '*', 'a/b', '{x}']
      for (const [index, id] of ids.entries()) {
        expect(await records.put(own, 'odd', id, values[index], 0)).toBe(1)
        expect(await records.get(own, 'odd', id)).toEqual({ id, value: values[index], version: 1 })
      }
      expect(await records.list(own, 'odd')).toHaveLength(ids.length)
      await expect(records.put(own, 'odd', 'none', undefined, 0)).rejects.toThrow('keeps JSON')
    })
  })

  describe('a signal', () => {
    test('given two who hear, when one is sent, then both get it as it was sent, and other libraries do not', async () => {
      const own = library()
      const elsewhere: unknown[] = []
      store().signals.hear(`${own}2`, (signal) => void elsewhere.push(signal))
      const heard = [1, 2].map(() => new Promise((resolve) => store().signals.hear(own, resolve)))
      const signal = { kind: 'patron-typing', chat: 'ü😀' }
      // A signal may be lost while a hearer is just coming up: it is sent until it is heard.
      const sending = setInterval(() => store().signals.send(own, signal), 20)
      expect(await Promise.all(heard)).toEqual([signal, signal])
      clearInterval(sending)
      expect(elsewhere).toEqual([])
    })
  })
}
