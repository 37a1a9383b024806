import type { Away, Committed, Write } from './write.ts'

/** How long a commit may hold up this thread, in milliseconds, and how many quick ones in a row show that the disk is quick. */
export interface Pace { quickly: number; inARow: number }
const pace: Pace = { quickly: 20, inARow: 50 }

/**
 * Where a group of writes is committed. To cross to the writer's thread and back costs each message a tenth of a millisecond, and a fifth of its processor time; but however long the disk takes, this
 * thread must go on serving. So commits begin there and are timed; once the disk has shown itself quick they are made here, until one is slow or somebody else is writing to the database.
 * @param here commits at once, and throws where it can't: then the thread waits for its turn, or says what is wrong
 */
export function atPace(here: (group: Write[]) => Committed, there: (group: Write[]) => Promise<Committed | Away>, { quickly, inARow } = pace) {
  let quick = 0
  function tryHere(group: Write[]): Committed | null {
    try {
      return here(group)
    } catch {
      return null
    }
  }
  return async (group: Write[]): Promise<Committed | Away> => {
    const came = (quick >= inARow ? tryHere(group) : null) ?? (await there(group))
    quick = 'took' in came && came.took <= quickly ? quick + 1 : 0
    return came
  }
}
