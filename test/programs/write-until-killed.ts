import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { LogName, Store } from '../../server/store/port.ts'

/**
 * Appends to ten chats of the store in the folder given, as fast as it goes, and prints `chat seq` for each append once it is acknowledged.
 * It never ends by itself: the test kills it. With `here` behind the folder, it commits in its own thread.
 */
const [folder = '', where] = process.argv.slice(2)
const store: Store = await openSqliteStore({ folder, pace: where === 'here' ? { quickly: Infinity, inARow: 0 } : { quickly: -1, inARow: 1 } })

async function say(log: LogName): Promise<never> {
  let after = (await store.logs.read(log)).at(-1)?.seq ?? 0
  for (;;) {
    const seq = after + 1
    const { outcome, last } = await store.logs.append({ log, after, events: [{ seq, id: `${log} ${seq}`, at: Date.now(), text: 'x'.repeat(seq % 700) }], once: `${log} ${seq}`, live: true })
    // Straight to the pipe: what is printed has left this process when it is killed.
    if (outcome === 'appended') process.stdout.write(`${log} ${seq}\n`)
    after = last
  }
}

await Promise.all(Array.from({ length: 10 }, (_, chat) => say(`main/chat-${chat}`)))
