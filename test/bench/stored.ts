import { randomUUID } from 'node:crypto'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { inBatches } from './crowd.ts'
import { besideFloor, percentile, type BenchLine } from './lines.ts'
import { temporaryFolder } from './process.ts'

const event = (seq: number, kind: string) => ({ seq, id: randomUUID(), at: Date.now(), kind, text: 'Is there a map of the harbour from before the war?' })

/** Milliseconds that one message takes to be durable in a store that holds so many chats, one after the other: the median. */
async function costOfMessage(chats: number): Promise<number> {
  const store = await openSqliteStore({ folder: temporaryFolder() })
  await inBatches(chats, 500, async (index) => {
    await store.logs.append({ log: `main/stored-${index}`, after: 0, events: [event(1, 'chat-requested'), event(2, 'message-sent'), event(3, 'chat-closed')], once: null, live: false })
  })
  const taken: number[] = []
  for (let index = 0; index < 2200; index++) {
    const startedAt = performance.now()
    await store.logs.append({ log: `main/open-${index % 50}`, after: Math.floor(index / 50), events: [event(Math.floor(index / 50) + 1, 'message-sent')], once: `somebody/${index}`, live: true })
    taken.push(performance.now() - startedAt)
  }
  await store.close()
  return percentile(taken.slice(200), 0.5)
}

/** What a message costs a store of so many chats, beside one of a thousand. */
export async function storedLine(chats: number): Promise<BenchLine> {
  const few = await costOfMessage(1000)
  return besideFloor(`a message where ${chats} chats are stored (beside 1,000)`, await costOfMessage(chats), few, 'ms')
}
