import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from 'redis'
import { openRedisStore } from '../../server/store/redis.ts'
import { startRedis } from '../setup/redis.ts'
import { bareSide, heartdeskSide, inBatches, type Person, type Side } from './crowd.ts'
import { startHeartdesk } from './heartdesk.ts'
import { besideFloor, percentile, type BenchLine } from './lines.ts'
import { start, type Measured } from './process.ts'

const words = 'is there a map of the harbour from before the war? '.repeat(3)

/** Lines about many nodes on one Redis (on the disk before it acknowledges): each beside its floor on the same Redis. */
export async function nodeLines(): Promise<BenchLine[]> {
  const redis = await startRedis()
  const servers: Measured[] = []
  try {
    const memory = await memoryOfChats(redis.url)
    const append = await appendAgainstXadd(redis.url)
    const bare = [await start('bare-node', [redis.url]), await start('bare-node', [redis.url])]
    servers.push(...bare)
    const [bareHere, bareThere] = bare.map(({ url }) => bareSide(url))
    const floor = bareHere && bareThere ? await remoteDelivery(bareHere, bareThere) : Number.NaN
    const one = await startHeartdesk(redis.url)
    servers.push(one)
    const here = heartdeskSide(one.url)
    const alone = await cpuOfMessages([one], [here])
    const other = await startHeartdesk(redis.url)
    servers.push(other)
    // A node that has just come up has yet to learn that the desk is open.
    await wait(1_000)
    const there = heartdeskSide(other.url)
    const both = await cpuOfMessages([one, other], [here, there])
    return [
      memory,
      append,
      besideFloor('two nodes, to the other one: p50', await remoteDelivery(here, there), floor, 'ms'),
      besideFloor('a message on each of two nodes, and on one: CPU', both / 2, alone, 'us'),
    ]
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    await redis.remove()
  }
}

/** What Redis needs for a chat of twenty messages with all that hangs on them, against its words and fields as JSON. Both in kilobytes. */
async function memoryOfChats(url: string): Promise<BenchLine> {
  const [store, client] = [await openRedisStore({ url }), await createClient({ url }).connect()]
  const used = async () => Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1])
  const [chats, before] = [1_000, await used()]
  let bytes = 0
  await inBatches(chats, 50, async (chat) => {
    for (let after = 0; after < 20; after += 1) {
      const event = { seq: after + 1, id: randomUUID(), at: Date.now(), by: { role: 'patron' }, kind: 'message-sent', messageId: randomUUID(), text: words }
      bytes += JSON.stringify(event).length
      await store.logs.append({ log: `memory/${chat}`, after, events: [event], once: `patron:${event.messageId}`, live: true })
    }
  })
  const after = await used()
  await store.close()
  client.destroy()
  return besideFloor('a chat of 20 messages in Redis: memory', (after - before) / chats / 1024, bytes / chats / 1024, 'KB')
}

/** Appends a second with 64 in flight, against XADD. Three turns each, one after the other; the middle one counts. */
async function appendAgainstXadd(url: string): Promise<BenchLine> {
  const [store, client] = [await openRedisStore({ url }), await createClient({ url }).connect()]
  const count = 6_400
  let turn = 0
  const rate = async (work: (writer: number, index: number) => Promise<unknown>) => {
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: 64 }, async (_, writer) => {
      for (let index = 0; index < count / 64; index += 1) await work(writer, index)
    }))
    return (count / (performance.now() - startedAt)) * 1000
  }
  const [values, floors]: [number[], number[]] = [[], []]
  for (turn = 0; turn < 4; turn += 1) {
    floors.push(await rate(() => client.xAdd('bare', '*', { kind: 'message-sent', text: words })))
    values.push(await rate((writer, index) => store.logs.append({
      log: `bench/${turn}-${writer}`, after: index, once: `patron:${index}`, live: true, events: [{ seq: index + 1, id: `${index}`, at: 0, kind: 'message-sent', text: words }],
    })))
  }
  await store.close()
  client.destroy()
  return besideFloor('append in Redis, 64 in flight, against XADD', percentile(values.slice(1), 0.5), percentile(floors.slice(1), 0.5), '/s')
}

/** Somebody at one node and somebody who listens to them at another, in 40 rooms; milliseconds from saying to hearing at a steady hundred a second. */
async function remoteDelivery(here: Side, there: Side): Promise<number> {
  const pairs: [Person, Person][] = []
  await inBatches(40, 10, async () => {
    const one = await here.connect()
    pairs.push([one, await there.connect(one.room)])
  })
  const taken: number[] = []
  for (let index = 0; index < 800; index += 1) {
    const [speaks, listens] = pairs[index % pairs.length] ?? []
    if (!speaks || !listens) continue
    const saidAt = performance.now()
    listens.socket.once(there.heard, () => taken.push(performance.now() - saidAt))
    void speaks.say(words)
    await wait(10)
  }
  await wait(500)
  for (const [one, other] of pairs) for (const { socket } of [one, other]) socket.disconnect()
  return percentile(taken.slice(100), 0.5)
}

/** Processor time, over all nodes, of a message that is said and heard by one other person of the same node. In microseconds. */
async function cpuOfMessages(nodes: readonly Measured[], sides: readonly Side[]): Promise<number> {
  const people: Person[] = []
  const listeners: Person[] = []
  await inBatches(100, 10, async (index) => {
    const side = sides[index % sides.length]
    if (!side) return
    const one = await side.connect()
    people.push(one)
    listeners.push(await side.connect(one.room))
  })
  const say = (times: number) => Promise.all(people.map(async (one) => {
    for (let index = 0; index < times; index += 1) await one.say(words)
  }))
  await say(5)
  const before = nodes.reduce((sum, node) => sum + node.cpu(), 0)
  await say(30)
  await wait(500)
  const used = nodes.reduce((sum, node) => sum + node.cpu(), 0) - before
  for (const { socket } of [...people, ...listeners]) socket.disconnect()
  return used / (people.length * 30)
}
