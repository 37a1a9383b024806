import { useState } from 'preact/hooks'
import { isRefusal } from '../../shared/refusals.ts'
import { Myself } from '../myself.ts'
import { ask } from '../ask-server.ts'
import { Field } from '../Field.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'

/** The name that patrons and colleagues see. Chats that are over keep the name they had. */
export function MyName() {
  const { library, me, state: { view } } = useWork()
  const [name, setName] = useState(view?.me.name ?? me.name)
  const [told, setTold] = useState<{ problem?: string; done?: string }>({})

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!name.trim()) return setTold({ problem: 'Please say what we may call you.' })
    const answer = await ask(library, 'PUT', '/me', Myself, { name: name.trim() })
    setTold(isRefusal(answer) ? { problem: refusedInWords(answer) } : { done: 'Saved. New chats show it.' })
  }

  return (
    <form class="card" onSubmit={save} noValidate>
      <h2>My name at the desk</h2>
      <Field id="my-name" label="Name" value={name} onValue={(next) => (setName(next), setTold({}))} input={{ maxLength: 80, autoComplete: 'nickname' }} problem={told.problem ?? null}
        hint="Patrons and colleagues see it. A first name, an alias or a role is enough." />
      <p class="row"><button class="main">Save</button><span class="done" role="status">{told.done}</span></p>
    </form>
  )
}
