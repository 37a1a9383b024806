import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'
import { placesOf, termsIn } from '../../shared/looked-for.ts'

const name = 'found'

/**
 * Marks what was looked for in what is read, and brings the first of it into sight where it is out of it. It changes no element (CSS Custom Highlight API, w3.org/TR/css-highlight-api-1), so that words
 * can be picked across it; a browser that has none shows the text as it is.
 */
export function useFound(box: RefObject<HTMLElement | null>, words: string, shown: unknown): void {
  useEffect(() => {
    if (!('highlights' in CSS) || !box.current || words === '') return
    const { wanted } = termsIn(words)
    const ranges = [...box.current.querySelectorAll('.words')].flatMap(({ firstChild }) => (firstChild instanceof Text ? placesOf(wanted, firstChild.data).map(({ start, end }) => {
      const range = new Range()
      range.setStart(firstChild, start)
      range.setEnd(firstChild, end)
      return range
    }) : []))
    CSS.highlights.set(name, new Highlight(...ranges))
    ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
    return () => void CSS.highlights.delete(name)
  }, [words, shown])
}
