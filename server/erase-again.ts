import { randomUUID } from 'node:crypto'
import { noChat } from '../shared/chat.ts'
import { fold, parseEvent, reworded, type KnownEvent } from '../shared/events.ts'
import { isLive } from './chats.ts'
import { eraseChat } from './erase.ts'
import type { Erasure, Erasures } from './erasures.ts'
import { chatOf, libraryOf } from './rooms.ts'
import type { Codes } from './codes.ts'
import type { LogName, Store } from './store/port.ts'
import type { Holds } from './transcripts/holds.ts'
import { withoutTally } from './transcripts/reports/counting.ts'
import { readTranscript } from './transcripts/shelf/releasing.ts'
import { noteChange, shelfOf, withdraw } from './transcripts/shelf/places.ts'

interface Again {
  store: Store
  codes: Codes
  holds: Holds
}

/**
 * Erases once more what is on the list and there nevertheless: in a database that was put back from an older copy, or where a crash came between. Does nothing where all is gone.
 * Gives how many of the list were there; null where there is no list.
 */
export async function eraseAgain(parts: Again, erasures: Erasures, libraries: readonly string[]): Promise<number | null> {
  const list = await erasures.list()
  if (list === null) return null
  let found = 0
  for (const one of list) if (libraries.includes(libraryIn(one)) && (await again(parts, one))) found += 1
  return found
}

const libraryIn = (one: Erasure): string => ('log' in one ? libraryOf(one.log) : one.library)

async function again(parts: Again, one: Erasure): Promise<boolean> {
  const { records, logs } = parts.store
  switch (one.what) {
    case 'chat': {
      const [first] = await logs.read(one.log, 0, 1)
      if (first?.id !== one.first) return false
      await withdraw(records, one.log)
      await withoutTally(records, one.log)
      return eraseChat(parts, one.log)
    }
    case 'message': return hideAgain(logs, one.log, one)
    case 'transcript': {
      // What was masked in it is not known any more: one in which it still stands goes as a whole.
      if (one.masked !== undefined && ((await readTranscript(records, one.library, one))?.masked ?? 0) >= one.masked) return false
      const removed = await records.remove(one.library, shelfOf(one.week), one.id)
      if (removed) await noteChange(records, one.library, one)
      return removed
    }
    case 'hold': return parts.holds.endThat(one.library, one.chat, one.reportedAt)
  }
}

/** The words that took the place of the hidden ones went with the event: dots stand there now. */
async function hideAgain(logs: Store['logs'], log: LogName, { seq, id }: { seq: number; id: string }): Promise<boolean> {
  const stored = await logs.read(log)
  const event = stored[seq - 1]
  const last = stored.at(-1)
  if (!last || event?.id !== id) return false
  const events = stored.map(parseEvent)
  const hidden = events.findLast((each) => each.kind === 'message-masked' && each.masks === seq)
  const text = hidden?.kind === 'message-masked' ? hidden.text : '…'
  const rewritten = reworded(event, text)
  if (JSON.stringify(rewritten) === JSON.stringify(event)) return false
  if (!hidden) {
    const tells: KnownEvent = { seq: last.seq + 1, id: randomUUID(), at: Math.max(last.at, Date.now()), by: { role: 'clock' }, kind: 'message-masked', masks: seq, text }
    const appended = await logs.append({ log, after: last.seq, events: [tells], once: `clock:hide-${chatOf(log)}-${seq}`, live: isLive([...events, tells].reduce(fold, noChat)) })
    if (appended.outcome === 'conflict') return hideAgain(logs, log, { seq, id })
  }
  return logs.mask(log, rewritten)
}
