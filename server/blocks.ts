import type { Records } from './store/port.ts'

/** How long an abusive patron can ask nothing (ms): a librarian's evening, not a sentence. */
const lasts = 12 * 60 * 60_000

/**
 * Who may not ask for a while. A block names a keyed hash of address and browser:
 * others in the same reading room can still ask, and nobody can turn it back into an address.
 */
export const createBlocks = (records: Records, now: () => number = Date.now) => ({
  async add(library: string, browser: string): Promise<void> {
    const version = (await records.get(library, 'blocks', browser))?.version ?? 0
    await records.put(library, 'blocks', browser, true, version, now() + lasts)
  },
  has: async (library: string, browser: string): Promise<boolean> => (await records.get(library, 'blocks', browser)) !== null,
})
export type Blocks = ReturnType<typeof createBlocks>
