import * as v from 'valibot'
import { startFollowing } from '../following.ts'
import type { FeedEntry, Following, LogEvent, LogName } from '../port.ts'
import { Event } from '../texts.ts'
import type { Connection } from './connection.ts'
import { feedChannel, feedKey, logPrefix } from './keys.ts'
import { readFeed } from './scripts.ts'

/** How many entries are read at once, and how many published ones are kept for followers that are about to need them. */
const atOnce = 500

const Name = v.custom<LogName>((name) => typeof name === 'string' && name.includes('/'), 'a log’s name')
const Published = v.pipe(v.string(), v.parseJson(), v.tuple([v.string(), v.string(), Name, v.nullable(Event)]))
const Read = v.pipe(v.array(v.string()), v.check((read) => read.length % 3 === 1))

const start = '0-0'

/** Where one place in a feed stands to another: a place is two numbers, a time and a count. */
function compare(a: string, b: string): number {
  const [time = 0, count = 0] = a.split('-').map(Number)
  const [otherTime = 0, otherCount = 0] = b.split('-').map(Number)
  return time - otherTime || count - otherCount
}

/**
 * Follows the feeds of libraries: what is published is a hint that may be lost, the feed itself is what counts.
 * @param shorter is waited for when a feed ends before a place that was heard of: it was lost or rolled back
 */
export function createFeeds(redis: Connection, shorter: () => Promise<void>) {
  /** For each library, what was published, by the place that came before; the last place; how far any follower has come; and who follows. */
  interface Feed { published: Map<string, FeedEntry>; end: string; reached: string; followers: Set<ReturnType<typeof startFollowing<string>>> }
  const libraries = new Map<string, Feed>()

  function libraryOf(library: string) {
    const known = libraries.get(library)
    if (known) return known
    const feed: Feed = { published: new Map(), end: '', reached: start, followers: new Set() }
    libraries.set(library, feed)
    redis.subscribe(feedChannel(library), (message) => {
      const read = v.safeParse(Published, message)
      if (read.success) {
        const [before, cursor, log, event] = read.output
        if (feed.published.size >= atOnce || event === null) feed.published.clear()
        feed.published.set(before, { cursor, log, event })
        feed.end = cursor
      } else feed.end = ''
      for (const follower of feed.followers) follower.wake()
    })
    return feed
  }

  async function after(library: string, cursor: string): Promise<{ entries: FeedEntry[]; cursor: string } | null> {
    const feed = libraryOf(library)
    if (cursor === feed.end) return null
    const entries: FeedEntry[] = []
    for (let next = feed.published.get(cursor); next; next = feed.published.get(next.cursor)) entries.push(next)
    const last = entries.at(-1)
    const next = last ? { entries, cursor: last.cursor } : await readAfter(library, cursor)
    if (next && compare(next.cursor, feed.reached) > 0) feed.reached = next.cursor
    return next
  }

  async function readAfter(library: string, cursor: string): Promise<{ entries: FeedEntry[]; cursor: string } | null> {
    const [end = start, ...found] = v.parse(Read, await redis.run(readFeed, [feedKey(library)], [cursor, String(atOnce), logPrefix(library)]))
    // A place that the feed has not reached is of another Redis, or of this one before it was rolled back: everything is heard again.
    if (compare(cursor, end) > 0) {
      await shorter()
      return { entries: [], cursor: start }
    }
    const entries: FeedEntry[] = []
    for (let index = 0; index < found.length; index += 3) {
      const [place = '', log, text = ''] = found.slice(index, index + 3)
      const event: LogEvent | null = text === '' ? null : v.parse(Event, JSON.parse(text))
      entries.push({ cursor: place, log: v.parse(Name, log), event })
    }
    const last = entries.at(-1)
    return last ? { entries, cursor: last.cursor } : null
  }

  return {
    async end(library: string): Promise<string> {
      const [last] = await redis.ask((client) => client.xRevRange(feedKey(library), '+', '-', { COUNT: 1 }))
      return last?.id ?? start
    },
    follow(library: string, cursor: string, heard: (entries: FeedEntry[]) => void | Promise<void>): Following {
      const feed = libraryOf(library)
      const { followers } = feed
      const from = /^\d+-\d+$/.test(cursor) ? cursor : start
      if (compare(from, feed.reached) > 0) feed.reached = from
      const follower = startFollowing(from, (at) => after(library, at), heard)
      followers.add(follower)
      follower.wake()
      return {
        stop() {
          followers.delete(follower)
          return follower.stop()
        },
      }
    },
    /**
     * Whether a feed does not hold any more what was last heard of it: Redis lost something, or is an older copy of itself, also where others have written
     * since. What was published before is forgotten: it may never have been kept.
     */
    async isBroken(): Promise<boolean> {
      let isBroken = false
      for (const [library, feed] of libraries) {
        feed.published.clear()
        feed.end = ''
        const { reached } = feed
        if (reached === start || (await redis.ask((client) => client.xRange(feedKey(library), reached, reached))).length > 0) continue
        feed.reached = start
        isBroken = true
      }
      return isBroken
    },
    /** Has every follower look into the feed itself: something published may have been lost. */
    look(): void {
      for (const feed of libraries.values()) {
        feed.end = ''
        for (const follower of feed.followers) follower.wake()
      }
    },
    async close(): Promise<void> {
      await Promise.all([...libraries.values()].flatMap(({ followers }) => [...followers].map((follower) => follower.stop())))
    },
  }
}
