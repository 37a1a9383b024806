import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { serveShelf } from '../transcripts/shelf/serve-shelf.ts'

/** The worker thread that de-identifies finished chats and searches them: ShelfThread starts it when there is something to do. */
if (parentPort === null) throw new Error('heartdesk: shelf-worker runs in a worker thread of the server')
const { file, rules } = v.parse(v.object({ file: v.string(), rules: v.object({ shipped: v.string(), own: v.nullable(v.string()) }) }), workerData)
serveShelf(parentPort, file, rules)
