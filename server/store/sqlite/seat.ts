import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { root } from '../../root.ts'
import { openBeside } from './database.ts'
import { atPace, type Pace } from './pace.ts'
import type { Answer, Request } from './serve-writes.ts'
import { createWriter, type Writer } from './writer.ts'

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
 * The writer's seat: in this thread while the disk is quick, in one of its own while it is not (`atPace` says why). Rejects with the reason where the database can't be opened. A thread that dies is
 * replaced by the next that is asked of it.
 */
export async function takeSeat(file: string, pace?: Pace) {
  let thread: Promise<Thread> | null = null
  const start = (): Promise<Thread> => (thread ??= startThread(file, () => { thread = null }))
  await start()
  let here: Writer | null = null
  return {
    /** Commits the writes together; resolves when they are on the disk. */
    commit: atPace(
      (group) => (here ??= createWriter(openBeside(file))).commit(group),
      async (group) => {
        const answer = await (await start()).ask({ group })
        if (typeof answer === 'object') return answer
        throw new Error('the writer answered something else')
      },
      pace,
    ),
    /** False: somebody is reading, try again. */
    async emptyJournal(): Promise<boolean> {
      return (await (await start()).ask('empty-journal')) === 'emptied'
    },
    async close(): Promise<void> {
      here?.close()
      if (!thread) return
      const open = await thread
      await open.ask('close')
      await open.end()
    },
  }
}
export type WriterSeat = Awaited<ReturnType<typeof takeSeat>>
