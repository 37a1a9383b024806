import * as v from 'valibot'
import { createCleaning } from './cleaning.ts'
import type { Durability } from './durability.ts'
import type { Signals, Store } from './port.ts'
import { checkRedis } from './redis/check.ts'
import { connect } from './redis/connection.ts'
import { createFeeds } from './redis/feed.ts'
import { signalChannel } from './redis/keys.ts'
import { createLogs } from './redis/logs.ts'
import { createRecords } from './redis/records.ts'
import { rewriteFiles } from './redis/rewriting.ts'
import { textOf } from './texts.ts'

const Signal = v.pipe(v.string(), v.parseJson())

/**
 * The store of many nodes: one Redis, 7.0 or newer. Rejects, saying what is wrong and never showing the password, where it can't be reached or
 * would not keep what it acknowledges (see `checkRedis`). While it is away writes fail at once, and followers go on by themselves afterwards.
 */
export async function openRedisStore({ url, durability = 'always' }: { url: string; durability?: Durability }): Promise<Store> {
  const looks: ((isBroken: boolean) => Promise<void>)[] = []
  const lookAgain = async () => {
    const isBroken = await feeds.isBroken()
    for (const look of looks) await look(isBroken)
  }
  const redis = await connect(url, () => feeds.look(), async () => {
    await checkRedis(redis, durability)
    await lookAgain()
  })
  const feeds = createFeeds(redis, lookAgain)
  try {
    await checkRedis(redis, durability)
  } catch (error) {
    await redis.close()
    throw error
  }
  const cleaning = createCleaning(() => rewriteFiles(redis))
  const signals: Signals = {
    send: (library, signal) => redis.publish(signalChannel(library), textOf(signal)),
    hear: (library, heard) => redis.subscribe(signalChannel(library), (message) => {
      const read = v.safeParse(Signal, message)
      if (read.success) heard(read.output)
    }),
  }
  return {
    logs: createLogs(redis, feeds, cleaning),
    records: createRecords(redis, cleaning),
    signals,
    state: redis.state,
    onState: redis.onState,
    onReturn: (look) => void looks.push(look),
    async close() {
      await feeds.close()
      await cleaning.settled()
      await redis.close()
    },
  }
}
