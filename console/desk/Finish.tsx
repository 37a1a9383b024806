import { useState } from 'preact/hooks'
import type { Chat } from '../../shared/chat.ts'
import { useWork } from '../at-work.ts'
import { Hard } from './Hard.tsx'
import { Threat } from './Threat.tsx'
import { WorthSharing } from './WorthSharing.tsx'
import { readTags, Wrap, type Wrapped } from './Wrap.tsx'

/** A chat that is over: the READ level and tags, and room to breathe. What the patron said of it is for supervisors, without names: nobody is graded. */
export function Finish({ id, chat }: { id: string; chat: Chat }) {
  const { me, librarian } = useWork()
  const [wrapped, setWrapped] = useState<Wrapped>({ readLevel: chat.readLevel, tags: chat.tags.join(', ') })
  const [isReporting, setReporting] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const wasMine = chat.hands.some((one) => one.staff === me.id)

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const level = wrapped.readLevel !== null && wrapped.readLevel !== chat.readLevel ? await librarian.command(id, { kind: 'rate-read', readLevel: wrapped.readLevel }) : {}
    const tags = await librarian.command(id, { kind: 'tag-chat', tags: readTags(wrapped.tags) })
    setSaved(level !== null && tags !== null && 'done' in tags)
  }

  return (
    <section class="finish">
      <p class="quiet">This chat is over.</p>
      {wasMine && (
        <>
          <details open={chat.readLevel === null}>
            <summary>READ level and tags{chat.readLevel !== null && `: ${chat.readLevel}`}</summary>
            <form onSubmit={save}>
              <Wrap wrapped={wrapped} onChange={(next) => (setWrapped(next), setSaved(false))} />
              <p class="row"><button>Save</button>{isSaved && <span class="done" role="status">Saved.</span>}</p>
            </form>
          </details>
          {chat.keep && <WorthSharing id={id} />}
          <Hard />
        </>
      )}
      <p class="row">
        <button type="button" class="main" onClick={() => librarian.putAway(id)}>Put away</button>
        {wasMine && <button type="button" class="plain" onClick={() => setReporting(true)}>Report a threat…</button>}
      </p>
      {isReporting && <Threat id={id} onClose={() => setReporting(false)} />}
    </section>
  )
}
