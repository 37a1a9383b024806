import type { Chat, Line as ChatLine } from '../../shared/chat.ts'
import type { Unsent } from '../../shared/screen.ts'
import type { PatronEnd } from '../patron.ts'
import { useLocale, useWords } from '../words/words.ts'
import { Words } from './Words.tsx'

/** The conversation: the question, what was said and what happened, then what has not left yet. */
export function Lines({ chat, unsent, patron }: { chat: Chat; unsent: readonly Unsent[]; patron?: PatronEnd }) {
  const words = useWords()
  return (
    <ol class="lines">
      {chat.question && <Said mine name={chat.name || words.you} text={chat.question} at={chat.startedAt} note="" />}
      {chat.lines.map((line) => <Line key={line.seq} line={line} chat={chat} />)}
      {unsent.map(({ messageId, text, at, isRefused }) => (
        <Said key={messageId} mine name={chat.name || words.you} text={text} at={at} note={isRefused ? words.notSent : words.sending} failed={isRefused}>
          {isRefused && patron && (
            <span class="repair">
              <button type="button" onClick={() => patron.again(messageId)}>{words.again}</button>
              <button type="button" onClick={() => patron.takeBack(messageId)}>{words.takeBack}</button>
            </span>
          )}
        </Said>
      ))}
    </ol>
  )
}

function Line({ line, chat }: { line: ChatLine; chat: Chat }) {
  const words = useWords()
  const name = line.by.role === 'librarian' ? line.by.name : chat.name || words.you
  if (line.what !== 'happening') {
    const note = line.masked ? words.masked : line.by.role === 'patron' ? words.sent : ''
    return <Said mine={line.by.role === 'patron'} name={name} text={line.text} at={line.at} note={note} />
  }
  const told: Record<string, string | undefined> = {
    'chat-accepted': words.accepted(name), 'librarian-joined': words.joined(name), 'librarian-left': words.left(name), 'chat-transferred': words.transferred,
    'chat-returned': words.returned, 'answer-promised': words.promised, 'address-left': words.addressLeft,
    'chat-closed': line.by.role === 'clock' ? words.closedIdle : words.closed, 'chat-abandoned': words.closed,
  }
  const text = told[line.happening]
  return text ? <li class="happening">{text}</li> : null
}

interface SaidProps {
  mine: boolean
  name: string
  text: string
  at: number
  note: string
  failed?: boolean
  children?: preact.ComponentChildren
}

function Said({ mine, name, text, at, note, failed = false, children }: SaidProps) {
  const time = new Intl.DateTimeFormat(useLocale(), { hour: 'numeric', minute: '2-digit' })
  return (
    <li class={`said ${mine ? 'mine' : 'theirs'}${failed ? ' failed' : ''}`}>
      <p class="who"><bdi>{name}</bdi> <time dateTime={new Date(at).toISOString()}>{time.format(at)}</time></p>
      <p class="bubble" dir="auto"><Words text={text} /></p>
      {(note || children) && <p class="note">{note}{children}</p>}
    </li>
  )
}
