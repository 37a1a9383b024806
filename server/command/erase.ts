import { parseArgs } from 'node:util'
import { eraseOnRequest } from '../erase.ts'
import { chatOf, logName } from '../rooms.ts'
import type { LogName } from '../store/port.ts'
import { erasingParts } from './erasing-parts.ts'
import { libraryOf, Usage, withStore, type Command, type Given } from './command.ts'

const options = { library: { type: 'string' } } as const

/** The log that is meant by `main/CHAT`, or by CHAT alone. */
function logOf(given: Given, named: string, library: string | undefined): LogName {
  const slash = named.indexOf('/')
  return slash < 0 ? logName(libraryOf(given, library), named) : logName(libraryOf(given, named.slice(0, slash)), named.slice(slash + 1))
}

/** Erases chats for good, with all that hangs on them. Screens that show one are told by a running server. */
export const erase: Command = {
  usage: ['erase CHAT… [--library LIBRARY]'],
  does: 'erases chats for good, everywhere; CHAT is the id that the log and the console’s address show, with or without LIBRARY/ before it',
  run: (given) => withStore(given, async (store) => {
    const { values, positionals } = parseArgs({ args: given.args, options, allowPositionals: true })
    if (positionals.length === 0) throw new Usage('which chat?')
    const logs = positionals.map((named) => logOf(given, named, values.library))
    const parts = erasingParts(given.settings.folder, store)
    const missing: string[] = []
    for (const log of logs) {
      if (await eraseOnRequest(parts, log)) console.log(`${chatOf(log)} is erased`)
      else missing.push(`there is no chat ${chatOf(log)}`)
    }
    if (missing.length > 0) throw new Error(missing.join('\n'))
  }),
}
