import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Details that are open while the page is printed, and afterwards as they were: nobody can open them on paper. */
export function useOpenOnPaper(): RefObject<HTMLDetailsElement | null> {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    let wasOpen: boolean | null = null
    const before = () => {
      if (!details.current || wasOpen !== null) return
      wasOpen = details.current.open
      details.current.open = true
    }
    const after = () => {
      if (details.current && wasOpen !== null) details.current.open = wasOpen
      wasOpen = null
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return details
}
