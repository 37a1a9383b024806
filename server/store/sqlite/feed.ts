import { startFollowing } from '../following.ts'
import type { FeedEntry, Following } from '../port.ts'
import type { Reader } from './reader.ts'
import type { Committed } from './write.ts'
import type { Asked } from './write-queue.ts'

/** How many places of the feed one look into the database spans, and how many of the last entries are kept at hand. */
const span = 500
/** How often to look whether another program has written, in milliseconds. */
const look = 1_000

/**
 * Hands every follower the feed from where they stand. What this process has just written is handed over from memory; what is older,
 * or was written by another process (the command line beside a running server), is read from the database.
 */
export function createFeed(reader: Reader) {
  /** Everything after `from`, without a gap, up to `end`. */
  let recent: FeedEntry[] = []
  let from = reader.feedEnd()
  let end = from
  const followers = new Set<ReturnType<typeof startFollowing<number>>>()

  function wakeAll(): void {
    for (const follower of followers) follower.wake()
  }

  function lookForOthers(): void {
    try {
      const now = reader.feedEnd()
      if (now <= end) return
      recent = []
      from = end = now
      wakeAll()
    } catch {
      // The database can't be read: the next look may find that it can.
    }
  }
  const looking = setInterval(lookForOthers, look).unref()

  async function after(library: string, cursor: number): Promise<{ entries: FeedEntry[]; cursor: number } | null> {
    if (cursor >= end) return null
    if (cursor >= from) return { entries: recent.slice(cursor - from).filter(({ log }) => log.startsWith(`${library}/`)), cursor: end }
    await new Promise(setImmediate)
    const upTo = Math.min(cursor + span, end)
    return { entries: reader.feed(library, cursor, upTo), cursor: upTo }
  }

  return {
    end: (): number => Math.max(end, reader.feedEnd()),
    /** What was just committed. */
    add(group: Asked[], committed: Committed): void {
      const entries = entriesOf(group, committed)
      if (committed.before !== end) return lookForOthers()
      recent.push(...entries)
      end += entries.length
      const kept = group.some(({ write }) => write.kind === 'mask' || write.kind === 'erase') ? 0 : span
      if (recent.length > 2 * kept) {
        recent = kept === 0 ? [] : recent.slice(-kept)
        from = end - recent.length
      }
      wakeAll()
    },
    follow(library: string, start: number, heard: (entries: FeedEntry[]) => void | Promise<void>): Following {
      // A cursor that this feed has not reached is of another store, or of this one before it was rolled back: everything is heard again.
      const first = start <= Math.max(end, reader.feedEnd()) ? start : 0
      const follower = startFollowing(first, (cursor) => after(library, cursor), heard)
      followers.add(follower)
      follower.wake()
      return {
        stop() {
          followers.delete(follower)
          return follower.stop()
        },
      }
    },
    async close(): Promise<void> {
      clearInterval(looking)
      await Promise.all([...followers].map((follower) => follower.stop()))
    },
  }
}

/** The entries that the group put into the feed. What was committed one by one is not put together again: it is read from the database. */
function entriesOf(group: Asked[], { outcomes }: Committed): FeedEntry[] {
  return group.flatMap<FeedEntry>(({ write, events }, index) => {
    const outcome = outcomes[index]
    if (!outcome || !('cursor' in outcome) || outcome.cursor === 0) return []
    if (write.kind === 'erase') return [{ cursor: String(outcome.cursor), log: write.log, event: null }]
    return write.kind === 'append' ? events.map((event, place) => ({ cursor: String(outcome.cursor + place), log: write.log, event })) : []
  })
}
export type Feed = ReturnType<typeof createFeed>
