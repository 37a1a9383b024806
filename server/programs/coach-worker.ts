import { parentPort } from 'node:worker_threads'
import { serveCoach } from '../coaching/serve-coach.ts'

/** The worker thread that reads drafts: createCoach starts it, and another when it is too slow. */
if (parentPort === null) throw new Error('heartdesk: coach-worker runs in a worker thread of the server')
serveCoach(parentPort)
