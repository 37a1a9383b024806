import type { Appended, LogName } from '../port.ts'

/** What can be asked of the writer: plain data, because it crosses to the writer's thread. Texts are JSON. */
export type Write =
  | { kind: 'append'; log: LogName; after: number; texts: string[]; once: string | null; live: boolean }
  | { kind: 'mask'; log: LogName; seq: number; text: string }
  | { kind: 'erase'; log: LogName }
  | { kind: 'put'; library: string; collection: string; id: string; text: string; version: number; expiresAt: number | null; replaces: boolean }
  | { kind: 'remove'; library: string; collection: string; id: string }
  | { kind: 'sweep'; before: number }
  | { kind: 'probe' }

/**
 * What came of it. `cursor` is that of the first entry that it put into the feed, the others follow it one by one; 0 for none.
 * `appended` for an append; `version` for a put (null: somebody was first); `done` for the others.
 */
export type Written = { cursor: number; appended?: Appended; version?: number | null; done?: boolean }

/** `failed`: this one alone could not be written, and would not be another time. */
export type Outcome = Written | { failed: string }

/** What came of writes that were committed together; `before` is where the feed ended when they began, `took` how long the disk and all took (ms). */
export type Committed = { before: number; outcomes: Outcome[]; took: number }

/** The store could not write at all; nothing of the group is in it. */
export type Away = { away: string }
