import { whyAway } from './database.ts'
import type { WriterSeat } from './write-queue.ts'
import { createWriter } from './writer.ts'

/** The writer in this thread. Rejects as `createWriter` throws. */
export async function takeSeat(file: string): Promise<WriterSeat> {
  const writer = createWriter(file)
  return {
    async commit(group) {
      try {
        return writer.commit(group)
      } catch (error) {
        const away = whyAway(error)
        if (away === null) throw error
        return { away }
      }
    },
    emptyJournal: async () => writer.emptyJournal(),
    close: async () => writer.close(),
  }
}
