import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Report, Topics } from '../../shared/reports.ts'
import { isRefusal, type Refusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { fragmentOf, shownIn, type Shown } from './address.ts'

/** How long until topics are asked for again while the index is being made (ms). */
const again = 3_000

const askFor = (library: string, asked: string): Promise<Report | Refusal> => ask(library, 'GET', `/reports?${asked}`, Report)

let ahead: { library: string; asked: string; answer: Promise<Report | Refusal> } | null = null

/** Asks for the numbers that this fragment of the address means while it is not known yet who is here: who may not see them is refused as ever. The page takes the answer once. */
export function askAhead(library: string, fragment: string): void {
  const asked = fragmentOf(shownIn(fragment, new Date()))
  ahead = { library, asked, answer: askFor(library, asked) }
}

function taken(library: string, asked: string): Promise<Report | Refusal> | null {
  const mine = ahead?.library === library && ahead.asked === asked ? ahead.answer : null
  ahead = null
  return mine
}

/** The numbers, and when they come the topics; both stay as they were where what is asked for is refused. `look` asks again. */
export function useReport(library: string, shown: Shown) {
  const [report, setReport] = useState<Report | null>(null)
  const [topics, setTopics] = useState<Topics | null>(null)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const asked = fragmentOf(shown)
  // An answer to what was asked before must not come over a later one.
  const latest = useRef('')
  latest.current = asked

  async function look(): Promise<void> {
    const answer = await (taken(library, asked) ?? askFor(library, asked))
    if (latest.current !== asked) return
    setRefused(isRefusal(answer) ? answer : null)
    if (!isRefusal(answer)) setReport(answer)
  }
  async function lookForTopics(): Promise<void> {
    const answer = await ask(library, 'GET', `/reports/topics?${asked}`, Topics)
    if (latest.current === asked && !isRefusal(answer)) setTopics(answer)
  }
  useLayoutEffect(() => {
    void look()
    void lookForTopics()
  }, [library, asked])
  useEffect(() => {
    if (topics?.isWhole !== false) return
    const waiting = setTimeout(() => void lookForTopics(), again)
    return () => clearTimeout(waiting)
  }, [topics])

  return { report, topics, refused, look }
}
