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
 * Processor time of the server for one message: sent, durable, acknowledged, and heard by one other. In microseconds. The sixth time counts: by then the server's
 * code is compiled, as it is where it has been up for a minute (at the third, V8 was still at it for 14 us a message).
 */
export async function cpuOfSend(server: Measured, side: Side, rooms: number, each: number): Promise<number> {
  for (let time = 1; time < 6; time += 1) await cpuOnce(server, side, rooms, each)
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

/** Says something at a steady rate a second, for so many seconds. Gives the milliseconds from sending to acknowledgement, in the order in which they were sent. */
async function paced(people: readonly [Person, Person][], rate: number, seconds: number): Promise<number[]> {
  const taken: Promise<number>[] = []
  const startedAt = performance.now()
  for (let index = 0; index < rate * seconds; index++) {
    const due = startedAt + (index * 1000) / rate
    const early = due - performance.now()
    if (early > 1) await wait(early)
    const person = people[index % people.length]?.[0]
    const sentAt = performance.now()
    if (person) taken.push(person.say(`Message ${index}`).then(() => performance.now() - sentAt))
  }
  return Promise.all(taken)
}
const spread = (taken: readonly number[]) => ({ p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) })

/** Milliseconds from sending to acknowledgement, at a steady rate a second, for so many seconds: p50 and p99. */
export async function acknowledgement(side: Side, rate: number, seconds: number): Promise<{ p50: number; p99: number }> {
  const people = await pairs(side, 80)
  const taken = await paced(people, rate, seconds)
  leave(people.flat())
  return spread(taken.slice(taken.length / 10))
}

/**
 * The same while ten chats of twenty messages end each second, all ten at once, each to be de-identified and counted by the server; and while none do. The two take turns, two seconds each, so that whatever else
 * goes on meanwhile troubles both.
 */
export async function acknowledgementBesideClosing(side: Side, rate: number, rounds: number): Promise<Record<'quiet' | 'closing', { p50: number; p99: number }>> {
  const people = await pairs(side, 80)
  const chats: Person[] = []
  await inBatches(rounds * 20 + 1, 10, async () => {
    const one = await side.connect()
    for (let index = 0; index < 20; index++) await one.say(`I am Anneliese Kowalczyk, card 2 1934 00718 2265. Is there a copy of the ${index}th edition, and may my son Tyler fetch it?`)
    chats.push(one)
  })
  const end = async (count: number) => void (await Promise.all(chats.splice(0, count).map((one) => one.end?.())))
  // The worker that de-identifies comes up with the first, and nobody waits for it any more.
  await end(1)
  await paced(people, rate, 3)
  const [quiet, closing]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    quiet.push(...(await paced(people, rate, 2)))
    const [taken] = await Promise.all([paced(people, rate, 2), end(10), wait(1000).then(() => end(10))])
    closing.push(...taken)
    await wait(500)
  }
  leave(people.flat())
  return { quiet: spread(quiet), closing: spread(closing) }
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
