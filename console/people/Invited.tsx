import { useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import type { OpenInvite } from '../../shared/who.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { dateInWords } from '../since.ts'
import { useWork } from '../at-work.ts'

const TakenBack = v.object({ removed: v.boolean() })

/** Who was invited and has not come yet. A link that went astray is taken back here. */
export function Invited({ invited, onTakenBack }: { invited: readonly OpenInvite[]; onTakenBack: () => void }) {
  const { library } = useWork()
  const [told, setTold] = useState({ done: '', problem: '' })
  const title = useRef<HTMLHeadingElement>(null)

  async function takeBack({ id, name }: OpenInvite): Promise<void> {
    const answer = await ask(library, 'DELETE', `/invites/${encodeURIComponent(id)}`, TakenBack)
    const isGone = isRefusal(answer) && answer.refusal === 'no-such-colleague'
    if (isRefusal(answer) && !isGone) return setTold({ done: '', problem: refusedInWords(answer) })
    setTold({ done: isGone ? `${name} has used the link already, or it is over.` : `The link for ${name} is good for nobody now.`, problem: '' })
    // The button that was pressed goes with its row.
    title.current?.focus()
    onTakenBack()
  }

  if (invited.length === 0 && !told.done) return null
  return (
    <section aria-labelledby="invited" class="card">
      <h2 id="invited" ref={title} tabIndex={-1}>Invited, not here yet</h2>
      <p class={told.done ? 'done' : 'unseen'} role="status">{told.done}</p>
      {told.problem && <p class="problem" role="alert">{told.problem}</p>}
      <ul class="invited">
        {invited.map((one) => (
          <li key={one.id} class="row">
            <span><strong>{one.name}</strong> <span class="quiet">{one.email} · {one.roles.join(', ')}{one.until && ` · until ${dateInWords(one.until)}`}</span></span>
            <button type="button" class="small" aria-label={`Take back the link for ${one.name}`} onClick={() => void takeBack(one)}>Take back</button>
          </li>
        ))}
      </ul>
    </section>
  )
}
