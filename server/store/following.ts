import { wait } from './cleaning.ts'
import type { FeedEntry, Following } from './port.ts'

/** When the same entries are given again after `heard` or the store failed, in milliseconds. */
const again = 1_000

/**
 * One follower of a feed. Each `wake` makes it read on from where it stands until `read` gives null; a batch is given to `heard`, and
 * the next is not read before that is done with it.
 */
export function startFollowing<Cursor>(
  start: Cursor,
  read: (cursor: Cursor) => Promise<{ entries: FeedEntry[]; cursor: Cursor } | null>,
  heard: (entries: FeedEntry[]) => void | Promise<void>,
): Following & { wake: () => void } {
  let cursor = start
  let woken = false
  let stopped = false
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    while (woken && !stopped) {
      woken = false
      try {
        for (let next = await read(cursor); next && !stopped; next = await read(cursor)) {
          if (next.entries.length > 0) await heard(next.entries)
          cursor = next.cursor
        }
      } catch {
        woken = true
        await wait(again)
      }
    }
    running = null
  }

  return {
    wake() {
      woken = true
      running ??= Promise.resolve().then(run)
    },
    async stop() {
      stopped = true
      await running
    },
  }
}
