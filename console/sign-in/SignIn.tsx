import { useEffect, useState } from 'preact/hooks'
import { isRefusal } from '../../shared/refusals.ts'
import type { Member } from '../../shared/who.ts'
import { Myself } from '../myself.ts'
import { ask } from '../ask-server.ts'
import { Field } from '../Field.tsx'
import { refusedInWords } from '../refused-in-words.ts'

/** Signing in with an e-mail address and a password. Which of the two was wrong is not said. */
export function SignIn({ library, onDone }: { library: string; onDone: (me: Member) => void }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => void (document.title = 'Sign in · Heartdesk'), [])

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem('')
    const answer = await ask(library, 'POST', '/sign-in', Myself, { email, password })
    setBusy(false)
    if (!isRefusal(answer)) return onDone(answer.me)
    setProblem(
      answer.refusal === 'not-allowed' || answer.refusal === 'signed-out' ? 'The address and the password don’t go together. Please check both.'
        : answer.refusal === 'too-fast' ? 'Too many tries. Please wait a quarter of an hour, or ask an admin for a new link.'
        : refusedInWords(answer),
    )
  }

  return (
    <main class="page narrow door">
      <img src={new URL('../../shared/heart.svg', import.meta.url).href} alt="" width="56" height="56" />
      <h1>Welcome back</h1>
      <p class="lead">Sign in to Heartdesk, the reference desk of your library.</p>
      <form onSubmit={submit} class="card" noValidate>
        {problem && <p class="problem" role="alert">{problem}</p>}
        <Field id="email" label="E-mail" value={email} onValue={setEmail} input={{ type: 'email', autoComplete: 'username', dir: 'ltr' }} />
        <Field id="password" label="Password" value={password} onValue={setPassword} input={{ type: 'password', autoComplete: 'current-password' }} />
        <button class="main" aria-disabled={busy}>{busy ? 'One moment…' : 'Sign in'}</button>
      </form>
      <p class="quiet">Forgotten your password? An admin of your library can make you a link for a new one.</p>
    </main>
  )
}
