import * as v from 'valibot'
import type { Durability } from '../durability.ts'
import type { Connection } from './connection.ts'

/** Rejects, naming what to set, where this Redis would lose what it has acknowledged, or what may not be lost. */
export async function checkRedis(redis: Connection, durability: Durability): Promise<void> {
  const info = await factsOf(redis, ['server', 'persistence', 'replication', 'cluster', 'memory'])
  const version = info['redis_version'] ?? '0'
  const wrong: string[] = []
  if (Number.parseFloat(version) < 7) wrong.push(`it is version ${version}, and 7.0 or newer is needed`)
  if (info['cluster_enabled'] === '1') wrong.push('it is a node of a cluster, and a single Redis is needed')
  if (info['role'] !== 'master') wrong.push('it is a replica: name the one that is written to')
  if (info['aof_enabled'] !== '1') wrong.push('it loses everything when it ends: set "appendonly yes"')
  const policy = info['maxmemory_policy'] ?? 'unknown'
  if (policy !== 'noeviction') wrong.push(`it may drop what is kept (maxmemory-policy ${policy}): set "maxmemory-policy noeviction"`)
  if (durability === 'always' && info['aof_enabled'] === '1') {
    const fsync = await appendfsync(redis)
    if (fsync !== 'always') wrong.push(`it acknowledges before it is on the disk (appendfsync ${fsync}): set "appendfsync always", or HEARTDESK_DURABILITY=everysec to accept that`)
  }
  if (wrong.length > 0) throw new Error(`this Redis can't keep Heartdesk's data: ${wrong.join('; ')}`)
}

/** The lines of INFO, by name. */
export async function factsOf(redis: Connection, sections: string[]): Promise<Record<string, string>> {
  const text = v.parse(v.string(), await redis.ask((client) => client.sendCommand<unknown>(['INFO', ...sections])))
  return Object.fromEntries(text.split('\r\n').filter((line) => line.includes(':')).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]))
}

async function appendfsync(redis: Connection): Promise<string> {
  try {
    const [, value] = v.parse(v.tuple([v.string(), v.string()]), await redis.ask((client) => client.sendCommand<unknown>(['CONFIG', 'GET', 'appendfsync'])))
    return value
  } catch {
    return 'unknown, because CONFIG GET is not allowed'
  }
}
