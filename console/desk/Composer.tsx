import { useEffect, useRef } from 'preact/hooks'
import { limits } from '../../shared/commands.ts'
import type { Conversation } from '../conversation.ts'
import { useWork } from '../at-work.ts'
import { Coach, dismissalKeys } from './Coach.tsx'
import { Replies } from './Replies.tsx'

/** Where a librarian writes, with the coach above it. What stands here belongs to this chat alone. */
export function Composer({ id, conversation, name }: { id: string; conversation: Conversation; name: string }) {
  const { state: { isConnected, front }, librarian } = useWork()
  const { draft, isNote, isPaused, isSending, verdict } = conversation
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (front === id && document.activeElement === document.body) box.current?.focus()
  }, [front])
  // A card, and a mark that is opened, push the field down: the button that sends past them stays in sight.
  const send = useRef<HTMLButtonElement>(null)
  const keepInSight = () => send.current?.scrollIntoView({ block: 'nearest' })
  useEffect(() => {
    if (isPaused) keepInSight()
  }, [isPaused])
  const over = draft.trim().length - limits.message

  function key(event: KeyboardEvent): void {
    const said = event.altKey && !event.ctrlKey ? dismissalKeys.find(({ code }) => code === event.code) : undefined
    const nudge = verdict?.nudges[0]
    if (said && nudge) {
      event.preventDefault()
      return librarian.dismiss(id, nudge.rule, said.how)
    }
    // An input method's Enter chooses a word, and a held key is no second Enter.
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    if (!event.repeat) void librarian.send(id)
  }

  return (
    <form class={`composer${isNote ? ' for-staff' : ''}`} onSubmit={(event) => (event.preventDefault(), void librarian.send(id))}>
      {!isNote && <Coach id={id} conversation={conversation} onOpen={keepInSight} />}
      <label for={`draft-${id}`} class="unseen">{isNote ? `A note about ${name}, for staff` : `Your message to ${name}`}</label>
      <textarea id={`draft-${id}`} data-composer ref={box} rows={3} dir="auto" value={draft} readOnly={isSending} placeholder={isNote ? 'A note for staff: patrons never see it' : `To ${name}`}
        aria-describedby={over > 0 ? `over-${id}` : isNote ? '' : `nudge-${id}`} onInput={(event) => librarian.type(id, event.currentTarget.value)} onKeyDown={key} />
      {over > 0 && <p class="problem" id={`over-${id}`}>{over} letters too many for one message.</p>}
      <div class="row">
        <div class="kind" role="group" aria-label="Who reads it">
          <button type="button" class="small" aria-pressed={!isNote} onClick={() => (librarian.note(id, false), box.current?.focus())}>To the patron</button>
          <button type="button" class="small" aria-pressed={isNote} onClick={() => (librarian.note(id, true), box.current?.focus())}>Note</button>
        </div>
        {!isNote && <Replies onPick={(text) => (librarian.type(id, draft ? `${draft.trimEnd()}\n${text}` : text), box.current?.focus())} />}
        <button class="main send" ref={send}>{isNote ? 'Add note' : isPaused ? 'Send as it is' : isConnected ? 'Send' : 'Send when connected'}</button>
      </div>
    </form>
  )
}
