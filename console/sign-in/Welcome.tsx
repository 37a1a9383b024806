import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import type { Member } from '../../shared/who.ts'
import { Myself } from '../myself.ts'
import { ask } from '../ask-server.ts'
import { Field } from '../Field.tsx'
import { refusedInWords } from '../refused-in-words.ts'

const Invited = v.object({ kind: v.picklist(['first', 'invite', 'reset']), email: v.optional(v.string(), ''), name: v.optional(v.string(), '') })
type Invited = v.InferOutput<typeof Invited>

const leads: Record<Invited['kind'], string> = {
  first: 'You are the first here, and become an admin: you can invite your colleagues and set up the desks.',
  invite: 'You are invited to answer at your library’s desk.',
  reset: 'Choose a new password. Whoever was signed in as you is signed out.',
}

/** What a one-time link opens: the first admin, a new colleague, or a new password. The token stays behind the #, which no server log sees. */
export function Welcome({ library, onDone }: { library: string; onDone: (me: Member) => void }) {
  const [token] = useState(() => location.hash.slice(1))
  const [invited, setInvited] = useState<Invited | null>(null)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<{ field: string; words: string } | null>(null)
  const problemOf = (field: string) => (wrong?.field === field ? wrong.words : null)

  useEffect(() => {
    document.title = 'Welcome · Heartdesk'
    void ask(library, 'POST', '/invite/look', Invited, { token }).then((answer) => {
      if (!isRefusal(answer)) return setInvited(answer), setName(answer.name), setEmail(answer.email)
      const gone = 'This link no longer works: it has been used, or it is too old. Please ask for a new one.'
      setWrong({ field: '', words: answer.refusal === 'not-saved' || answer.refusal === 'too-fast' ? refusedInWords(answer) : gone })
    })
  }, [])

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (invited?.kind !== 'reset' && !name.trim()) return setWrong({ field: 'name', words: 'Please say what we may call you.' })
    if ([...password].length < 10) return setWrong({ field: 'password', words: 'Please take at least ten letters. Several words in a row are good.' })
    const answer = await ask(library, 'POST', '/invite/use', Myself, { token, password, ...(invited?.kind !== 'reset' && { name, email }) })
    if (!isRefusal(answer)) return onDone(answer.me)
    const field = answer.refusal === 'not-an-address' ? 'email' : answer.field ?? ''
    const told = field === 'password' ? 'Please take a longer or less common password.' : field === 'email' && answer.refusal === 'not-allowed' ? 'Somebody with this address is here already.' : refusedInWords(answer)
    setWrong({ field, words: told })
  }

  return (
    <main class="page narrow door">
      <img src={new URL('../../shared/heart.svg', import.meta.url).href} alt="" width="56" height="56" />
      <h1>Welcome to Heartdesk</h1>
      {problemOf('') && <p class="problem" role="alert">{problemOf('')}</p>}
      {invited && (
        <>
          <p class="lead">{leads[invited.kind]}</p>
          <form onSubmit={submit} class="card" noValidate>
            {invited.kind !== 'reset' && (
              <>
                <Field id="name" label="Your name at the desk" value={name} onValue={setName} input={{ autoComplete: 'nickname', maxLength: 80 }} problem={problemOf('name')}
                  hint="Patrons and colleagues see it. A first name, an alias or a role is enough." />
                <Field id="email" label="E-mail" value={email} onValue={setEmail} problem={problemOf('email')} input={{ type: 'email', autoComplete: 'username', dir: 'ltr' }} />
              </>
            )}
            <Field id="password" label="Password" value={password} onValue={setPassword} input={{ type: 'password', autoComplete: 'new-password' }} problem={problemOf('password')}
              hint="Ten letters or more. Nobody can look it up." />
            <button class="main">{invited.kind === 'reset' ? 'Save the password' : 'Begin'}</button>
          </form>
        </>
      )}
    </main>
  )
}
