import { setImmediate as turn } from 'node:timers/promises'
import type { Logger } from 'pino'
import * as v from 'valibot'
import type { Library } from '../../../shared/desk.ts'
import { parseEvent } from '../../../shared/events.ts'
import { chatOf, libraryOf } from '../../rooms.ts'
import type { Directory } from '../../staff/directory.ts'
import { StoreAway, type FeedEntry, type Following, type LogEvent, type LogName, type Store, type StoredRecord } from '../../store/port.ts'
import type { Libraries } from '../../libraries.ts'
import { maskTranscript } from '../../../shared/masking.ts'
import { Transcript } from '../../../shared/transcript.ts'
import type { Around } from '../transcript.ts'
import { beginMasks, forgetMasks, masksIn } from './masks.ts'
import { hasCome, newPlace, noteChange, noteWeek, Place, placesOf, releasedFrom, shelfOf, timeIsOver } from './places.ts'
import type { Counting } from '../reports/counting.ts'
import { noteWorkers, workedIn } from './workers.ts'
import { ShelfAway, type ShelfThread } from './shelf-thread.ts'

/** What ends a chat, and what can still be said of one that is over: its transcript is made, or made anew. A question that is left is counted at once. */
const changing = new Set<unknown>(['question-left', 'chat-closed', 'chat-abandoned', 'answer-sent', 'address-left', 'chat-rated', 'read-rated', 'chat-tagged', 'message-masked'])

/** How often it was masked, for the one that takes its place. */
function maskedIn(before: StoredRecord | null): Pick<Transcript, 'masked'> {
  const read = v.safeParse(Transcript, before?.value)
  return read.success && read.output.masked !== undefined ? { masked: read.output.masked } : {}
}

/** How many events are read at once, so that a long chat holds up nobody's message. */
const atOnce = 200
/** Where the follower stands is written down with each transcript, and at least so often while others write (ms). */
const notedEvery = 60_000

const Noted = v.string()

/**
 * Puts a transcript of each finished chat on the shelf, beside the way of messages: it follows the feed like any other reader. Every node does so; a transcript is put
 * there once, by compare-and-put. A node that starts goes on where one of them last stood. The chat is counted for the reports by the same way. `onChange`: something that may be in the index is another now, or gone.
 */
