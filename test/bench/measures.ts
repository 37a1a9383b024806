import { setTimeout as wait } from 'node:timers/promises'
import { inBatches, type Person, type Side } from './crowd.ts'
import { percentile } from './lines.ts'
import type { Measured } from './process.ts'

/** Somebody and somebody who listens to them, in `count` rooms. */
async function pairs(side: Side, count: number): Promise<[Person, Person][]> {
  const all: [Person, Person][] = []
  await inBatches(count, 10, async () => {
    const one = await side.connect()
    all.push([one, await side.connect(one.room)])
  })
  return all
}
const leave = (people: Person[]) => people.forEach((person) => person.socket.disconnect())

/**
 * Processor time of the server for one message: sent, durable, acknowledged, and heard by one other. In microseconds. The third time counts: by then the server's
 * code is compiled, as it is where it has been up for a minute.
 */
export async function cpuOfSend(server: Measured, side: Side, rooms: number, each: number): Promise<number> {
  await cpuOnce(server, side, rooms, each)
  await cpuOnce(server, side, rooms, each)
  return cpuOnce(server, side, rooms, each)
}

async function cpuOnce(server: Measured, side: Side, rooms: number, each: number): Promise<number> {
  const people = await pairs(side, rooms)
  const run = async (count: number) => {
    let heard = 0
    const all = new Promise<void>((resolve) => {
      for (const [, listener] of people) {
        listener.socket.removeAllListeners(side.heard)
        listener.socket.on(side.heard, () => ++heard === count * rooms && resolve())
      }
    })
    await Promise.all(people.map(async ([one]) => {
      for (let index = 0; index < count; index++) await one.say(`Message ${index}: is there a map of the harbour from before the war?`)
    }))
    await all
  }
  await run(Math.ceil(each / 5))
  const before = server.cpu()
  await run(each)
  const used = server.cpu() - before
  leave(people.flat())
  return used / (rooms * each)
}

/** Milliseconds from sending to acknowledgement, at a steady rate a second, for so many seconds: p50 and p99. */
export async function acknowledgement(side: Side, rate: number, seconds: number, meanwhile?: (seconds: number) => Promise<void>): Promise<{ p50: number; p99: number }> {
  const people = await pairs(side, 80)
  const taken: number[] = []
  const pending: Promise<void>[] = []
  const others = meanwhile?.(seconds)
  const startedAt = performance.now()
  for (let index = 0; index < rate * seconds; index++) {
    const due = startedAt + (index * 1000) / rate
    const early = due - performance.now()
    if (early > 1) await wait(early)
    const person = people[index % people.length]?.[0]
    const sentAt = performance.now()
    if (person) pending.push(person.say(`Message ${index}`).then(() => void taken.push(performance.now() - sentAt)))
  }
  await Promise.all(pending)
  await others
  leave(people.flat())
  const warm = taken.slice(taken.length / 10)
  return { p50: percentile(warm, 0.5), p99: percentile(warm, 0.99) }
}

/** Chats of twenty messages, made beforehand; gives what ends so many of them a second, each to be de-identified by the server's worker. */
export async function closings(side: Side, perSecond: number, seconds: number): Promise<() => Promise<void>> {
  const people: Person[] = []
  await inBatches(perSecond * seconds, 10, async () => {
    const one = await side.connect()
    for (let index = 0; index < 20; index++) await one.say(`I am Anneliese Kowalczyk, card 2 1934 00718 2265. Is there a copy of the ${index}th edition, and may my son Tyler fetch it?`)
    people.push(one)
  })
  return async () => {
    for (let second = 0; second < seconds; second += 1) {
      await Promise.all([...people.splice(0, perSecond).map((one) => one.end?.()), wait(1000)])
    }
  }
}

/** Resident memory of the server for one idle person, in bytes. */
export async function memoryOfIdle(server: Measured, side: Side, count: number): Promise<number> {
  const warm: Person[] = []
  await inBatches(200, 20, async () => void warm.push(await side.connect()))
  const before = await server.memoryHeld()
  const people: Person[] = []
  await inBatches(count, 50, async () => void people.push(await side.connect()))
  const after = await server.memoryHeld()
  leave([...warm, ...people])
  return (after - before) / count
}

/** Processor time of the server for one connection that is sent the twenty events of its chat, in microseconds. */
export async function cpuOfResume(server: Measured, side: Side, count: number): Promise<number> {
  const rooms: string[] = []
  await inBatches(20, 20, async () => {
    const one = await side.connect()
    for (let index = 0; index < (side.name === 'bare' ? 20 : 19); index++) await one.say(`Message ${index}: and the one of 1911?`)
    rooms.push(one.room)
    one.socket.disconnect()
  })
  const run = (times: number) =>
    inBatches(times, 20, async (index) => {
      const one = await side.connect(rooms[index % rooms.length])
      one.socket.disconnect()
    })
  await run(Math.ceil(count / 5))
  const before = server.cpu()
  await run(count)
  return (server.cpu() - before) / count
}
