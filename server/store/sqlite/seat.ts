import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from '../../root.ts'
import type { Answer, Request } from './serve-writes.ts'
import type { Away, Committed, Write } from './write.ts'

interface Thread {
  ask: (request: Request) => Promise<Answer>
  end: () => Promise<void>
}

/** Starts a writer's thread. Rejects with its reason where it can't open the database. */
async function startThread(file: string, ended: () => void): Promise<Thread> {
  const worker = new Worker(join(root, 'dist/server/store-writer.js'), { workerData: file, name: 'store-writer' })
  // It answers everything in turn, and the first thing that it says is whether it could open the database.
  const asked: ((answer: Answer) => void)[] = []
  const answered = () => new Promise<Answer>((resolve) => void asked.push(resolve))
  const opened = answered()
  worker.on('message', (answer: Answer) => asked.shift()?.(answer))
  worker.on('error', (error) => giveUp(error.message))
  worker.on('exit', () => giveUp('its thread ended'))
  function giveUp(away: string): void {
    ended()
    for (const resolve of asked.splice(0)) resolve({ away })
  }
  const answer = await opened
  if (answer !== 'opened') throw new Error(typeof answer === 'object' && 'away' in answer ? answer.away : 'the writer did not come up')
  return {
    ask(request) {
      const answer = answered()
      worker.postMessage(request)
      return answer
    },
    end: async () => void (await worker.terminate()),
  }
}

/**
 * The writer, in a thread of its own: however long the disk takes, this thread goes on serving. Rejects with the reason where the
 * database can't be opened. A thread that dies is replaced by the next that is asked of it.
 */
export async function takeSeat(file: string) {
  let thread: Promise<Thread> | null = null
  const start = (): Promise<Thread> => (thread ??= startThread(file, () => { thread = null }))
  await start()
  return {
    /** Commits the writes together; resolves when they are on the disk. */
    async commit(group: Write[]): Promise<Committed | Away> {
      const answer = await (await start()).ask({ group })
      if (typeof answer === 'object') return answer
      throw new Error('the writer answered something else')
    },
    /** False: somebody is reading, try again. */
    async emptyJournal(): Promise<boolean> {
      return (await (await start()).ask('empty-journal')) === 'emptied'
    },
    async close(): Promise<void> {
      if (!thread) return
      const open = await thread
      await open.ask('close')
      await open.end()
    },
  }
}
export type WriterSeat = Awaited<ReturnType<typeof takeSeat>>
