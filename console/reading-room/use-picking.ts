import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { wordsOf } from '../../shared/masking.ts'

interface Place { node: Text; start: number; end: number }

/** Every word that stands in a `.words` of the box, in order; of those alone that a range touches, where one is given: a chat can be long. */
function placesIn(box: HTMLElement, touched?: Range): Place[] {
  return [...box.querySelectorAll('.words')].filter((words) => !touched || touched.intersectsNode(words)).flatMap(({ firstChild }) => (firstChild instanceof Text ? wordsOf(firstChild.data).map(({ start, end }) => ({ node: firstChild, start, end })) : []))
}

function rangeOf(from: Place, to: Place): Range {
  const range = new Range()
  range.setStart(from.node, from.start)
  range.setEnd(to.node, to.end)
  return range
}

/** A word is picked when at least one of its letters is: it ends after the range begins, and begins before it ends. */
const isIn = (range: Range) => (place: Place): boolean => {
  const word = rangeOf(place, place)
  return range.compareBoundaryPoints(Range.END_TO_START, word) < 0 && range.compareBoundaryPoints(Range.START_TO_END, word) > 0
}

/** What is picked, in whole words, a phrase for each thing that was said. */
function phrasesOf(places: readonly Place[]): string[] {
  const phrases = new Map<Text, { start: number; end: number }>()
  for (const { node, start, end } of places) phrases.set(node, { start: phrases.get(node)?.start ?? start, end })
  return [...phrases].map(([node, { start, end }]) => node.data.slice(start, end))
}

/**
 * Picking words of what is read: with the mouse as text is selected anywhere, or with ← and → from word to word while the box has the focus, and Shift to pick more.
 * Gives what is picked, and what the box does with a key.
 */
export function usePicking(box: RefObject<HTMLElement | null>): { picked: string[]; pressed: (event: KeyboardEvent) => void } {
  const [picked, setPicked] = useState<string[]>([])
  /** The words between which the keys have picked; the second one moves. */
  const at = useRef<{ from: number; to: number } | null>(null)

  useEffect(() => {
    function look(): void {
      const selection = getSelection()
      const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
      if (!box.current || !range || !box.current.contains(range.commonAncestorContainer)) return
      if (range.collapsed) at.current = null
      setPicked(range.collapsed ? [] : phrasesOf(placesIn(box.current, range).filter(isIn(range))))
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])

  function pressed(event: KeyboardEvent): void {
    if (!box.current || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') || event.ctrlKey || event.metaKey || event.altKey) return
    const places = placesIn(box.current)
    const now = at.current && at.current.to < places.length ? at.current : null
    const isBackwards = (event.key === 'ArrowLeft') !== (places[now?.to ?? 0]?.node.parentElement?.matches(':dir(rtl)') ?? false)
    const to = now === null ? 0 : Math.min(places.length - 1, Math.max(0, now.to + (isBackwards ? -1 : 1)))
    const from = event.shiftKey && now ? now.from : to
    const [first, last] = [places[Math.min(from, to)], places[Math.max(from, to)]]
    if (!first || !last) return
    event.preventDefault()
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(rangeOf(first, last))
    at.current = { from, to }
    places[to]?.node.parentElement?.scrollIntoView({ block: 'nearest' })
  }
  return { picked, pressed }
}
