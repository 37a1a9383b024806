import type { Settings } from '../settings.ts'
import type { Store } from '../store/port.ts'

/** What a command is given: its arguments after its name, the settings of the environment, and the store when it asks for it. */
export interface Given {
  args: string[]
  settings: Settings
  openStore: () => Promise<Store>
}

/** A command of the command line. It prints what it made on standard output; it throws `Usage` for wrong arguments, an Error for what is in the way. */
export interface Command {
  /** How it is written, one line each. */
  usage: string[]
  does: string
  run: (given: Given) => Promise<void>
}

/** The command was written wrongly: its usage is shown. */
export class Usage extends Error {}

/** Opens the store for as long as the work takes. */
export async function withStore<T>({ openStore }: Given, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore()
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** The library that is meant: the one named, or the only one there is. */
export function libraryOf({ settings: { libraries } }: Given, named: string | undefined): string {
  if (named === undefined && libraries.length > 1) throw new Usage(`which library? --library ${libraries.join(' or --library ')}`)
  const library = named ?? libraries[0]
  if (!libraries.includes(library)) throw new Usage(`there is no library ${library}: HEARTDESK_LIBRARIES names ${libraries.join(', ')}`)
  return library
}
