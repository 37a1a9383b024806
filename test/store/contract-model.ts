import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Appended, LogEvent, LogName, Store } from '../../server/store/port.ts'
import { event, hearing, numbersHeard, type Given } from './contract.ts'

/** What a log should be: the simplest thing that keeps the contract. */
interface Model {
  logs: Map<LogName, { events: LogEvent[]; once: Map<string, number>; live: boolean }>
  records: Map<string, { value: unknown; version: number }>
}

const chat = fc.constantFrom('a', 'b', 'c')
const id = fc.constantFrom('x', 'y')
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('append' as const), chat, back: fc.constantFrom(0, 0, 0, 0, 1, -1), many: fc.integer({ min: 1, max: 3 }), once: fc.option(fc.constantFrom('1', '2', '3', '4', '5', '6')), live: fc.boolean(), text: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('mask' as const), chat, seq: fc.integer({ min: 0, max: 6 }), text: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), chat }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read' as const), chat, after: fc.integer({ min: 0, max: 8 }), limit: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('put' as const), id, version: fc.integer({ min: 0, max: 3 }), value: fc.jsonValue() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), id }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Takes one step in the store and in the model; both must give the same. */
async function take(store: Store, model: Model, own: string, one: Step): Promise<void> {
  if (one.do === 'put' || one.do === 'remove') return takeRecord(store, model, own, one)
  const log: LogName = `${own}/${one.chat}`
  const known = model.logs.get(log) ?? { events: [], once: new Map<string, number>(), live: false }
  if (one.do === 'read') {
    expect(await store.logs.read(log, one.after, one.limit)).toEqual(known.events.slice(one.after, one.after + one.limit))
  } else if (one.do === 'erase') {
    expect(await store.logs.erase(log)).toBe(model.logs.delete(log))
  } else if (one.do === 'mask') {
    const old = known.events[one.seq - 1]
    expect(await store.logs.mask(log, { ...event(one.seq, one.text), id: 'other', at: 0 })).toBe(old !== undefined)
    if (old) known.events[one.seq - 1] = { ...event(one.seq, one.text), id: old.id, at: old.at }
  } else {
    const after = Math.max(0, known.events.length - one.back)
    const events = Array.from({ length: one.many }, (_, index) => event(after + 1 + index, one.text))
    const before = one.once === null ? undefined : known.once.get(one.once)
    const expected: Appended = before !== undefined ? { outcome: 'already', last: before }
      : after !== known.events.length ? { outcome: 'conflict', last: known.events.length }
      : { outcome: 'appended', last: after + one.many }
    expect(await store.logs.append({ log, after, events, once: one.once, live: one.live })).toEqual(expected)
    if (expected.outcome === 'appended') {
      if (one.once !== null) known.once.set(one.once, expected.last)
      model.logs.set(log, { events: [...known.events, ...events], once: known.once, live: one.live })
    }
  }
}

async function takeRecord(store: Store, model: Model, own: string, one: Extract<Step, { id: string }>): Promise<void> {
  const known = model.records.get(one.id)
  if (one.do === 'remove') {
    expect(await store.records.remove(own, 'things', one.id)).toBe(model.records.delete(one.id))
  } else {
    const isFirst = (known?.version ?? 0) === one.version
    expect(await store.records.put(own, 'things', one.id, one.value, one.version)).toBe(isFirst ? one.version + 1 : null)
    if (isFirst) model.records.set(one.id, { value: JSON.parse(JSON.stringify(one.value)), version: one.version + 1 })
  }
}

export function model({ place, store, library }: Given): void {
  describe('any sequence of steps', () => {
    test('gives what the simplest model gives, to its writer, to followers and after a restart', async () => {
      await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const own = library()
        const model: Model = { logs: new Map(), records: new Map() }
        const live = hearing(store(), own, '')
        for (const one of steps) await take(store(), model, own, one)
        // The end of what the follower must hear.
        await store().logs.append({ log: `${own}/end`, after: 0, events: [event(1)], once: null, live: false })
        const again = await place().open()
        const late = hearing(again, own, '')
        for (const hears of [live, late]) {
          await hears.until((heard) => heard.some(({ log }) => log === `${own}/end`))
          await hears.stop()
          for (const [log, { events }] of model.logs) expect(numbersHeard(hears.heard).get(log)).toEqual(events.map(({ seq }) => seq))
          for (const [log, numbers] of numbersHeard(hears.heard)) if (log !== `${own}/end` && !model.logs.has(log)) expect(numbers).toEqual([])
        }
        for (const node of [store(), again]) {
          for (const [log, { events, once }] of model.logs) {
            expect(await node.logs.read(log)).toEqual(events)
            for (const [mark, last] of once) expect(await node.logs.appended(log as LogName, mark)).toBe(last)
          }
          expect((await node.logs.live(own)).sort()).toEqual([...model.logs].filter(([, { live }]) => live).map(([log]) => log).sort())
          expect((await node.records.list(own, 'things')).sort((a, b) => a.id.localeCompare(b.id)))
            .toEqual([...model.records].map(([id, record]) => ({ id, ...record })).sort((a, b) => a.id.localeCompare(b.id)))
        }
        await again.close()
      }), { numRuns: 40 })
    })
  })
}
