import { parentPort } from 'node:worker_threads'
import { look } from '../../server/coaching/check.ts'
import { checks } from '../../server/coaching/checks.ts'
import { serveCoach } from '../../server/coaching/serve-coach.ts'

/** The coach's worker with two checks that no library has: one that never ends, one that throws. Each waits for its word in the draft. */
const hangs = look('Hangs.', ({ chat }) => {
  while (chat.draft.includes('please hang')) continue
  return null
})
const throws = look('Throws.', ({ chat }) => {
  if (chat.draft.includes('please throw')) throw new RangeError(chat.draft)
  return null
})

if (parentPort !== null) serveCoach(parentPort, { ...checks, hangs, throws })
