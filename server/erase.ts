import type { Codes } from './codes.ts'
import { chatOf, libraryOf } from './rooms.ts'
import type { LogName, Store } from './store/port.ts'

/** Erases a chat with all that hangs on it, for good. Everyone who has it on their screen is told by the feed. False: there was none. */
export async function eraseChat({ store, codes }: { store: Store; codes: Codes }, log: LogName): Promise<boolean> {
  await codes.forget(log)
  await store.records.remove(libraryOf(log), 'letters', chatOf(log))
  return store.logs.erase(log)
}
