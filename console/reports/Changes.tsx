import { useState } from 'preact/hooks'
import * as v from 'valibot'
import type { Change } from '../../shared/reports.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { Sure } from '../Sure.tsx'
import { useWork } from '../at-work.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { dayInWords, policiesInWords } from './in-words.ts'

const Removed = v.object({ removed: v.boolean() })

/** What was changed because of what upset people, the newest first, each signed; and a form for one more. */
export function Changes({ changes, onChanged }: { changes: readonly Change[]; onChanged: () => void }) {
  const { library } = useWork()
  const [editing, setEditing] = useState<string | null>(null)
  const [removing, setRemoving] = useState<Change | null>(null)
  const [told, setTold] = useState<{ done?: string; problem?: string }>({})

  function saved(): void {
    setEditing(null)
    setTold({ done: 'Saved.' })
    onChanged()
  }
  async function remove({ id }: Change): Promise<void> {
    const answer = await ask(library, 'DELETE', `/what-we-changed/${encodeURIComponent(id)}`, Removed)
    setTold(isRefusal(answer) ? { problem: refusedInWords(answer) } : { done: 'Removed.' })
    onChanged()
  }

  return (
    <section class="card figure" aria-labelledby="changes">
      <h2 id="changes">What we changed because of it</h2>
      <p class={told.done ? 'done' : 'unseen'} role="status">{told.done}</p>
      {told.problem && <p class="problem" role="alert">{told.problem}</p>}
      {changes.length === 0 && <p class="says">Nothing is written here yet. A number that changes nothing is only a number.</p>}
      <ul class="changes">
        {changes.map((one) => (
          <li key={one.id}>
            {editing === one.id ? <ChangeForm change={one} onSaved={saved} onCancel={() => (setEditing(null), onChanged())} /> : (
              <>
                <h3>{policiesInWords[one.policy]}</h3>
                <p class="text" dir="auto">{one.text}</p>
                <p class="quiet"><bdi>{one.by}</bdi>, {dayInWords(one.at)}</p>
                <p class="row do"><button type="button" class="small" onClick={() => (setTold({}), setEditing(one.id))}>Change<span class="unseen"> what is written on {policiesInWords[one.policy]}</span></button><button type="button" class="small danger" onClick={() => setRemoving(one)}>Remove…<span class="unseen"> what is written on {policiesInWords[one.policy]}</span></button></p>
              </>
            )}
          </li>
        ))}
      </ul>
      <details class="do" open={editing === 'new'} onToggle={(event) => setEditing(event.currentTarget.open ? 'new' : editing === 'new' ? null : editing)}>
        <summary>Write down what you changed</summary>
        <ChangeForm key={changes.length} change={null} onSaved={saved} onCancel={null} />
      </details>
      {removing && <Sure title="Remove this?" text={`“${removing.text}”`} yes="Remove" onYes={() => void remove(removing)} onClose={() => setRemoving(null)} />}
    </section>
  )
}
