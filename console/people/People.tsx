import { useEffect, useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { Member, OpenInvite } from '../../shared/who.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'
import { Invite } from './Invite.tsx'
import { Invited } from './Invited.tsx'
import { Person } from './Person.tsx'

const Everyone = v.object({ people: v.array(Member), invited: v.array(OpenInvite) })

/** The library's staff: who they are, what they may do, at which desks they answer. */
export function People() {
  const { library, me } = useWork()
  const [everyone, setEveryone] = useState<v.InferOutput<typeof Everyone> | null>(null)
  const [problem, setProblem] = useState('')
  const [told, setTold] = useState('')
  const title = useRef<HTMLHeadingElement>(null)

  async function look(): Promise<void> {
    const answer = await ask(library, 'GET', '/people', Everyone)
    setProblem(isRefusal(answer) ? refusedInWords(answer) : '')
    if (!isRefusal(answer)) setEveryone(answer)
  }
  useEffect(() => void look(), [library])
  function removed({ name }: Member): void {
    setTold(`${name} is no longer here.`)
    // The button that was pressed goes with its person.
    title.current?.focus()
    void look()
  }

  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>People</h1>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {everyone && <Invite onInvited={() => void look()} />}
      {everyone && <Invited invited={everyone.invited} onTakenBack={() => void look()} />}
      {everyone && (
        <section aria-labelledby="everyone" class="people">
          <h2 id="everyone" ref={title} tabIndex={-1}>Everyone here</h2>
          <p class={told ? 'done' : 'unseen'} role="status">{told}</p>
          <ul>{everyone.people.map((one) => <Person key={one.id} member={one} isMe={one.id === me.id} onChanged={() => void look()} onRemoved={() => removed(one)} />)}</ul>
        </section>
      )}
    </main>
  )
}
