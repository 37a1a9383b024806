import type { LogName } from '../port.ts'

/** Every key of a library carries the same hash tag, so that a cluster keeps them together and one script may touch them all. */
const of = (library: string) => `heartdesk:{${library}}:`

export const libraryOf = (log: LogName): string => log.slice(0, log.indexOf('/'))

export const feedKey = (library: string): string => `${of(library)}feed`
export const liveKey = (library: string): string => `${of(library)}live`
export const namesKey = (library: string): string => `${of(library)}names`
export const logPrefix = (library: string): string => `${of(library)}log:`

/** The keys that a change of the log touches, in the order that the scripts name them. */
export function logKeys(log: LogName): string[] {
  const library = libraryOf(log)
  return [`${logPrefix(library)}${log}`, `${of(library)}once:${log}`, liveKey(library), namesKey(library), feedKey(library)]
}

/** A collection's shelf: its ids, by when they expire. */
export const shelfKey = (library: string, collection: string): string => `${of(library)}shelf:${collection}`
/** What the names of all shelves of a library begin with. A library's name has no letter that means something in a pattern. */
export const shelfPrefix = (library: string): string => shelfKey(library, '')
export const recordKey = (library: string, collection: string, id: string): string => `${of(library)}record:${encodeURIComponent(collection)}:${id}`

/** Channels: what was written, and signals. */
export const feedChannel = (library: string): string => `${of(library)}feed`
export const signalChannel = (library: string): string => `${of(library)}signals`
