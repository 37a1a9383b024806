/**
 * The port behind which Heartdesk keeps everything: logs, one feed per library, versioned records, and signals between nodes.
 * Every store passes the same contract (test/store/contract.ts). Times are epoch milliseconds.
 */
export interface Store {
  readonly logs: Logs
  readonly records: Records
  readonly signals: Signals
  /** Whether writes can be expected to work now; `heard` is called on each change, with why it is away in a few words. */
  readonly state: () => StoreState
  readonly onState: (heard: (state: StoreState, why: string) => void) => void
  /**
   * `look` is called when the store is back after it was away, before anything is written again: it may have lost what it knew, or been rolled
   * back to an older copy, so whoever holds something of it in memory compares. `isBroken`: the end of a feed is not the one that was heard here. The
   * store stays away until that resolves.
   */
  readonly onReturn: (look: (isBroken: boolean) => Promise<void>) => void
  /** Ends following, finishes what was accepted, lets go of files and connections. */
  close: () => Promise<void>
}

export type StoreState = 'ready' | 'away'

/** A log's name begins with its library: `main/…`. The store looks at nothing after the slash. */
export type LogName = `${string}/${string}`

/** An event as a store keeps it: a JSON object of which the store knows only these three. */
export interface LogEvent {
  seq: number
  id: string
  at: number
  [field: string]: unknown
}

export interface Append {
  log: LogName
  /** The last event's number that the writer has seen: events must be numbered after + 1, after + 2, … */
  after: number
  events: LogEvent[]
  /** Author and message id. The same one again in the log's life changes nothing and is answered `already`. */
  once: string | null
  /** Whether the log is still live (somebody may act on it soon) after these events: nodes load live logs when they start. */
  live: boolean
}

/** `last`: the last of the appended events; of those appended under this `once` before; the log's last one where somebody else was first. */
export type Appended = { outcome: 'appended' | 'already' | 'conflict'; last: number }

export interface Logs {
  /**
   * Compare-and-append, durable when it resolves. `already` is looked for before `conflict`. Rejects with StoreAway where
   * the store can't be reached (then the write may or may not have happened: try again with the same `once`).
   */
  append: (append: Append) => Promise<Appended>
  /** The number of the last event appended under this `once`, or null: lets a retry of what was refused since be answered as the first time. */
  appended: (log: LogName, once: string) => Promise<number | null>
  /** Events numbered above `after`, in order, at most `limit`. An unknown or erased log is empty. */
  read: (log: LogName, after?: number, limit?: number) => Promise<LogEvent[]>
  live: (library: string) => Promise<LogName[]>
  /** Every log of the library in no particular order, a page at a time: `after` is the last name of the page before, '' to begin. */
  names: (library: string, after: string, limit: number) => Promise<LogName[]>
  /** Replaces the event with that number in place, keeping number, id and time; nothing of the old one stays in the store's files. False: no such event. */
  mask: (log: LogName, event: LogEvent) => Promise<boolean>
  /** Removes the log and its dedupe marks; nothing of it stays in the store's files. Followers hear of it. False: there was none. */
  erase: (log: LogName) => Promise<boolean>
  /** Where the feed of the library ends now. */
  cursor: (library: string) => Promise<string>
  /**
   * Calls `heard` with everything appended to (or erased from) the library's logs after `cursor`, in order, in batches, at least
   * once each; the next batch waits for `heard`. What was missed while the store was away follows when it is back.
   */
  follow: (library: string, cursor: string, heard: (entries: FeedEntry[]) => void | Promise<void>) => Following
}

/** `event: null`: the log was erased. */
export interface FeedEntry {
  cursor: string
  log: LogName
  event: LogEvent | null
}

export interface Following {
  stop: () => Promise<void>
}

export interface StoredRecord {
  id: string
  value: unknown
  /** 1 for the first value, one more for each after it. */
  version: number
}

/** A record with all that has to be known to put it into another store. `expiresAt` is null where it stays. */
export interface KeptRecord extends StoredRecord {
  collection: string
  expiresAt: number | null
}

/** Versioned JSON values by library, collection and id: what must change or be erased in place. */
export interface Records {
  get: (library: string, collection: string, id: string) => Promise<StoredRecord | null>
  list: (library: string, collection: string) => Promise<StoredRecord[]>
  /** Every record of the library, some at a time in no particular order: for moving to another store. */
  all: (library: string) => AsyncIterable<KeptRecord[]>
  /**
   * Compare-and-put: `version` is the one that the writer has read, 0 where there must be none yet. Resolves to the new version,
   * or to null where somebody else was first. After `expiresAt` the record is as if it had never been.
   */
  put: (library: string, collection: string, id: string, value: unknown, version: number, expiresAt?: number) => Promise<number | null>
  /** As `put`, over what is there. When it resolves, nothing of the old value is in the store's files. */
  replace: (library: string, collection: string, id: string, value: unknown, version: number, expiresAt?: number) => Promise<number | null>
  /** Removes the record, and takes it out of the store's files. True: this call removed it (so a one-time link has one user). */
  remove: (library: string, collection: string, id: string) => Promise<boolean>
}

/** Signals reach every node of the library that is up right now, this one too, and are kept nowhere: typing, presence, wake-ups. */
export interface Signals {
  send: (library: string, signal: unknown) => void
  hear: (library: string, heard: (signal: unknown) => void) => void
}

/** The store can't be reached, or did not answer in time. */
export class StoreAway extends Error {
  override name = 'StoreAway'
}
