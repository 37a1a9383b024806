import { questionSeq, type Chat, type Line } from '../../shared/chat.ts'
import { piecesOf } from '../../shared/links.ts'
import type { Conversation } from '../conversation.ts'
import { nameOf } from '../queue-of.ts'
import { useNow, whenInWords } from '../since.ts'
import { useWork } from '../at-work.ts'
import { Mask } from './Mask.tsx'

/** What was asked, said, noted and done, in order, then what has not left yet. */
export function Lines({ id, conversation: { screen: { chat, unsent } } }: { id: string; conversation: Conversation }) {
  const { me, librarian } = useWork()
  const isHand = chat.hands.some((one) => one.staff === me.id)
  return (
    <ol class="lines">
      {chat.question && <Said who={nameOf(chat)} text={chat.question} at={chat.startedAt} kind="patron">{isHand && <Mask id={id} seq={questionSeq} text={chat.question} />}</Said>}
      {chat.lines.map((line) => (line.what === 'happening' ? <Happening key={line.seq} line={line} chat={chat} /> : (
        <Said key={line.seq} who={nameIn(line, chat)} text={line.text} at={line.at} kind={line.what === 'note' ? 'note' : line.by.role === 'patron' ? 'patron' : 'ours'}
          about={line.what === 'note' ? 'note for staff' : line.what === 'answer' ? 'answer' : line.masked ? 'hidden in part' : ''}>
          {isHand && !line.masked && <Mask id={id} seq={line.seq} text={line.text} />}
        </Said>
      )))}
      {unsent.map(({ messageId, text, at, note, isRefused }) => (
        <Said key={messageId} who={me.name} text={text} at={at} kind={note ? 'note' : 'ours'} about={isRefused ? 'not sent' : 'sending…'} failed={isRefused}>
          {isRefused && (
            <span class="row">
              <button type="button" class="small" onClick={() => librarian.again(id, messageId)}>Send again</button>
              <button type="button" class="small" onClick={() => librarian.takeBack(id, messageId)}>Take back</button>
            </span>
          )}
        </Said>
      ))}
    </ol>
  )
}

const nameIn = ({ by }: Line, chat: Chat): string => (by.role === 'librarian' ? by.name : by.role === 'patron' ? nameOf(chat) : 'Heartdesk')

interface SaidProps {
  who: string
  text: string
  at: number
  kind: 'patron' | 'ours' | 'note'
  about?: string
  failed?: boolean
  children?: preact.ComponentChildren
}

function Said({ who, text, at, kind, about = '', failed = false, children }: SaidProps) {
  const now = useNow(60_000)
  return (
    <li class={`said ${kind}${failed ? ' failed' : ''}`}>
      <p class="quiet"><bdi>{who}</bdi> <time dateTime={new Date(at).toISOString()}>{whenInWords(at, now)}</time>{about && ` · ${about}`}</p>
      <p class="bubble" dir="auto">
        {piecesOf(text).map(({ text: piece, href }, index) => (href ? <a key={index} href={href} target="_blank" rel="noopener noreferrer">{piece}</a> : piece))}
      </p>
      {children}
    </li>
  )
}

function Happening({ line, chat }: { line: Line & { what: 'happening' }; chat: Chat }) {
  const who = nameIn(line, chat)
  const to = line.to ? ` to ${line.to}` : ''
  const told: Record<string, string> = {
    'chat-accepted': `${who} took the chat`, 'librarian-joined': `${who} joined`, 'librarian-left': `${who} left`, 'chat-transferred': `${who} passed the chat on${to}`,
    'chat-returned': `${who} gave the chat back to the queue`, 'colleague-asked': `${who} asked${line.to ? ` ${line.to}` : ' a colleague'} in`, 'answer-promised': `${who} promised an answer`,
    'address-left': `${who} left an e-mail address`, 'chat-abandoned': `${who} left before anyone came`, 'read-rated': 'READ level noted', 'chat-tagged': 'Tags noted',
    'chat-closed': line.by.role === 'clock' ? 'The chat ended: nobody wrote for a while' : `${who} ended the chat`,
  }
  const text = told[line.happening]
  return text ? <li class="happening">{text}</li> : null
}
