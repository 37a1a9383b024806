import * as v from 'valibot'
import type { Librarian } from '../shared/who.ts'
import { Availability, type Colleague } from '../shared/wire.ts'
import { isIn } from '../shared/chat.ts'
import type { Chats } from './chats.ts'
import type { Records, Signals } from './store/port.ts'

/** How often a node says that its staff are there, and how long the last word of a node that died stands (ms): three beats. */
const beat = 10_000
const lasts = 3 * beat
/** A console that reloads is not gone (ms). */
const grace = 5_000
/** How long other nodes have to say that somebody who left this one is with them (ms). */
const elsewhere = 1_000

const Own = v.object({ ...Availability.entries, restsUntil: v.nullable(v.number()) })
export type Own = v.InferOutput<typeof Own>
/** `desks`: those that they belong to. An older Heartdesk wrote none. */
const Present = v.object({ name: v.string(), desks: v.optional(v.array(v.string())) })
/** `left`: whose console has gone from a node. */
const Heard = v.object({ kind: v.literal('presence'), left: v.optional(v.string()) })

/**
 * Who is there. Each node keeps, for every member of staff whose console is connected to it, one record that expires; what somebody
 * has set for themselves (available, desks, cap, resting) is a record that stays. Every node reads both and comes to the same answer.
 */
export function createPresence(parts: { records: Records; signals: Signals; chats: Chats; now?: () => number; onChange: (library: string) => Promise<void> }) {
  const { records, signals, chats } = parts
  const now = parts.now ?? Date.now
  const here = new Map<string, { library: string; one: Librarian; desks: string[]; sockets: number }>()
  const known = new Map<string, Colleague[]>()
  /** What everybody was last told of it: where the store went away in between, the next beat tells. */
  const told = new Map<string, string>()
  const key = (library: string, staff: string) => `${library}/${staff}`

  const say = (library: string, { staff, name }: Librarian, desks: string[], stands = lasts) => put(library, 'presence', staff, { name, desks }, now() + stands)

  async function put(library: string, collection: string, id: string, value: unknown, expiresAt?: number): Promise<void> {
    for (;;) {
      const version = (await records.get(library, collection, id))?.version ?? 0
      if ((await records.put(library, collection, id, value, version, expiresAt)) !== null) return
    }
  }

  /** What somebody has set: of the desks that they belong to now, as an admin may have taken one from them since. */
  async function own(library: string, staff: string, desks: string[] | undefined): Promise<Own> {
    const stored = await records.get(library, 'availability', staff)
    const found = v.safeParse(Own, stored?.value)
    if (!found.success) return { available: false, desks: desks ?? [], cap: 3, restsUntil: null }
    return { ...found.output, desks: found.output.desks.filter((desk) => desks?.includes(desk) ?? true) }
  }

  const chatsOf = (library: string, staff: string) => [...chats.live(library)].filter(([, chat]) => chat.status === 'open' && isIn(chat, staff)).length

  /** Reads who is there, one reading after the other, so that an older answer never comes last. */
  const reading = new Map<string, Promise<void>>()
  function refresh(library: string): Promise<void> {
    const next = (reading.get(library) ?? Promise.resolve()).catch(() => undefined).then(() => read(library))
    reading.set(library, next)
    return next
  }

  /** Says who is there where it differs from what was told. */
  async function read(library: string): Promise<void> {
    const present = await records.list(library, 'presence')
    const colleagues = await Promise.all(
      present.map(async ({ id, value }): Promise<Colleague> => {
        const { name, desks: theirs } = v.parse(Present, value)
        const { available, desks, restsUntil } = await own(library, id, theirs)
        return { staff: id, name, desks, available: available && (restsUntil ?? 0) <= now(), chats: chatsOf(library, id) }
      }),
    )
    colleagues.sort((a, b) => a.name.localeCompare(b.name))
    known.set(library, colleagues)
    const news = JSON.stringify(colleagues)
    if (news === told.get(library)) return
    await parts.onChange(library)
    told.set(library, news)
  }

  /** A console has been gone for a while. Where the store is away its record stays, and expires. */
  async function gone(library: string, staff: string): Promise<void> {
    const entry = here.get(key(library, staff))
    if (!entry || entry.sockets > 0) return
    here.delete(key(library, staff))
    await letGo(library, entry.one, entry.desks)
  }

  /** Somebody has left this node, perhaps for another: their record ends soon, unless that one says it again. A desk never closes because its librarian's line came back elsewhere. */
  async function letGo(library: string, one: Librarian, desks: string[]): Promise<void> {
    await say(library, one, desks, elsewhere)
    signals.send(library, { kind: 'presence', left: one.staff })
    setTimeout(() => signals.send(library, { kind: 'presence' }), elsewhere + 1).unref()
  }

  /** The beat of somebody who left in the same moment must not bring them back. */
  async function sayAgain(library: string, one: Librarian, desks: string[]): Promise<void> {
    await say(library, one, desks)
    if (!here.has(key(library, one.staff))) await letGo(library, one, desks)
  }

  const beating = setInterval(() => {
    for (const { library, one, desks } of here.values()) void sayAgain(library, one, desks).catch(() => undefined)
    for (const library of known.keys()) void refresh(library).catch(() => undefined)
  }, beat)
  beating.unref()

  return {
    /** Begins to watch a library: at start, before anyone is answered. */
    async watch(library: string): Promise<void> {
      signals.hear(library, (signal) => {
        const heard = v.safeParse(Heard, signal)
        if (!heard.success) return
        const mine = heard.output.left === undefined ? undefined : here.get(key(library, heard.output.left))
        void (mine ? sayAgain(library, mine.one, mine.desks) : refresh(library)).catch(() => undefined)
      })
      known.set(library, [])
      told.set(library, '[]')
      await refresh(library)
    },
    /** @param desks that they belong to */
    async arrive(library: string, one: Librarian, desks: string[]): Promise<void> {
      const at = key(library, one.staff)
      here.set(at, { library, one, desks, sockets: (here.get(at)?.sockets ?? 0) + 1 })
      await say(library, one, desks)
      signals.send(library, { kind: 'presence' })
    },
    leave(library: string, staff: string): void {
      const at = key(library, staff)
      const entry = here.get(at)
      if (!entry) return
      here.set(at, { ...entry, sockets: entry.sockets - 1 })
      setTimeout(() => void gone(library, staff).catch(() => undefined), grace).unref()
    },
    own,
    async setOwn(library: string, staff: string, value: Own): Promise<void> {
      await put(library, 'availability', staff, value)
      signals.send(library, { kind: 'presence' })
    },
    colleagues: (library: string): Colleague[] => known.get(library) ?? [],
    /** A desk is open while somebody there takes chats; its hours only tell when that should be. */
    isOpen: (library: string, desk: string): boolean => (known.get(library) ?? []).some((one) => one.available && one.desks.includes(desk)),
    close: () => clearInterval(beating),
  }
}
export type Presence = ReturnType<typeof createPresence>
