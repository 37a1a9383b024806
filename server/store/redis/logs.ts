import * as v from 'valibot'
import type { Cleaning } from '../cleaning.ts'
import type { Appended, LogName, Logs } from '../port.ts'
import { Event, inPlaceOf, textOf, textsOf } from '../texts.ts'
import type { Connection } from './connection.ts'
import type { createFeeds } from './feed.ts'
import { feedChannel, libraryOf, liveKey, logKeys, namesKey } from './keys.ts'
import { append, erase, mask } from './scripts.ts'

const outcomes: Appended['outcome'][] = ['appended', 'already', 'conflict']
const Came = v.tuple([v.number(), v.number()])
const Names = v.array(v.custom<LogName>((name) => typeof name === 'string' && name.includes('/')))

/** An event stands in its log behind its place in the feed. */
const textIn = (element: string): string => element.slice(element.indexOf(' ') + 1)

/** Logs in Redis: each a list of events, beside it a hash of what was appended under which `once`. */
export function createLogs(redis: Connection, feeds: ReturnType<typeof createFeeds>, cleaning: Cleaning): Logs {
  const key = (log: LogName): string => logKeys(log)[0] ?? ''
  const channel = (log: LogName): string => feedChannel(libraryOf(log))

  return {
    async append({ log, after, events, once, live }) {
      const texts = textsOf(log, after, events)
      const mark = once === null ? '' : `=${once}`
      const [came, last] = v.parse(Came, await redis.run(append, logKeys(log), [channel(log), log, JSON.stringify(log), String(after), mark, live ? '1' : '0', ...texts]))
      return { outcome: outcomes[came] ?? 'conflict', last }
    },
    async appended(log, once) {
      const last = await redis.ask((client) => client.hGet(logKeys(log)[1] ?? '', `=${once}`))
      return last === null ? null : Number(last)
    },
    async read(log, after = 0, limit = Infinity) {
      // A range that ends before it begins would end at the list's own end.
      if (limit < 1) return []
      const elements = await redis.ask((client) => client.lRange(key(log), after, limit === Infinity ? -1 : after + limit - 1))
      return elements.map((element) => v.parse(Event, JSON.parse(textIn(element))))
    },
    live: async (library) => v.parse(Names, await redis.ask((client) => client.sMembers(liveKey(library)))),
    names: async (library, after, limit) =>
      v.parse(Names, await redis.ask((client) => client.zRange(namesKey(library), after === '' ? '-' : `(${after}`, '+', { BY: 'LEX', LIMIT: { offset: 0, count: limit } }))),
    async mask(log, event) {
      if (event.seq < 1) return false
      const index = String(event.seq - 1)
      for (;;) {
        const old = await redis.ask((client) => client.lIndex(key(log), event.seq - 1))
        if (old === null) return false
        const masked = `${old.slice(0, old.indexOf(' '))} ${inPlaceOf(textIn(old), textOf(event))}`
        if ((await redis.run(mask, [key(log)], [index, old, masked])) === 1) break
      }
      await cleaning.done()
      return true
    },
    async erase(log) {
      const erased = await redis.run(erase, logKeys(log), [channel(log), log, JSON.stringify(log)])
      if (erased !== 1) return false
      await cleaning.done()
      return true
    },
    cursor: (library) => feeds.end(library),
    follow: (library, cursor, heard) => feeds.follow(library, cursor, heard),
  }
}
