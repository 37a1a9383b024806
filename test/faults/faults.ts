import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from 'redis'
import type { Page } from './page.ts'
import type { Person } from './people.ts'
import type { Place, StoreName } from './place.ts'
import type { Random } from './random.ts'

/** What a fault can be done to. */
export interface Scene { place: Place; people: Person[]; crowd: Page[]; random: Random; longest: number; acknowledged: () => number }

/** One kind of fault. `inject` resolves when it is over; what must be undone it undoes itself. */
interface Fault {
  name: string
  store?: StoreName
  inject: (scene: Scene) => Promise<unknown>
}

const pause = ({ random, longest }: Scene) => wait(random.between(200, longest))
const pagesOf = ({ people, crowd }: Scene): Page[] => [...people.flatMap((person) => person.pages()), ...crowd]
/** Ends lines in the middle of what is said over them: whether it arrived, nobody is told. What follows from it happens on the page, so it begins there. */
async function drop({ people, random }: Scene, pages: readonly Page[]): Promise<void> {
  for (let words = 0; words < 3; words += 1) people.forEach((person) => person.act())
  await wait(random.between(0, 8))
  for (const page of pages) for (const socket of page.sockets) page.run(() => socket.terminate())
}

/**
 * Has lines be given up before what was said over them is answered. It is said again under the same id over the next line, and then what was on its way
 * over the first arrives as well: a server that doesn't look at the id has it twice.
 */
async function giveUpLines({ people }: Scene): Promise<void> {
  const lines = people.map((person) => ({ person, own: person.pages().flatMap((page) => [...page.sockets]).filter((line) => line.readyState === line.OPEN) }))
  for (const { own } of lines) for (const line of own) line.stall()
  for (let words = 0; words < 3; words += 1) {
    people.forEach((person) => person.act())
    // Tabs of one browser hear of each other between two words.
    await wait(10)
  }
  await Promise.all(lines.map(async ({ person, own }) => {
    for (const line of own) line.giveUp()
    // What was said again is answered by then, or something else goes wrong as well. Any later, and what was refused could be allowed by now.
    await quiet([person], 4_000)
    for (const line of own) line.arrive()
  }))
}

/** Until nothing of anybody's is on its way, each at a moment of their own, but not for longer than so many milliseconds. */
async function quiet(people: readonly Person[], atMost: number): Promise<void> {
  const until = Date.now() + atMost
  const loud = new Set(people)
  while (loud.size > 0 && Date.now() < until) {
    for (const person of loud) if (person.unrest().length === 0) loud.delete(person)
    await wait(10)
  }
}

/**
 * Ends every line over which nodes listen, as soon as it is there again, while something is done: what is published meanwhile reaches nobody, and only
 * the feed has it. Where Redis is down just now, this waits for it.
 */
async function loseWakeUps({ place }: Scene, meanwhile: () => Promise<unknown>): Promise<void> {
  const redis = createClient({ url: place.redis?.url ?? '', socket: { reconnectStrategy: 50 } })
  redis.on('error', () => undefined)
  await redis.connect()
  let isOver = false
  void meanwhile().finally(() => (isOver = true))
  try {
    while (!isOver) {
      // It may be killed meanwhile, or be reading what it knew.
      await redis.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']).catch(() => undefined)
      await wait(5)
    }
  } finally {
    if (redis.isOpen) redis.destroy()
  }
}

const lineGivenUp: Fault = { name: 'lines given up before the answer', inject: giveUpLines }
const wakeUpsLost: Fault = { name: 'wake-ups lost', store: 'redis', inject: (scene) => loseWakeUps(scene, () => pause(scene)) }

/** How many commands are carried out at the end while no wake-up reaches anybody. */
const lastOnes = 40

