import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { noChat, type Chat, type Line } from '../../shared/chat.ts'
import { fold, parseEvent, type ChatEvent } from '../../shared/events.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useNow, whenInWords } from '../since.ts'

const Answer = v.object({ events: v.array(v.unknown()) })

/** The whole original, as it was said. It is fetched when somebody wants to read it, each time written down, and kept nowhere on this side. */
export function Original({ chat }: { chat: string }) {
  const { library } = useWork()
  const [events, setEvents] = useState<ChatEvent[] | null>(null)
  const [problem, setProblem] = useState('')

  async function read(): Promise<void> {
    const answer = await ask(library, 'POST', `/holds/${encodeURIComponent(chat)}/read`, Answer)
    setProblem(isRefusal(answer) ? refusedInWords(answer) : '')
    if (!isRefusal(answer)) setEvents(answer.events.map(parseEvent))
  }

  if (!events) return <p class="row"><button type="button" class="main" onClick={() => void read()}>Read it</button><span class="quiet">That you do is written down.</span>{problem && <span class="problem" role="alert">{problem}</span>}</p>
  const folded = events.reduce(fold, noChat)
  return (
    <section class="original" aria-label="What was said">
      <p class="quiet">{[folded.name || 'The patron gave no name', ...addresses(events), folded.page].filter(Boolean).join(' · ')}</p>
      <ol>
        <Spoken who={folded.name || 'Patron'} at={folded.startedAt} text={folded.question} />
        {folded.lines.map((line) => (line.what === 'happening' ? null : <Spoken key={line.seq} who={whose(line, folded)} at={line.at} text={line.text} />))}
        {events.map((event) => (event.kind === 'chat-rated' && event.comment ? <Spoken key={event.seq} who={folded.name || 'Patron'} at={event.at} text={event.comment} /> : null))}
      </ol>
      <p><button type="button" onClick={() => setEvents(null)}>Close it</button></p>
    </section>
  )
}

const addresses = (events: ChatEvent[]): string[] => events.flatMap((event) => ((event.kind === 'question-left' || event.kind === 'address-left') && event.email !== null ? [event.email] : []))
const whose = ({ by, what }: Line, { name }: Chat): string => (by.role === 'librarian' ? `${by.name}${what === 'note' ? ', note for staff' : ''}` : by.role === 'patron' ? name || 'Patron' : 'Heartdesk')

function Spoken({ who, at, text }: { who: string; at: number; text: string }) {
  const now = useNow(60_000)
  return (
    <li>
      <p class="quiet"><bdi>{who}</bdi> <time dateTime={new Date(at).toISOString()}>{whenInWords(at, now)}</time></p>
      <p dir="auto">{text}</p>
    </li>
  )
}
