import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import type { LogEvent, LogName, Store } from '../../server/store/port.ts'
import { Member } from '../../shared/who.ts'
import { createKeep } from '../../widget/keep.ts'
import { createPatron, type PatronEnd } from '../../widget/patron.ts'
import { invite, useLink } from '../setup/staff.ts'
import { check, isClean, type Findings } from './check.ts'
import { injectFaults } from './faults.ts'
import { beABrowser, newBrowser, openPage, type Browser, type Page } from './page.ts'
import { librarian, patron, type Person } from './people.ts'
import { startPlace, type Place, type StoreName } from './place.ts'
import { createRandom, type Random } from './random.ts'
import { createRecord, type Record } from './record.ts'

export interface Asked {
  seed: number
  store: StoreName
  seconds: number
  /** The server to run in place of the one that `npm start` runs. */
  program: string | undefined
  /** How long all may take to heal and agree, at most (ms). */
  patience: number
}

export interface Report {
  injected: Map<string, number>
  chats: number
  events: number
  acknowledged: number
  /** Acknowledged since a copy that was put back: lost by that fault, and told. */
  rolledBack: number
  findings: Findings
  /** What no server should do: end by itself, or fail at something. */
  broken: string[]
}

const Me = v.object({ me: Member })
const password = 'a long enough password'
/** How often it is said what all wait for (ms). */
const sayAgain = 10_000

/** One run: people talk, faults happen, all heals, and what is in the logs is held against what was acknowledged and what is on the screens. */
export async function run({ seed, store: storeName, seconds, program, patience }: Asked): Promise<Report> {
  beABrowser()
  const startedAt = Date.now()
  const say = (what: string) => console.error(`${((Date.now() - startedAt) / 1000).toFixed(1)} s: ${what}`)
  const random = createRandom(seed)
  const record = createRecord()
  const place = await startPlace(storeName, program)
  // Opened anew whenever it is looked into: it may have been put back since.
  const stored = () => withStore(place, readAll)
  say(`${place.nodes.length} servers are up`)
  try {
    const people = [...(await hireStaff(place, random, record)), ...Array.from({ length: 8 }, (_, index) => patron(`Patron ${index + 1}`, newBrowser(place.nginx, record.wire), random.own(), record))]
    const crowd = await comeToLook(place, record, seconds >= 60 ? 400 : 40)
    const scene = { place, people, crowd: crowd.map(({ page }) => page), random, longest: seconds >= 60 ? 6_000 : 1_500, acknowledged: () => record.acknowledged.length }
    while (people.some((person) => person.unrest().length > 0)) await wait(100)
    say('people are there')
    const ends = keepActing(people, random)
    const injected = await injectFaults(storeName, scene, Date.now() + seconds * 1000, seconds >= 60 ? 1_500 : 700, ends)
    say('faults are over')
    const settle = () => settled(async () => judgeAll(await stored(), people, crowd, record), patience, say)
    const findings = await settle()
    say('quiet')
    const acknowledged = record.acknowledged.length
    const rolledBack = isClean(findings) ? await loseSome(place, people, random, record, settle, findings) : 0
    say('put back, and quiet')
    const logs = await stored()
    people.forEach((person) => person.leave())
    for (const { page, end } of crowd) {
      page.close()
      page.run(() => end.quit())
    }
    return { injected, chats: logs.size, events: [...logs.values()].reduce((sum, events) => sum + events.length, 0), acknowledged, rolledBack, findings, broken: brokenIn(place) }
  } finally {
    await place.remove()
  }
}

/** Three librarians at three consoles, one of whom is the first admin; all take chats. */
async function hireStaff(place: Place, random: Random, record: Record): Promise<Person[]> {
  const members: Member[] = []
  const browsers = ['Sam', 'Kim', 'Lou'].map(() => newBrowser(place.nginx, record.wire))
  const [first] = browsers
  for (const [index, browser] of browsers.entries()) {
    const person = { name: ['Sam', 'Kim', 'Lou'][index] ?? '', email: `librarian-${index}@library.example`, password }
    // Signing in leaves its cookie in the browser: that of the first is an admin's.
    const link = index === 0 || !first ? place.nodes.at(-1)?.firstLink() : await inAPage(first, () => invite('', '', { ...person, roles: ['librarian'], desks: ['reference'] }))
    await inAPage(browser, () => useLink('', link ?? '', person))
    members.push(v.parse(Me, await inAPage(browser, async () => (await fetch('/staff/main/me')).json())).me)
  }
  const staff = members.map((me, index) => librarian(me, browsers[index] ?? newBrowser(place.nginx, record.wire), random.own(), record))
  for (const one of staff) while (!(await one.begin())) await wait(100)
  return staff
}

