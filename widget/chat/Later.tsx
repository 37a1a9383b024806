import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

const tryAgain = 3_000

/**
 * A part that nobody needs at first: it is fetched while the patron writes, so that the first screen comes sooner, and again where the line
 * was down.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>) {
  let part: ComponentType<P> | null = null
  const fetched = () => (part ? Promise.resolve(part) : load().then((loaded) => (part = loaded)))
  function Later(props: P) {
    const [Part, setPart] = useState<{ of: ComponentType<P> } | null>(part && { of: part })
    useEffect(() => {
      if (Part) return
      let trying: ReturnType<typeof setTimeout> | undefined
      const attempt = () => void fetched().then((of) => setPart({ of }), () => (trying = setTimeout(attempt, tryAgain)))
      attempt()
      return () => clearTimeout(trying)
    }, [])
    return Part && <Part.of {...props} />
  }
  return { Later, fetch: () => void fetched().catch(() => undefined) }
}