/** Every fault of the list, for the store that it can happen to (both where none is named). */
export const faults: Fault[] = [
  { name: 'a node killed', inject: async (scene) => scene.random.pick(scene.place.nodes)?.kill(() => pause(scene)) },
  { name: 'a node stopped', inject: async (scene) => scene.random.pick(scene.place.nodes)?.freeze(() => pause(scene)) },
  { name: 'a node rolled', inject: async (scene) => scene.random.pick(scene.place.nodes)?.roll() },
  { name: 'a clock that jumps', inject: async (scene) => scene.random.pick(scene.place.nodes)?.jump() },
  {
    name: 'Redis killed', store: 'redis', inject: async (scene) => {
      await scene.place.redis?.end('SIGKILL')
      await pause(scene)
      await scene.place.redis?.again()
    },
  },
  {
    name: 'Redis stopped', store: 'redis', inject: async (scene) => {
      scene.place.redis?.signal('SIGSTOP')
      await pause(scene)
      scene.place.redis?.signal('SIGCONT')
    },
  },
  {
    name: 'a disk full', store: 'sqlite', inject: async (scene) => {
      if (!scene.place.disk) return Promise.reject(new Error('only root can mount a disk to fill'))
      scene.place.disk.fill()
      await pause(scene)
      return scene.place.disk.empty()
    },
  },
  { name: 'half of the clients dropped', inject: async (scene) => drop(scene, pagesOf(scene).filter(() => scene.random.chance(0.5))) },
  { name: 'everybody dropped at once', inject: async (scene) => drop(scene, pagesOf(scene)) },
  { name: 'nginx reloaded', inject: async ({ place }) => place.nginx.reload() },
  {
    name: 'a reader that reads nothing', inject: async (scene) => {
      const page = scene.random.pick(scene.people.flatMap((person) => person.pages()))
      const sockets = [...(page?.sockets ?? [])].filter((socket) => socket.readyState === socket.OPEN)
      for (const socket of sockets) socket.pause()
      await pause(scene)
      for (const socket of sockets) page?.run(() => socket.resume())
    },
  },
  { name: 'a page loaded again', inject: async ({ people, random }) => random.pick(people)?.refresh() },
  { name: 'a second tab', inject: async ({ people, random }) => random.pick(people)?.secondTab() },
  lineGivenUp,
  wakeUpsLost,
]

/**
 * Deals out every fault that the store can have, again and again, each time in another order, until time is up. Then, with nothing else going on that
 * could heal it, lines are given up and wake-ups are lost, the last words among them: `hush` has everybody stop talking. Gives how often each fault was.
 */
export async function injectFaults(store: StoreName, scene: Scene, until: number, each: number, hush: () => void): Promise<Map<string, number>> {
  const injected = new Map<string, number>()
  const going = new Set<Promise<unknown>>()
  const counted = (name: string, injecting: Promise<unknown>): Promise<unknown> => injecting.then(
    () => injected.set(name, (injected.get(name) ?? 0) + 1),
    (error: unknown) => console.error(`${name}: not injected, ${error instanceof Error ? error.message : String(error)}`),
  )
  const mine = faults.filter((fault) => fault.store === undefined || fault.store === store)
  while (Date.now() < until) {
    for (const fault of shuffled(mine, scene.random)) {
      if (Date.now() >= until) break
      const one: Promise<unknown> = counted(fault.name, fault.inject(scene)).finally(() => going.delete(one))
      going.add(one)
      await wait(scene.random.between(each / 2, each * 1.5))
      // Two at a time are more than most days bring.
      while (going.size > 1) await Promise.race(going)
    }
  }
  await Promise.all(going)
  await quiet(scene.people, 10_000)
  for (let times = 0; times < 3; times += 1) await counted(lineGivenUp.name, giveUpLines(scene))
  await quiet(scene.people, 10_000)
  const lastWords = async () => {
    const [before, waited] = [scene.acknowledged(), Date.now()]
    // A busy machine is slow to carry out what is said.
    while (scene.acknowledged() < before + lastOnes && Date.now() < waited + 30_000) await wait(50)
    hush()
    await quiet(scene.people, 5_000)
  }
  if (store === 'redis') await counted(wakeUpsLost.name, loseWakeUps(scene, lastWords))
  hush()
  return injected
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  return all.map((one) => ({ one, at: random.between(0, 1e9) })).sort((a, b) => a.at - b.at).map(({ one }) => one)
}
