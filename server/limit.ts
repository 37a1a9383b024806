/** So many uses of each key in a time. */
export interface Limit {
  /** Uses it once; false where it was used up before. */
  spend: (key: string) => boolean
  /** Takes one use back. */
  giveBack: (key: string) => void
  /** The key is as if it had never been used. */
  forget: (key: string) => void
}

/**
 * Counts the uses of each key; all counts begin anew together, so that whoever is counted costs a number and no timer: a library that keeps one for each took
 * almost a kilobyte of a patron's twenty.
 * @param now milliseconds of a clock that is never set
 */
export function createLimit(most: number, seconds: number, now: () => number = () => performance.now()): Limit {
  const used = new Map<string, number>()
  let since = now()
  const of = (key: string): number => {
    if (now() - since >= seconds * 1000) {
      used.clear()
      since = now()
    }
    return used.get(key) ?? 0
  }
  return {
    spend(key) {
      const times = of(key)
      if (times >= most) return false
      used.set(key, times + 1)
      return true
    },
    giveBack: (key) => void used.set(key, Math.max(0, of(key) - 1)),
    forget: (key) => void used.delete(key),
  }
}
