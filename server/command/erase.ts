import { parseArgs } from 'node:util'
import { createChats } from '../chats.ts'
import { createCodes } from '../codes.ts'
import { eraseChat } from '../erase.ts'
import { logName } from '../rooms.ts'
import { libraryOf, Usage, withStore, type Command } from './command.ts'

/** Erases one chat for good, with all that hangs on it. Screens that show it are told by a running server. */
export const erase: Command = {
  usage: ['erase CHAT [--library LIBRARY]'],
  does: 'erases a chat for good, everywhere; CHAT is the id that the log and the console’s address show',
  run: (given) => withStore(given, async (store) => {
    const { values, positionals: [chat, ...more] } = parseArgs({ args: given.args, options: { library: { type: 'string' } }, allowPositionals: true })
    if (chat === undefined || more.length > 0) throw new Usage('erase CHAT')
    const log = logName(libraryOf(given, values.library), chat)
    const erased = await eraseChat({ store, codes: createCodes({ records: store.records, chats: createChats(store.logs) }) }, log)
    if (!erased) throw new Error(`there is no chat ${chat}`)
    console.log(`${chat} is erased`)
  }),
}
