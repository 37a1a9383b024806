import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe } from 'vitest'
import type { FeedEntry, LogEvent, LogName, Store } from '../../server/store/port.ts'
import { erasing } from './contract-erasing.ts'
import { feeds } from './contract-feed.ts'
import { logs } from './contract-logs.ts'
import { model } from './contract-model.ts'
import { nodes } from './contract-nodes.ts'
import { records } from './contract-records.ts'

/** A place where a store keeps its data: a folder, or a Redis. */
export interface Place {
  /** Opens the store on the data that is there: the first time, after a restart, or beside one that is open. */
  open: () => Promise<Store>
  /** Everything that is in the store's files. */
  files: () => Promise<Buffer>
  /** Closes what is still open and removes the data. */
  destroy: () => Promise<void>
}

/** What the stories of the contract work with. Each takes a library of its own, because they share one place. */
export interface Given {
  place: () => Place
  /** The store that stays open from the first story to the last. */
  store: () => Store
  library: () => string
}

/** Runs the stories that every store must fulfil. */
export function contract(name: string, make: () => Promise<Place>): void {
  describe(`${name} keeps the contract`, () => {
    let place: Place
    let store: Store
    beforeAll(async () => {
      place = await make()
      store = await place.open()
    })
    afterAll(async () => {
      await store.close()
      await place.destroy()
    })
    const given: Given = { place: () => place, store: () => store, library: () => `library-${randomUUID().slice(0, 8)}` }
    for (const part of [logs, feeds, records, erasing, nodes, model]) part(given)
  })
}

/** The event with that number, its id and time made from it. */
export const event = (seq: number, text = `words ${seq}`): LogEvent => ({ seq, id: `id-${seq}`, at: 1_000 + seq, kind: 'said', text })

/** The events numbered from one number to another. */
export const events = (first: number, last: number): LogEvent[] => Array.from({ length: last - first + 1 }, (_, index) => event(first + index))

/** Appends one event after `after`, under its own `once`. */
export const say = (store: Store, log: LogName, after: number, text?: string, live = true) =>
  store.logs.append({ log, after, events: [event(after + 1, text)], once: `patron:${after + 1}`, live })

/** Follows a library and gathers what it hears. */
export function hearing(store: Store, library: string, cursor: string) {
  const heard: FeedEntry[] = []
  const awaited: { isThere: (heard: FeedEntry[]) => boolean; resolve: () => void }[] = []
  const following = store.logs.follow(library, cursor, (entries) => {
    heard.push(...entries)
    for (const one of awaited) if (one.isThere(heard)) one.resolve()
  })
  return {
    heard,
    stop: () => following.stop(),
    until: (isThere: (heard: FeedEntry[]) => boolean) => new Promise<void>((resolve) => (isThere(heard) ? resolve() : void awaited.push({ isThere, resolve }))),
  }
}

/** What a follower makes of the feed: for each log the numbers of its events, in the order that they were first heard; an erased log has none. */
export function numbersHeard(heard: FeedEntry[]): Map<LogName, number[]> {
  const logs = new Map<LogName, number[]>()
  const seen = new Set<string>()
  for (const { cursor, log, event } of heard) {
    if (seen.has(cursor)) continue
    seen.add(cursor)
    logs.set(log, event === null ? [] : [...(logs.get(log) ?? []), event.seq])
  }
  return logs
}
