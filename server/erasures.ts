import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { StoreAway, type LogName } from './store/port.ts'

const Log = v.custom<LogName>((name) => typeof name === 'string' && name.includes('/'))
/**
 * What was erased because somebody asked for it. Ids alone, and no word: `first` is the id of a log's first event, so that another chat under the same name is no match;
 * `masked`: how often the transcript was masked then; one that was masked as often is not meant any more.
 */
const Erasure = v.variant('what', [
  v.object({ what: v.literal('chat'), log: Log, first: v.string() }),
  v.object({ what: v.literal('message'), log: Log, seq: v.number(), id: v.string() }),
  v.object({ what: v.literal('transcript'), library: v.string(), id: v.string(), week: v.string(), masked: v.optional(v.number()) }),
  v.object({ what: v.literal('hold'), library: v.string(), chat: v.string(), reportedAt: v.number() }),
])
export type Erasure = v.InferOutput<typeof Erasure>

export const erasuresIn = (folder: string): string => join(folder, 'erased.jsonl')

/**
 * The list of what was erased on request, a file in the data folder beside the database, so that a copy of the database that is older than an erasure can't bring it back: a node
 * goes through it when it starts, and so does `restore`. What goes because its time is over is not in it: time passes over a copy too. Each line has its day (`on`, UTC), for whoever takes out the old ones
 * by hand: only they know how old their oldest copy is.
 */
export function createErasures(folder: string) {
  const file = erasuresIn(folder)
  return {
    /** Writes it down, before it is done: it is on the disk when this resolves. Rejects with StoreAway. */
    async note(erasure: Erasure): Promise<void> {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const list = await open(file, 'a', 0o600)
        try {
          // The line break before it ends a line that a crash has left half written.
          await list.write(`\n${JSON.stringify({ ...erasure, on: new Date().toISOString().slice(0, 10) })}\n`)
          await list.sync()
        } finally {
          await list.close()
        }
      } catch (error) {
        throw new StoreAway(`${file} can't be written to`, { cause: error })
      }
    },
    /** All that can be read of the list; null where there is none. */
    async list(): Promise<Erasure[] | null> {
      const text = await readFile(file, 'utf8').catch(() => null)
      return text === null ? null : text.split('\n').flatMap((line) => {
        const read = v.safeParse(Erasure, parsed(line))
        return read.success ? [read.output] : []
      })
    },
  }
}
export type Erasures = ReturnType<typeof createErasures>

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
