import { StoreAway, type Logs, type Records, type Store, type StoreState } from './port.ts'
import { signalsHere } from './signals-here.ts'
import { fileIn, whyAway } from './sqlite/database.ts'
import { createFeed } from './sqlite/feed.ts'
import type { Pace } from './sqlite/pace.ts'
import { createReader } from './sqlite/reader.ts'
import { takeSeat } from './sqlite/seat.ts'
import { createWriteQueue } from './sqlite/write-queue.ts'
import { textOf, textsOf } from './texts.ts'

/** How often expired records are taken out of the files, in milliseconds. They are invisible from the moment they expire. */
const sweepEvery = 60_000

/**
 * The embedded store: one SQLite file in the folder. Throws, naming the folder or the file, where it can't be written to, is damaged or
 * belongs to a newer Heartdesk. Several processes may have it open (the command line beside a server); signals stay within one.
 * @param pace when to write in this thread; by itself it goes by how quick the disk is
 */
export async function openSqliteStore({ folder, pace }: { folder: string; pace?: Pace }): Promise<Store> {
  const file = fileIn(folder)
  const seat = await takeSeat(file, pace)
  const reader = createReader(file)
  const feed = createFeed(reader)
  const listeners: ((state: StoreState, why: string) => void)[] = []
  const queue = createWriteQueue(seat, feed.add, (state, why) => listeners.forEach((heard) => heard(state, why)))
  const sweeping = setInterval(() => void sweep().catch(() => {}), sweepEvery).unref()

  async function sweep(): Promise<void> {
    const { done: some } = await queue.add({ kind: 'sweep', before: Date.now() })
    if (some) await sweep()
  }

  const logs: Logs = {
    async append({ log, after, events, once, live }) {
      const texts = textsOf(log, after, events)
      return answered((await queue.add({ kind: 'append', log, after, texts, once, live }, events)).appended)
    },
    appended: async (log, once) => reading(() => reader.appended(log, once)),
    read: async (log, after = 0, limit = Infinity) => reading(() => reader.read(log, after, limit)),
    live: async (library) => reading(() => reader.live(library)),
    names: async (library, after, limit) => reading(() => reader.names(library, after, limit)),
    mask: async (log, event) => answered((await queue.add({ kind: 'mask', log, seq: event.seq, text: textOf(event) })).done),
    erase: async (log) => answered((await queue.add({ kind: 'erase', log })).done),
    cursor: async () => reading(() => String(feed.end())),
    follow: (library, cursor, heard) => feed.follow(library, Number(cursor), heard),
  }
  async function put(library: string, collection: string, id: string, value: unknown, version: number, expiresAt: number | undefined, replaces: boolean): Promise<number | null> {
    return answered((await queue.add({ kind: 'put', library, collection, id, text: textOf(value), version, expiresAt: expiresAt ?? null, replaces })).version)
  }
  const records: Records = {
    get: async (library, collection, id) => reading(() => reader.record(library, collection, id)),
    async *all(library) {
      yield* reader.all(library, 500)
    },
    list: async (library, collection) => reading(() => reader.records(library, collection)),
    put: (library, collection, id, value, version, expiresAt) => put(library, collection, id, value, version, expiresAt, false),
    replace: (library, collection, id, value, version, expiresAt) => put(library, collection, id, value, version, expiresAt, true),
    remove: async (library, collection, id) => answered((await queue.add({ kind: 'remove', library, collection, id })).done),
  }

  return {
    logs,
    records,
    signals: signalsHere(),
    state: queue.state,
    onState: (heard) => void listeners.push(heard),
    // A file that is open stays the file that it was: nobody can put another in its place unseen.
    onReturn: () => undefined,
    async close() {
      clearInterval(sweeping)
      await queue.close()
      await feed.close()
      reader.close()
      // The writer last, because it empties the journal, which no reader may hold up.
      await seat.close()
    },
  }
}

function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    const why = whyAway(error)
    throw why === null ? error : new StoreAway(`the database can't be read: ${why}`)
  }
}

function answered<T>(answer: T | undefined): T {
  if (answer === undefined) throw new Error('the writer answered something else')
  return answer
}
