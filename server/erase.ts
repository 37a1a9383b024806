import type { Codes } from './codes.ts'
import type { Erasures } from './erasures.ts'
import { forgetLetters } from './letters.ts'
import { libraryOf } from './rooms.ts'
import type { LogName, Store } from './store/port.ts'
import type { Holds } from './transcripts/holds.ts'
import { withoutTally } from './transcripts/reports/counting.ts'
import { forgetOffers } from './transcripts/shelf/offers.ts'
import { withdraw } from './transcripts/shelf/places.ts'

interface Erasing {
  store: Store
  codes: Codes
  holds: Holds
}

/**
 * Erases a chat with all that hangs on it, for good, because its time is over: its transcript stays. A reported threat is put aside first (holds.ts). Everyone who has the chat on
 * their screen is told by the feed. False: there was none.
 */
export async function eraseChat({ store, codes, holds }: Erasing, log: LogName): Promise<boolean> {
  await holds.putAside(log)
  await codes.forget(log)
  await forgetLetters(store.records, log)
  await forgetOffers(store.records, log)
  return store.logs.erase(log)
}

/**
 * Erases a chat because somebody asked for it: its transcript goes too, it no longer counts where its month is not counted yet, and no older copy of the database brings any of it
 * back. False: there was no chat.
 */
export async function eraseOnRequest(parts: Erasing & { erasures: Erasures }, log: LogName): Promise<boolean> {
  const [first] = await parts.store.logs.read(log, 0, 1)
  // Anybody can ask with a key that they made up: nothing is written then.
  if (!first) return false
  await parts.erasures.note({ what: 'chat', log, first: first.id })
  const place = await withdraw(parts.store.records, log)
  if (place) await parts.erasures.note({ what: 'transcript', library: libraryOf(log), id: place.id, week: place.week })
  await withoutTally(parts.store.records, log)
  return eraseChat(parts, log)
}
