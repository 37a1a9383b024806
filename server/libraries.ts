import * as v from 'valibot'
import { Library, type Desk } from '../shared/desk.ts'
import { TranscriptsSettings } from '../shared/transcripts-settings.ts'
import type { Records, Signals } from './store/port.ts'

const working = [{ from: '09:00', to: '18:00' }]
const hours: Desk['hours'] = { monday: working, tuesday: working, wednesday: working, thursday: working, friday: working, saturday: [{ from: '10:00', to: '14:00' }], sunday: [] }
const desk = (id: string, name: string, kind: Desk['kind'], asksEmail: boolean): Desk => ({ id, name, kind, hours, holidays: [], asksEmail, keepDays: 30, resources: [] })

/** What a library is until its admin says otherwise: a reference desk, and one for children that asks for no e-mail. */
export const newLibrary = (id: string): Library => ({
  id, name: 'The Library', zone: Intl.DateTimeFormat().resolvedOptions().timeZone, sites: [], idleMinutes: 5, abandonedMinutes: 5, replies: [], transcripts: v.parse(TranscriptsSettings, {}),
  desks: [desk('reference', 'Reference desk', 'reference', true), desk('children', 'Children’s desk', 'children', false)],
})

const Changed = v.object({ kind: v.literal('settings') })

/**
 * The libraries that this deployment serves, and their settings: one versioned record each, kept in memory until a signal says that some node
 * has changed it. A minute is the most that a lost signal can cost.
 */
export function createLibraries(records: Records, signals: Signals, names: readonly string[], now: () => number = Date.now) {
  const known = new Map<string, { library: Library; version: number; readAt: number }>()
  const listeners: ((library: string) => void)[] = []
  let forgotten = 0
  function forget(name: string): void {
    known.delete(name)
    forgotten += 1
  }

  for (const name of names) {
    signals.hear(name, (signal) => {
      if (!v.is(Changed, signal)) return
      forget(name)
      for (const heard of listeners) heard(name)
    })
  }

  async function read(id: string): Promise<{ library: Library; version: number } | null> {
    if (!names.includes(id)) return null
    const fresh = known.get(id)
    if (fresh && now() - fresh.readAt < 60_000) return fresh
    const before = forgotten
    const stored = await records.get(id, 'settings', 'library')
    const entry = { library: stored ? v.parse(Library, stored.value) : newLibrary(id), version: stored?.version ?? 0, readAt: now() }
    // What was asked for before a change may be what was there before it.
    if (before === forgotten) known.set(id, entry)
    return entry
  }

  return {
    /** The library's settings with their version (0: never changed), or null where this deployment does not serve it. */
    read,
    get: async (id: string): Promise<Library | null> => (await read(id))?.library ?? null,
    /** Compare-and-put; null where somebody else was first. */
    async put(library: Library, version: number): Promise<number | null> {
      const next = await records.put(library.id, 'settings', 'library', library, version)
      if (next === null) return null
      forget(library.id)
      signals.send(library.id, { kind: 'settings' })
      return next
    },
    onChange: (heard: (library: string) => void): void => void listeners.push(heard),
  }
}
export type Libraries = ReturnType<typeof createLibraries>
