import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { serveWrites } from '../store/sqlite/serve-writes.ts'

/** The worker thread that writes to the embedded store: openSqliteStore starts it. */
if (parentPort === null) throw new Error('heartdesk: store-writer runs in a worker thread of the server')
serveWrites(parentPort, v.parse(v.string(), workerData))
