import type { Codes } from './codes.ts'
import { chatOf, libraryOf } from './rooms.ts'
import type { LogName, Store } from './store/port.ts'
import { withoutTally } from './transcripts/reports/counting.ts'
import { withdraw } from './transcripts/shelf/places.ts'

/** Erases a chat with all that hangs on it, for good, because its time is over: its transcript stays. Everyone who has it on their screen is told by the feed. False: there was none. */
export async function eraseChat({ store, codes }: { store: Store; codes: Codes }, log: LogName): Promise<boolean> {
  await codes.forget(log)
  await store.records.remove(libraryOf(log), 'letters', chatOf(log))
  return store.logs.erase(log)
}

/** Erases a chat because somebody asked for it: its transcript goes too, and it no longer counts where its month is not counted yet. False: there was no chat. */
export async function eraseOnRequest(parts: { store: Store; codes: Codes }, log: LogName): Promise<boolean> {
  await withdraw(parts.store.records, log)
  await withoutTally(parts.store.records, log)
  return eraseChat(parts, log)
}
