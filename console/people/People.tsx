import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { Member } from '../../shared/who.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../Work.tsx'
import { Invite } from './Invite.tsx'
import { Person } from './Person.tsx'

const Everyone = v.object({ people: v.array(Member) })

/** The library's staff: who they are, what they may do, at which desks they answer. */
export function People() {
  const { library, me } = useWork()
  const [people, setPeople] = useState<Member[] | null>(null)
  const [problem, setProblem] = useState('')

  async function look(): Promise<void> {
    const answer = await ask(library, 'GET', '/people', Everyone)
    setProblem(isRefusal(answer) ? refusedInWords(answer) : '')
    if (!isRefusal(answer)) setPeople(answer.people.sort((a, b) => a.name.localeCompare(b.name)))
  }
  useEffect(() => void look(), [library])

  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>People</h1>
      {problem && <p class="problem" role="alert">{problem}</p>}
      <Invite />
      <section aria-labelledby="everyone" class="people">
        <h2 id="everyone">Everyone here</h2>
        <ul>{people?.map((one) => <Person key={one.id} member={one} isMe={one.id === me.id} onChanged={() => void look()} />)}</ul>
      </section>
    </main>
  )
}
