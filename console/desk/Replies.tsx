import { useRef } from 'preact/hooks'
import { useWork } from '../at-work.ts'

/** Canned replies: put into the composer to be changed, never sent by themselves. */
export function Replies({ onPick }: { onPick: (text: string) => void }) {
  const { state: { view } } = useWork()
  const menu = useRef<HTMLDetailsElement>(null)
  const replies = view?.library.replies ?? []
  if (replies.length === 0) return null
  return (
    <details class="menu up" ref={menu} onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), menu.current?.removeAttribute('open'))}
      onFocusOut={(event) => !(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) && menu.current?.removeAttribute('open')}>
      <summary class="button small">Replies</summary>
      <div class="choices">
        {replies.map(({ name, text }) => (
          <button key={name} type="button" onClick={() => (menu.current?.removeAttribute('open'), onPick(text))}>{name}<span class="quiet" dir="auto">{text}</span></button>
        ))}
      </div>
    </details>
  )
}
