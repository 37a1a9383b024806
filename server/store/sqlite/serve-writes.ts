import type { MessagePort } from 'node:worker_threads'
import { openToWrite, whyAway } from './database.ts'
import type { Away, Committed, Write } from './write.ts'
import { createWriter } from './writer.ts'

export type Request = { group: Write[] } | 'empty-journal' | 'close'
export type Answer = 'opened' | Committed | Away | 'emptied' | 'read-by-others' | 'closed'

/** Serves the writer of a database over a port: says `opened` or what is wrong, then answers each request in turn. */
export function serveWrites(port: MessagePort, file: string): void {
  const say = (answer: Answer) => port.postMessage(answer)
  const writer = attempt(() => createWriter(openToWrite(file)))
  if ('away' in writer) return say(writer)
  port.on('message', (request: Request) => {
    if (request === 'close') {
      writer.close()
      say('closed')
    } else if (request === 'empty-journal') {
      const emptied = attempt(() => writer.emptyJournal())
      say(emptied === true ? 'emptied' : 'read-by-others')
    } else {
      say(attempt(() => writer.commit(request.group)))
    }
  })
  say('opened')
}

function attempt<T>(work: () => T): T | Away {
  try {
    return work()
  } catch (error) {
    return { away: whyAway(error) ?? (error instanceof Error ? error.message : String(error)) }
  }
}
