import { ErrorReply } from 'redis'
import { wait } from '../cleaning.ts'
import { StoreAway } from '../port.ts'
import { factsOf } from './check.ts'
import type { Connection } from './connection.ts'

/** How often Redis is asked whether it is done, in milliseconds. */
const look = 20

/**
 * Has Redis write its append-only file anew, from what it holds now, and waits until the old files are gone; the same for its snapshot, where it keeps
 * one. Rejects with StoreAway where Redis goes away meanwhile or can't do it: then what was erased may still be in the old files.
 */
export async function rewriteFiles(redis: Connection): Promise<void> {
  const idle = async () => {
    for (;;) {
      const facts = await factsOf(redis, ['persistence'])
      if (['aof_rewrite_in_progress', 'aof_rewrite_scheduled', 'rdb_bgsave_in_progress'].every((name) => facts[name] === '0')) return facts
      await wait(look)
    }
  }
  await idle()
  await begin(redis, 'BGREWRITEAOF')
  if ((await idle())['aof_last_bgrewrite_status'] !== 'ok') throw new StoreAway('Redis could not rewrite its append-only file: what was erased is still in the old one')
  if (await keepsSnapshots(redis)) {
    await begin(redis, 'BGSAVE')
    if ((await idle())['rdb_last_bgsave_status'] !== 'ok') throw new StoreAway('Redis could not write its snapshot anew: what was erased is still in the old one')
  }
}

/** Another node may have begun the same in between: then it is begun once more when that one is done. */
async function begin(redis: Connection, command: 'BGREWRITEAOF' | 'BGSAVE'): Promise<void> {
  for (;;) {
    try {
      await redis.ask((client) => client.sendCommand<unknown>([command]))
      return
    } catch (error) {
      if (!(error instanceof ErrorReply) || !error.message.includes('in progress')) throw error
      await wait(look)
    }
  }
}

async function keepsSnapshots(redis: Connection): Promise<boolean> {
  const reply: unknown = await redis.ask((client) => client.sendCommand<unknown>(['CONFIG', 'GET', 'save'])).catch(() => null)
  // Where it may not be asked, one snapshot too many does no harm.
  return !Array.isArray(reply) || reply[1] !== ''
}
