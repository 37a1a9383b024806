import { useState } from 'preact/hooks'
import { isRefusal } from '../../shared/refusals.ts'
import { Myself } from '../myself.ts'
import { ask } from '../ask-server.ts'
import { Field } from '../Field.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'

/** A new password. Whoever else is signed in as me is signed out. */
export function MyPassword() {
  const { library } = useWork()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [told, setTold] = useState<{ field?: string; problem?: string; done?: string }>({})
  const problemOf = (field: string) => (told.field === field ? told.problem ?? null : null)

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if ([...next].length < 10) return setTold({ field: 'new', problem: 'Please take at least ten letters. Several words in a row are good.' })
    const answer = await ask(library, 'POST', '/me/password', Myself, { old, new: next })
    if (!isRefusal(answer)) return setOld(''), setNext(''), setTold({ done: 'Saved. You are signed in here, and nowhere else.' })
    const problem = answer.field === 'old' ? 'That is not your password.' : answer.field === 'new' ? 'Please take a longer or less common password.' : refusedInWords(answer)
    setTold({ field: answer.field ?? 'new', problem })
  }

  return (
    <form class="card" onSubmit={save} noValidate>
      <h2>My password</h2>
      <Field id="old-password" label="The one I have" value={old} onValue={setOld} input={{ type: 'password', autoComplete: 'current-password' }} problem={problemOf('old')} />
      <Field id="new-password" label="The new one" value={next} onValue={setNext} input={{ type: 'password', autoComplete: 'new-password' }} problem={problemOf('new')} hint="Ten letters or more." />
      <p class="row"><button class="main">Save</button><span class="done" role="status">{told.done}</span></p>
    </form>
  )
}
