import { useEffect, useRef } from 'preact/hooks'
import { isIn, isOver } from '../../shared/chat.ts'
import { piecesOf } from '../../shared/links.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { newConversation } from '../conversation.ts'
import { nameOf } from '../queue-of.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'
import { Actions } from './Actions.tsx'
import { Answer } from './Answer.tsx'
import { Composer } from './Composer.tsx'
import { Finish } from './Finish.tsx'
import { Lines } from './Lines.tsx'

/** One conversation: who asks what from which page, what was said, and where to write. */
export function Column({ chat: id, isFront, onAway }: { chat: string; isFront: boolean; onAway?: (chat: string) => void }) {
  const { me, state: { conversations, view }, librarian } = useWork()
  const conversation = conversations[id] ?? newConversation
  const { screen: { chat }, refused, typing } = conversation
  const log = useRef<HTMLDivElement>(null)
  const said = chat.lines.length + conversation.screen.unsent.length
  // What was said last stays in sight, also when a card makes the composer grow.
  useEffect(() => {
    const box = log.current
    if (!box) return
    const down = () => (box.scrollTop = box.scrollHeight)
    down()
    const watching = new ResizeObserver(down)
    watching.observe(box)
    return () => watching.disconnect()
  }, [said, chat.seq === 0])
  const desk = view?.desks.find((one) => one.id === chat.desk)
  // A patron's browser says it: it is a link where it is one.
  const [place] = piecesOf(chat.page)
  const isMine = isIn(chat, me.id)
  const name = nameOf(chat)

  return (
    <article class={`column${isFront ? ' front' : ''}`} aria-label={`Chat with ${name}`}>
      <header class="about">
        <div>
          <h2><bdi>{name}</bdi></h2>
          <p class="quiet">{desk?.name ?? chat.desk}{place && <> · from {place.href ? <a href={place.href} target="_blank" rel="noopener noreferrer">{pageInWords(chat.page)}</a> : <bdi>{chat.page}</bdi>}</>}{!chat.keep && ' · asked that nothing is kept'}</p>
        </div>
        {isMine && !isOver(chat) && <Actions id={id} chat={chat} />}
        <button type="button" class="plain small" onClick={() => (onAway ?? librarian.putAway)(id)} title="Put away"><span aria-hidden="true">✕</span><span class="unseen">Put the chat with {name} away</span></button>
      </header>
      <div class="log" role="log" aria-live="polite" aria-relevant="additions" aria-label={`What was said with ${name}`} tabIndex={0} ref={log}>
        <Lines id={id} conversation={conversation} />
      </div>
      <p class="typing quiet" role="status">{typing === null || isOver(chat) ? '' : typing === '' ? `${name} is typing…` : `${typing} is typing…`}</p>
      {refused && (
        <p class="problem refused" role="alert">
          {refusedInWords(refused)} <button type="button" class="plain small" onClick={() => librarian.clear(id)}>Fine</button>
        </p>
      )}
      {chat.seq === 0 ? null
        : isMine && !isOver(chat) ? <Composer id={id} conversation={conversation} name={name} />
        : chat.owed !== null && (isOver(chat) || chat.status === 'left') ? <Answer id={id} chat={chat} />
        : isOver(chat) ? <Finish id={id} chat={chat} />
        : <Take id={id} waits={chat.status === 'waiting'} />}
    </article>
  )
}

/** The page as its reader knows it: without what a browser needs. */
const pageInWords = (page: string): string => page.replace(/^https?:\/\//, '').replace(/\/$/, '')

function Take({ id, waits }: { id: string; waits: boolean }) {
  const { librarian } = useWork()
  return (
    <p class="row composer">
      <button type="button" class="main" onClick={() => void librarian.command(id, { kind: waits ? 'accept-chat' : 'join-chat' }).then((answer) => answer && !isRefusal(answer) && librarian.choose(id))}>
        {waits ? 'Take this chat' : 'Join this chat'}
      </button>
    </p>
  )
}
