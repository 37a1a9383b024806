import { useLayoutEffect, useState } from 'preact/hooks'
import { isRefusal, type Refusal } from '../shared/refusals.ts'
import type { Member } from '../shared/who.ts'
import { ask } from './ask-server.ts'
import { Myself } from './myself.ts'
import { refusedInWords } from './refused-in-words.ts'
import { askAhead } from './reports/use-report.ts'
import { SignIn } from './sign-in/SignIn.tsx'
import { Welcome } from './sign-in/Welcome.tsx'
import { go, useWhere } from './where.ts'
import { Work } from './Work.tsx'

/** Who is here decides what is shown: a one-time link's page, sign-in, or the console. */
export function App() {
  const where = useWhere()
  const { library } = where
  const [me, setMe] = useState<Member | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const [asked, setAsked] = useState(false)

  async function look(): Promise<void> {
    const answer = await ask(library, 'GET', '/me', Myself)
    setAsked(true)
    setMe(isRefusal(answer) ? null : answer.me)
    setProblem(isRefusal(answer) && answer.refusal !== 'signed-out' ? answer : null)
  }
  // Who is here, and what the page will ask for as soon as that is known, are asked for at once.
  useLayoutEffect(() => {
    void look()
    if (where.page === 'reports') askAhead(library, location.hash.slice(1))
  }, [library])

  if (where.page === 'welcome') return <Welcome library={library} onDone={(member) => (setMe(member), go({ library, page: 'desk' }))} />
  if (!asked) return <main class="page narrow"><p role="status">One moment…</p></main>
  if (problem) {
    return (
      <main class="page narrow">
        <p class="problem" role="alert">{refusedInWords(problem)}</p>
        <button type="button" class="main" onClick={() => void look()}>Try again</button>
      </main>
    )
  }
  return me ? <Work key={me.id} where={where} me={me} onSignedOut={() => setMe(null)} /> : <SignIn library={library} onDone={setMe} />
}
