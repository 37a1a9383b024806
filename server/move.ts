import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { noChat } from '../shared/chat.ts'
import { fold, parseEvent } from '../shared/events.ts'
import { isLive } from './chats.ts'
import { authorOf } from './handle.ts'
import type { KeptRecord, LogEvent, LogName, Store } from './store/port.ts'

/** So many logs are moved at once, and so many names read. */
const together = 50
/** What is only true where it was: who is there right now, tickets of a minute, how far the old feed was read. */
const staysBehind = new Set(['presence', 'tickets', 'moving'])
const isLeft = ({ collection, id }: KeptRecord) => staysBehind.has(collection) || (collection === 'shelf' && id === 'cursor')

export interface Moved { chats: number; events: number; records: number }

const Mark = v.object({ from: v.string() })

/** Whether a move into this store was begun and is not over: then it holds a part of a library. */
export const isHalfMoved = async ({ records }: Store, library: string): Promise<boolean> => (await records.get(library, 'moving', 'here')) !== null

/**
 * Copies a library, logs and records, into another store, and compares all of it: each chat folded from both must be the same. Begun again after it was
 * interrupted it goes on where it was. The old store is only read. Throws, saying what is in the way, where somebody is at work in either, or the
 * other holds something that is not of this library's move.
 * @param name what the old store is called, so that two different moves into one place are told apart
 */
export async function move(from: Store, to: Store, library: string, name: string): Promise<Moved> {
  await checkQuiet(from, to, library)
  await mark(to, library, name)
  const moved: Moved = { chats: 0, events: 0, records: 0 }
  for await (const logs of namesOf(from, library)) {
    for (const events of await Promise.all(logs.map((log) => moveLog(from, to, log)))) {
      moved.chats += 1
      moved.events += events
    }
  }
  for await (const some of from.records.all(library)) {
    const moving = some.filter((one) => !isLeft(one))
    await Promise.all(moving.map((one) => moveRecord(to, library, one)))
    moved.records += moving.length
  }
  await compare(from, to, library, moved)
  await to.records.remove(library, 'moving', 'here')
  return moved
}

/** Servers that run say so in the store, until three heartbeats after their end. */
async function checkQuiet(from: Store, to: Store, library: string): Promise<void> {
  for (const [where, store] of [['from', from], ['to', to]] as const) {
    const present = await store.records.list(library, 'presence')
    if (present.length > 0) throw new Error(`somebody is at work in the store that ${library} moves ${where}: end every server, and begin 45 seconds later`)
  }
}

async function mark(to: Store, library: string, name: string): Promise<void> {
  const stored = await to.records.get(library, 'moving', 'here')
  if (stored && v.parse(Mark, stored.value).from !== name) throw new Error(`another move into this store was begun and is not over: that of ${v.parse(Mark, stored.value).from}`)
  if (stored) return
  for await (const some of to.records.all(library)) if (some.length > 0) throw new Error(`the store that ${library} should move to holds a library of that name already`)
  if ((await to.logs.names(library, '', 1)).length > 0) throw new Error(`the store that ${library} should move to holds chats of a library of that name already`)
  await to.records.put(library, 'moving', 'here', { from: name } satisfies v.InferOutput<typeof Mark>, 0)
}

async function* namesOf(store: Store, library: string): AsyncGenerator<LogName[]> {
  for (let names = await store.logs.names(library, '', together); names.length > 0; names = await store.logs.names(library, names.at(-1) ?? '', together)) yield names
}

/** Under which id something that was said was appended, so that a retry which comes after the move still changes nothing; null for all else. */
function onceOf(stored: LogEvent): string | null {
  const event = parseEvent(stored)
  return 'messageId' in event ? `${authorOf(event.by)}:${event.messageId}` : null
}

/** Gives how many events the log has. What is said ends an append, because its id marks the last event of one. */
async function moveLog(from: Store, to: Store, log: LogName): Promise<number> {
  const [events, there] = [await from.logs.read(log), await to.logs.read(log)]
  if (!isDeepStrictEqual(there, events.slice(0, there.length))) throw new Error(`${log} is another chat in the store that it should move to`)
  const live = isLive(events.map(parseEvent).reduce(fold, noChat))
  let after = there.length
  for (let end = after + 1; end <= events.length; end += 1) {
    const last = events[end - 1]
    const once = last ? onceOf(last) : null
    if (once === null && end < events.length) continue
    const { outcome } = await to.logs.append({ log, after, events: events.slice(after, end), once, live })
    if (outcome !== 'appended') throw new Error(`somebody else writes to ${log} in the store that it moves to`)
    after = end
  }
  return events.length
}

async function moveRecord(to: Store, library: string, { collection, id, value, expiresAt }: KeptRecord): Promise<void> {
  const there = await to.records.get(library, collection, id)
  if (there && isDeepStrictEqual(there.value, value)) return
  if (there || (await to.records.put(library, collection, id, value, 0, expiresAt ?? undefined)) === null) throw new Error(`record ${collection} ${id} is another in the store that it should move to`)
}

const foldOf = (events: LogEvent[]) => JSON.stringify(events.map(parseEvent).reduce(fold, noChat))

/** Reads both stores once more, whole, and throws where they differ. */
async function compare(from: Store, to: Store, library: string, moved: Moved): Promise<void> {
  let chats = 0
  for await (const logs of namesOf(to, library)) {
    chats += logs.length
    await Promise.all(logs.map(async (log) => {
      if (foldOf(await from.logs.read(log)) !== foldOf(await to.logs.read(log))) throw new Error(`${log} is not the same in both stores`)
    }))
  }
  if (chats !== moved.chats) throw new Error(`${moved.chats} chats were to move, and ${chats} are there`)
  const live = async (store: Store) => (await store.logs.live(library)).sort().join(' ')
  if ((await live(from)) !== (await live(to))) throw new Error('not the same chats are live in both stores')
  let records = 0
  for await (const some of to.records.all(library)) {
    for (const one of some.filter((record) => !isLeft(record))) {
      const was = await from.records.get(library, one.collection, one.id)
      if (!was || !isDeepStrictEqual(was.value, one.value)) throw new Error(`record ${one.collection} ${one.id} is not the same in both stores`)
      records += 1
    }
  }
  // What has expired meanwhile is gone from both, or from one of them in a moment.
  if (records > moved.records) throw new Error(`${moved.records} records were to move, and ${records} are there`)
}
