import type { FeedEntry, Following } from '../port.ts'
import type { Reader } from './reader.ts'
import type { Committed } from './write.ts'
import type { Asked } from './write-queue.ts'

/** How many places of the feed one look into the database spans, and how many of the last entries are kept at hand. */
const span = 500
/** How often to look whether another program has written, and when to try again after `heard` failed, in milliseconds. */
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
  const followings = new Map<Following, () => void>()

  function wakeAll(): void {
    for (const wake of followings.values()) wake()
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

  function after(library: string, cursor: number): { entries: FeedEntry[]; cursor: number } {
    if (cursor >= from) return { entries: recent.slice(cursor - from).filter(({ log }) => log.startsWith(`${library}/`)), cursor: end }
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
      // A cursor beyond the end is of a database that was rolled back since.
      let cursor = start > Math.max(end, reader.feedEnd()) ? 0 : start
      let stopped = false
      let running: Promise<void> | null = null
      async function run(): Promise<void> {
        while (!stopped && cursor < end) {
          try {
            const next = after(library, cursor)
            if (next.entries.length > 0) await heard(next.entries)
            else await new Promise(setImmediate)
            cursor = next.cursor
          } catch {
            // The same entries come again.
            await new Promise((resolve) => setTimeout(resolve, look).unref())
          }
        }
      }
      function wake(): void {
        if (stopped || cursor >= end) return
        running ??= run().then(() => {
          running = null
          wake()
        })
      }
      const following = {
        async stop() {
          stopped = true
          followings.delete(following)
          await running
        },
      }
      followings.set(following, wake)
      setImmediate(wake)
      return following
    },
    async close(): Promise<void> {
      clearInterval(looking)
      await Promise.all([...followings.keys()].map((following) => following.stop()))
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
