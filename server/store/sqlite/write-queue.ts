import { createCleaning, wait } from '../cleaning.ts'
import { StoreAway, type LogEvent, type StoreState } from '../port.ts'
import type { WriterSeat } from './seat.ts'
import type { Committed, Write, Written } from './write.ts'

/** A write, and the events that its texts were made of: the feed hands these over as they are. */
export interface Asked { write: Write; events: LogEvent[] }

interface Waiting extends Asked { resolve: (written: Written) => void; reject: (error: Error) => void }

/** How long emptying the journal is tried while somebody reads, and how often, in milliseconds. */
const patience = 15_000
const again = 50
/** How many writes share a commit at most, so that the first of them does not wait long for the last. */
const together = 1_000
/** How often a store that is away is tried, in milliseconds. */
const probe = 1_000

/**
 * Gathers the writes of a tick, and those that come while the ones before are being committed, into one transaction. What is to
 * leave the files (a mask, an erasure, a removal, a value that is replaced) resolves when it has left the journal as well.
 * @param committed is told of every group before its writes resolve
 */
export function createWriteQueue(seat: WriterSeat, committed: (group: Asked[], came: Committed) => void, changed: (state: StoreState, why: string) => void) {
  let waiting: Waiting[] = []
  let busy = false
  let state: StoreState = 'ready'
  let probing: NodeJS.Timeout | undefined

  function turn(to: StoreState, why = ''): void {
    if (state === to) return
    state = to
    clearInterval(probing)
    if (to === 'away') probing = setInterval(() => void add({ kind: 'probe' }).catch(() => {}), probe).unref()
    changed(to, why)
  }

  async function commit(): Promise<void> {
    const group = waiting.slice(0, together)
    waiting = waiting.slice(together)
    const came = await seat.commit(group.map(({ write }) => write)).catch((error: unknown) => ({ away: error instanceof Error ? error.message : String(error) }))
    if ('away' in came) {
      turn('away', came.away)
      for (const { reject } of group) reject(new StoreAway(`the database can't be written to: ${came.away}`))
      return
    }
    turn('ready')
    committed(group, came)
    group.forEach(({ write, resolve, reject }, index) => {
      const outcome = came.outcomes[index]
      if (!outcome || 'failed' in outcome) reject(new Error(outcome?.failed ?? 'the writer did not answer'))
      else if (leavesSomething(write) && (outcome.done || outcome.version)) cleaning.done().then(() => resolve(outcome), reject)
      else resolve(outcome)
    })
  }

  async function run(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      await commit()
      // Whatever else this thread has to do comes between two commits, and what it brings shares the next.
      if (waiting.length > 0) await new Promise(setImmediate)
    }
    busy = false
  }

  const cleaning = createCleaning(async () => {
    const until = Date.now() + patience
    while (!(await seat.emptyJournal())) {
      if (Date.now() > until) throw new StoreAway('another program keeps reading the database, so what was removed is still in its journal')
      await wait(again)
    }
  })

  function add(write: Write, events: LogEvent[] = []): Promise<Written> {
    return new Promise((resolve, reject) => {
      waiting.push({ write, events, resolve, reject })
      if (!busy && waiting.length === 1) setImmediate(() => { if (!busy) void run() })
    })
  }

  return {
    add,
    state: (): StoreState => state,
    /** Finishes what was accepted. */
    async close(): Promise<void> {
      clearInterval(probing)
      while (busy || waiting.length > 0) await new Promise(setImmediate)
      await cleaning.settled()
    },
  }
}

const leavesSomething = (write: Write): boolean => ['mask', 'erase', 'remove', 'sweep'].includes(write.kind) || (write.kind === 'put' && write.replaces)
