import { useEffect, useRef, useState } from 'preact/hooks'
import { isRefusal, type Refusal } from '../../shared/refusals.ts'
import { TranscriptPage } from '../../shared/transcript.ts'
import { ask } from '../ask-server.ts'
import type { Asked } from './address.ts'

/** How long until it is looked again while the index is being made (ms). */
const again = 3_000

/** What is found: every page that was asked for, as one. `look` begins anew, `more` adds the page after the last. */
export function useSearch(library: string, asked: Asked) {
  const [found, setFound] = useState<TranscriptPage | null>(null)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const [isLooking, setLooking] = useState(true)
  const key = JSON.stringify(asked)
  // An answer to what was asked before must not come over a later one.
  const latest = useRef(0)

  async function get(before: number | null, pages: TranscriptPage['transcripts']): Promise<void> {
    const mine = (latest.current += 1)
    setLooking(true)
    const answer = await ask(library, 'POST', '/transcripts/search', TranscriptPage, { ...asked, before })
    if (mine !== latest.current) return
    setRefused(isRefusal(answer) ? answer : null)
    if (isRefusal(answer)) return setLooking(false)
    setFound({ ...answer, count: pages.length + answer.count, transcripts: [...pages, ...answer.transcripts] })
    // It took so long to find nothing that the server stopped on the way: somebody wants to see something.
    if (answer.transcripts.length === 0 && answer.next !== null) return get(answer.next, pages)
    setLooking(false)
  }
  const look = () => get(null, [])

  useEffect(() => void look(), [library, key])
  useEffect(() => {
    if (found?.isWhole !== false) return
    const waiting = setTimeout(() => void look(), again)
    return () => clearTimeout(waiting)
  }, [found])

  return { found, refused, isLooking, look, more: () => (found?.next ? get(found.next, found.transcripts) : Promise.resolve()) }
}
