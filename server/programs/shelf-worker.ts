import { parentPort } from 'node:worker_threads'
import { serveShelf } from '../transcripts/shelf/serve-shelf.ts'

/** The worker thread that de-identifies finished chats: ShelfThread starts it when there is one. */
if (parentPort === null) throw new Error('heartdesk: shelf-worker runs in a worker thread of the server')
serveShelf(parentPort)
