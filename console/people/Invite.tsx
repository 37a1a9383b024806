import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { Field } from '../Field.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'
import { OneTimeLink } from './OneTimeLink.tsx'
import { Rights, rightsProblem, type Right } from './Rights.tsx'

const Link = v.object({ link: v.string() })

/** Invites a colleague: gives a link that works once, to be handed over as one trusts. */
export function Invite({ onInvited }: { onInvited: () => void }) {
  const { library, state: { view } } = useWork()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [right, setRight] = useState<Right>({ roles: ['librarian'], desks: view?.desks.map((desk) => desk.id) ?? [] })
  const [link, setLink] = useState('')
  const [wrong, setWrong] = useState<{ field: string; words: string } | null>(null)
  const problemOf = (field: string) => (wrong?.field === field ? wrong.words : null)

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setLink('')
    if (!name.trim()) return setWrong({ field: 'name', words: 'Please give a name.' })
    const words = rightsProblem(right)
    if (words) return setWrong({ field: 'roles', words })
    const answer = await ask(library, 'POST', '/people', Link, { name: name.trim(), email: email.trim(), ...right })
    if (!isRefusal(answer)) return setLink(answer.link), setWrong(null), setName(''), setEmail(''), onInvited()
    const taken = answer.refusal === 'not-allowed' && answer.field === 'email'
    setWrong({ field: answer.field === 'email' || answer.field === 'name' ? answer.field : '', words: taken ? 'Somebody with this address is here already.' : answer.field === 'email' ? 'Please check the e-mail address.' : refusedInWords(answer) })
  }

  return (
    <form class="card" onSubmit={submit} noValidate>
      <h2>Invite somebody</h2>
      {problemOf('') && <p class="problem" role="alert">{problemOf('')}</p>}
      <div class="two">
        <Field id="invite-name" label="Name" value={name} onValue={setName} input={{ maxLength: 80, autoComplete: 'off' }} problem={problemOf('name')} />
        <Field id="invite-email" label="E-mail" value={email} onValue={setEmail} input={{ type: 'email', autoComplete: 'off', dir: 'ltr' }} problem={problemOf('email')} />
      </div>
      <Rights id="invite" right={right} onChange={setRight} desks={view?.desks ?? []} problem={problemOf('roles')} />
      <button class="main">Make a link</button>
      {link && <OneTimeLink link={link} lasts="seven days" />}
    </form>
  )
}