export function createShelving(parts: { store: Store; libraries: Libraries; directory: Directory; thread: ShelfThread; counting: Pick<Counting, 'tally'>; log: Logger; onChange?: (library: string) => void; now?: () => number }) {
  const { records, logs } = parts.store
  const now = parts.now ?? Date.now

  async function readWhole(log: LogName): Promise<LogEvent[]> {
    const events: LogEvent[] = []
    for (;;) {
      const some = await logs.read(log, events.at(-1)?.seq ?? 0, atOnce)
      events.push(...some)
      if (some.length < atOnce) return events
      await turn()
    }
  }

  async function aroundOf(library: Library): Promise<Around> {
    const staff = (await parts.directory.list(library.id)).flatMap(({ name, email }) => [name, email])
    const sites = library.sites.flatMap((site) => (URL.canParse(site) ? [new URL(site).hostname] : []))
    return { staff, zone: library.zone, settings: { ...library.transcripts, ownHosts: [...library.transcripts.ownHosts, ...sites] } }
  }

  /** Makes the transcript of a chat as it is now, unless it is there. Again from the beginning wherever somebody else was first. */
  async function shelve(library: Library, log: LogName): Promise<void> {
    const chat = chatOf(log)
    for (;;) {
      const stored = await records.get(library.id, placesOf, chat)
      const place = stored && v.parse(Place, stored.value)
      // The version is read before the events: so whoever has read fewer of them can't put theirs over what was made of more.
      const before = place && (await records.get(library.id, shelfOf(place.week), place.id))
      const masks = place ? await masksIn(records, library.id, place.id) : []
      const events = await readWhole(log)
      const last = events.at(-1)
      if (!last || place?.withdrawn) return
      if (place && place.seq >= last.seq) {
        // Another node may have made it: this one's index holds what was there before.
        if (hasCome(place.week, now())) parts.onChange?.(library.id)
        return
      }
      // None is wanted at all, or this one has been erased because its own time was over.
      if (timeIsOver(place?.week ?? releasedFrom(now()), library.transcripts.keepMonths, now())) return
      const transcript = await parts.thread.ask({ do: 'transcribe', events, around: await aroundOf(library) }, v.nullable(Transcript))
      if (!transcript) return
      // Taken before anything stands there, so that there can't be two.
      const mine = place ?? newPlace(last.at, now())
      const taken = stored?.version ?? (await records.put(library.id, placesOf, chat, mine, 0))
      if (taken === null) continue
      await beginMasks(records, library.id, mine.id)
      await noteWorkers(records, library.id, transcript, workedIn(events.map(parseEvent)), now())
      await noteWeek(records, library.id, mine.week)
      // What a librarian has hidden since stands in the one that was there before: nothing of it stays in the files.
      const hides = events.some(({ seq, kind }) => seq > mine.seq && kind === 'message-masked')
      const stands = await records[before && hides ? 'replace' : 'put'](library.id, shelfOf(mine.week), mine.id, { ...maskTranscript(transcript, masks).transcript, ...maskedIn(before) }, before?.version ?? 0)
      if (stands === null) continue
      if (hasCome(mine.week, now())) {
        await noteChange(records, library.id, mine)
        parts.onChange?.(library.id)
      }
      if ((await records.put(library.id, placesOf, chat, { ...mine, seq: last.seq } satisfies Place, taken)) !== null) return
      const since = await records.get(library.id, placesOf, chat)
      if (since && !v.parse(Place, since.value).withdrawn) continue
      await forgetMasks(records, library.id, mine.id)
      await records.remove(library.id, shelfOf(mine.week), mine.id)
    }
  }

  async function one(library: Library, log: LogName): Promise<void> {
    const attempt = async (work: Promise<void>, problem: string): Promise<void> => {
      try {
        await work
      } catch (error) {
        if (error instanceof StoreAway || error instanceof ShelfAway) throw error
        parts.log.error({ chat: chatOf(log), problem: error instanceof Error ? error.name : 'unknown' }, problem)
      }
    }
    // Of a chat that can't be read or de-identified there is no transcript, rather than one that says too much; the others have theirs.
    await attempt(shelve(library, log), 'a chat could not be de-identified: it has no transcript')
    await attempt(parts.counting.tally(library, log, readWhole), 'a chat could not be counted')
  }

  /** The original is gone, and with it goes what leads from it to its transcript. */
  async function forget(log: LogName): Promise<void> {
    const library = libraryOf(log)
    const stored = await records.get(library, placesOf, chatOf(log))
    const place = stored && v.parse(Place, stored.value)
    if (!place || place.withdrawn) return
    await forgetMasks(records, library, place.id)
    await records.remove(library, placesOf, chatOf(log))
  }

  return {
    /** Follows the feed of a library from where the shelf stands. */
    async follow(library: string): Promise<Following> {
      const noted = await records.get(library, 'shelf', 'cursor')
      let notedAt = Date.now()

      async function note(cursor: string): Promise<void> {
        const version = (await records.get(library, 'shelf', 'cursor'))?.version ?? 0
        // Where another node was first, what it has noted is as true.
        await records.put(library, 'shelf', 'cursor', cursor, version)
        notedAt = Date.now()
      }

      return logs.follow(library, noted ? v.parse(Noted, noted.value) : '', async (entries: FeedEntry[]) => {
        const changed = new Set(entries.filter(({ event }) => changing.has(event?.['kind'])).map(({ log }) => log))
        const erased = new Set(entries.filter(({ event }) => event === null).map(({ log }) => log))
        const settings = changed.size > 0 ? await parts.libraries.get(library) : null
        if (settings) for (const log of changed) await one(settings, log)
        for (const log of erased) await forget(log)
        if (erased.size > 0) parts.onChange?.(library)
        const last = entries.at(-1)
        if (last && (changed.size + erased.size > 0 || Date.now() - notedAt > notedEvery)) await note(last.cursor)
      })
    },
  }
}
export type Shelving = ReturnType<typeof createShelving>
