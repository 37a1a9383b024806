import { useRef, useState } from 'preact/hooks'
import type { Chat } from '../../shared/chat.ts'
import { useWork } from '../at-work.ts'
import { Block } from './Block.tsx'
import { End } from './End.tsx'
import { PassOn } from './PassOn.tsx'
import { Threat } from './Threat.tsx'

type Asking = 'pass-on' | 'ask-in' | 'block' | 'threat' | 'end'

/** What can be done with a chat that I am in. Nothing here asks for a reason. */
export function Actions({ id, chat }: { id: string; chat: Chat }) {
  const { librarian } = useWork()
  const [asking, setAsking] = useState<Asking | null>(null)
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  const pick = (next: Asking) => (close(), setAsking(next))
  const isAlone = chat.librarians.length === 1

  return (
    <div class="actions">
      <details ref={menu} class="menu" onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), close())}
        onFocusOut={(event) => !(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) && close()}>
        <summary class="button small">More<span class="unseen"> to do with this chat</span></summary>
        <div class="choices">
          <button type="button" onClick={() => pick('pass-on')}>Pass on…</button>
          <button type="button" onClick={() => pick('ask-in')}>Ask a colleague in…</button>
          <button type="button" onClick={() => (close(), void librarian.command(id, { kind: 'leave-chat' }))}>{isAlone ? 'Give back to the queue' : 'Leave it to the others'}</button>
          {!chat.owed && <button type="button" onClick={() => (close(), void librarian.command(id, { kind: 'promise-answer' }))}>Promise an answer later</button>}
          <button type="button" onClick={() => pick('threat')}>Report a threat…</button>
          <button type="button" class="danger" onClick={() => pick('block')}>Block this patron…</button>
        </div>
      </details>
      <button type="button" class="small" onClick={() => setAsking('end')}>End…</button>
      {(asking === 'pass-on' || asking === 'ask-in') && <PassOn id={id} chat={chat} how={asking} onClose={() => setAsking(null)} />}
      {asking === 'block' && <Block id={id} onClose={() => setAsking(null)} />}
      {asking === 'threat' && <Threat id={id} onClose={() => setAsking(null)} />}
      {asking === 'end' && <End id={id} chat={chat} onClose={() => setAsking(null)} />}
    </div>
  )
}