/** Something that is done on a page which is closed again. */
async function inAPage<T>(browser: Browser, work: () => Promise<T>): Promise<T> {
  const page = openPage(browser)
  const came = await page.run(work)
  page.close()
  return came
}

/** A visitor who has opened the chat and asks nothing: they only have to come back. */
interface Visitor { page: Page; end: PatronEnd }

/** Some at a time: all of them run in this one process, which is no faster than the machine is free. */
async function comeToLook(place: Place, record: Record, count: number): Promise<Visitor[]> {
  const crowd: Visitor[] = []
  while (crowd.length < count) {
    const page = openPage(newBrowser(place.nginx, record.wire))
    crowd.push({ page, end: page.run(() => createPatron({ library: 'main', desk: 'reference', keep: createKeep('main/reference', false), changed: () => undefined })) })
    while (crowd.filter(({ end }) => !end.now().connected).length >= 40) await wait(20)
  }
  while (!crowd.every(({ end }) => end.now().connected)) await wait(20)
  return crowd
}

/** Has each of them do something every now and then, until the function that it gives is called. */
function keepActing(people: readonly Person[], random: Random): () => void {
  let isOver = false
  const timers = people.map((person) => {
    const own = random.own()
    let timer: NodeJS.Timeout
    const next = () => {
      timer = setTimeout(() => {
        if (isOver) return
        person.act()
        next()
      }, own.between(80, 400))
    }
    next()
    return () => clearTimeout(timer)
  })
  return () => {
    isOver = true
    for (const stop of timers) stop()
  }
}

async function readAll(store: Store): Promise<Map<LogName, LogEvent[]>> {
  const names: LogName[] = []
  for (let page = await store.logs.names('main', '', 500); page.length > 0; page = await store.logs.names('main', page.at(-1) ?? '', 500)) names.push(...page)
  return new Map(await Promise.all(names.map(async (name) => [name, await store.logs.read(name)] as const)))
}

async function withStore<T>(place: Place, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await place.openStore()
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function judgeAll(logs: Map<LogName, LogEvent[]>, people: readonly Person[], crowd: readonly Visitor[], record: Record): Findings {
  const findings = check({
    logs, acknowledged: record.acknowledged, written: record.written,
    screens: people.flatMap((person) => person.screens()), queues: people.flatMap((person) => person.queue() ?? []), unrest: people.flatMap((person) => person.unrest()),
  })
  const away = crowd.filter(({ end }) => !end.now().connected || end.now().screen.asking)
  const why = [...new Set(away.map(({ end }) => end.now().barred?.refusal ?? 'without a word'))].join(', ')
  return away.length === 0 ? findings : { ...findings, apart: [...findings.apart, `${away.length} of ${crowd.length} visitors did not come back (${why})`] }
}

/** Waits until nothing is found, or for as long as the patience lasts; gives what is found then. Rejects where the store can't be read by then. */
async function settled(judge: () => Promise<Findings>, patience: number, say: (what: string) => void): Promise<Findings> {
  const until = Date.now() + patience
  let sayAt = Date.now() + sayAgain
  for (;;) {
    const findings = await judge().catch((error: unknown) => {
      if (Date.now() > until) throw error
      return null
    })
    if (findings && (isClean(findings) || Date.now() > until)) return findings
    if (Date.now() > sayAt) {
      sayAt += sayAgain
      say(`not yet: ${findings ? Object.values(findings).flat().slice(0, 4).join('; ') : 'the store can’t be read'}`)
    }
    await wait(300)
  }
}

/**
 * The last fault, which does lose something: a copy of the store is put in the place of what came after. What was acknowledged before the copy must
 * be there still, and whoever was shown more must be told, rather than left with what nobody else can see. Gives how much was lost by it.
 */
async function loseSome(place: Place, people: readonly Person[], random: Random, record: Record, settle: () => Promise<Findings>, findings: Findings): Promise<number> {
  await place.copy()
  const [before, writtenBefore] = [record.acknowledged.length, new Set(record.written.keys())]
  const ends = keepActing(people, random)
  await wait(2_000)
  ends()
  await place.rollBack()
  const since = record.acknowledged.splice(before)
  record.told([...record.written.keys()].filter((messageId) => !writtenBefore.has(messageId)))
  Object.assign(findings, await settle())
  return since.length
}

/** Servers that ended by themselves, and whatever in their logs is no line of a log, or tells where the program failed. */
function brokenIn(place: Place): string[] {
  const isFailure = (line: string) => line !== '' && (!line.startsWith('{"level"') || line.includes('"stack"') || line.includes('"level":60'))
  return place.nodes.flatMap((node) => [
    ...(node.crashes() > 0 ? [`the node on ${node.port} ended by itself ${node.crashes()} times`] : []),
    ...node.log().split('\n').filter(isFailure).slice(0, 20),
  ])
}
