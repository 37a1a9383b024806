/** After each cleaning passes this many times what it took, so that many erasures share one and writes go on between. */
const rests = 4

/**
 * Cleaning a store's files of what was erased, shared: `done` resolves when a cleaning that began after the call has ended, and rejects
 * where it failed. `settled` resolves when nothing is left to do.
 */
export function createCleaning(clean: () => Promise<void>) {
  let restsUntil = 0
  /** The cleaning that has not begun yet, and the last one that was asked for. */
  let next: Promise<void> | null = null
  let last: Promise<void> = Promise.resolve()

  async function afterwards(before: Promise<void>): Promise<void> {
    await before.catch(() => {})
    await wait(restsUntil - performance.now())
    next = null
    const began = performance.now()
    await clean()
    restsUntil = performance.now() + rests * (performance.now() - began)
  }

  return {
    done(): Promise<void> {
      if (!next) next = last = afterwards(last)
      return next
    },
    settled: (): Promise<void> => last.catch(() => {}),
  }
}
export type Cleaning = ReturnType<typeof createCleaning>

export const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
