import { constants, getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { serveShelf } from '../transcripts/shelf/serve-shelf.ts'

/** The worker thread that de-identifies finished chats and searches them: ShelfThread starts it when there is something to do. */
if (parentPort === null) throw new Error('heartdesk: shelf-worker runs in a worker thread of the server')
comeAfterMessages()
const { file, rules } = v.parse(v.object({ file: v.string(), rules: v.object({ shipped: v.string(), own: v.nullable(v.string()) }) }), workerData)
serveShelf(parentPort, file, rules)

/** Linux gives each thread a priority of its own: where processors are few, messages go first. Elsewhere it would be the whole server's. Where a sandbox forbids it, nothing is lost but that. */
function comeAfterMessages(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL))
  } catch {
    // As before, then.
  }
}
