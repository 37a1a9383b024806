import { useState } from 'preact/hooks'
import type { Chat } from '../../shared/chat.ts'
import type { Nudge } from '../../shared/coaching.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { Dialog } from '../Dialog.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'
import { Card } from './Card.tsx'
import { readTags, Wrap, type Wrapped } from './Wrap.tsx'

/** Ends a chat: the READ level and tags first, while one remembers. The coach may ask once; the second press ends. */
export function End({ id, chat, onClose }: { id: string; chat: Chat; onClose: () => void }) {
  const { librarian } = useWork()
  const [wrapped, setWrapped] = useState<Wrapped>({ readLevel: chat.readLevel, tags: chat.tags.join(', ') })
  const [nudge, setNudge] = useState<Nudge | null>(null)
  const [problem, setProblem] = useState('')

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const closed = await librarian.command(id, { kind: 'close-chat' }, nudge === null)
    if (closed && 'paused' in closed) return setNudge(closed.paused.nudges.find((one) => one.level === 'pause') ?? null)
    if (closed === null || isRefusal(closed)) return setProblem(refusedInWords(closed ?? { refusal: 'not-saved' }))
    const tags = readTags(wrapped.tags)
    if (wrapped.readLevel !== null) await librarian.command(id, { kind: 'rate-read', readLevel: wrapped.readLevel })
    if (tags.length > 0) await librarian.command(id, { kind: 'tag-chat', tags })
    onClose()
  }

  return (
    <Dialog title="End this chat" onClose={onClose}>
      <form onSubmit={submit}>
        {nudge && <Card nudge={nudge} isPause />}
        <Wrap wrapped={wrapped} onChange={setWrapped} />
        {problem && <p class="problem" role="alert">{problem}</p>}
        <p class="row"><button class="main">{nudge ? 'End anyway' : 'End the chat'}</button><button type="button" onClick={onClose}>Go on talking</button></p>
      </form>
    </Dialog>
  )
}
