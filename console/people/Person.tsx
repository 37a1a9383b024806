import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal, type Refusal } from '../../shared/refusals.ts'
import { Member } from '../../shared/who.ts'
import { ask } from '../ask-server.ts'
import { Field } from '../Field.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { Sure } from '../Sure.tsx'
import { useWork } from '../at-work.ts'
import { OneTimeLink } from './OneTimeLink.tsx'
import { Rights, rightsProblem, type Right } from './Rights.tsx'

const Changed = v.object({ member: Member })
const Link = v.object({ link: v.string() })
const Removed = v.object({ removed: v.boolean() })
const inWords = (refused: Refusal): string => (refused.field === 'roles' ? 'The library needs an admin: make somebody else one first.' : refusedInWords(refused))

/** A colleague: what they may do, a link for a new password, their removal. */
export function Person({ member, isMe, onChanged, onRemoved }: { member: Member; isMe: boolean; onChanged: () => void; onRemoved: () => void }) {
  const { library, state: { view } } = useWork()
  const desks = view?.desks ?? []
  const [name, setName] = useState(member.name)
  const [right, setRight] = useState<Right>({ roles: member.roles, desks: member.desks })
  const [told, setTold] = useState<{ field?: 'name' | 'roles'; problem?: string; done?: string; link?: string }>({})
  const problemOf = (field?: 'name' | 'roles') => (told.field === field ? told.problem ?? null : null)
  const [asking, setAsking] = useState<'reset' | 'remove' | null>(null)
  const path = `/people/${encodeURIComponent(member.id)}`
  const deskNames = member.desks.map((id) => desks.find((desk) => desk.id === id)?.name ?? id).join(', ')

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const problem = rightsProblem(right)
    if (!name.trim()) return setTold({ field: 'name', problem: 'Please give a name.' })
    if (problem) return setTold({ field: 'roles', problem })
    const answer = await ask(library, 'PUT', path, Changed, { name: name.trim(), ...right })
    if (isRefusal(answer)) return setTold({ ...(answer.field === 'roles' && { field: 'roles' }), problem: inWords(answer) })
    setTold({ done: 'Saved.' })
    onChanged()
  }
  async function reset(): Promise<void> {
    const answer = await ask(library, 'POST', `${path}/reset`, Link)
    setTold(isRefusal(answer) ? { problem: inWords(answer) } : { link: answer.link })
  }
  async function remove(): Promise<void> {
    const answer = await ask(library, 'DELETE', path, Removed)
    if (isRefusal(answer)) return setTold({ problem: inWords(answer) })
    onRemoved()
  }

  return (
    <li class="card">
      <details>
        <summary><strong>{member.name}</strong>{isMe && ' (you)'} <span class="quiet">{member.email} · {member.roles.join(', ')}{deskNames && ` · ${deskNames}`}</span></summary>
        <form onSubmit={save} noValidate class="inside">
          <Field id={`name-${member.id}`} label="Name" value={name} onValue={(next) => (setName(next), setTold({}))} input={{ maxLength: 80, autoComplete: 'off' }} problem={problemOf('name')} />
          <Rights id={member.id} right={right} onChange={(next) => (setRight(next), setTold({}))} desks={desks} problem={problemOf('roles')} />
          {problemOf() && <p class="problem" role="alert">{problemOf()}</p>}
          <p class="row">
            <button class="main">Save</button>
            <button type="button" onClick={() => setAsking('reset')}>New password…</button>
            {!isMe && <button type="button" class="danger" onClick={() => setAsking('remove')}>Remove…</button>}
            <span class="done" role="status">{told.done}</span>
          </p>
          {told.link && <OneTimeLink link={told.link} lasts="one day" />}
        </form>
      </details>
      {asking === 'reset' && (
        <Sure title={`A new password for ${member.name}?`} yes="Make a link" onYes={() => void reset()} onClose={() => setAsking(null)}
          text="They are signed out everywhere, and their own practice is erased, and so is which thanks are theirs: an admin who resets a password does not get to read them." />
      )}
      {asking === 'remove' && (
        <Sure title={`Remove ${member.name}?`} yes="Remove" onYes={() => void remove()} onClose={() => setAsking(null)}
          text="They are signed out and can’t come back without a new invitation. Their chats stay as they are." />
      )}
    </li>
  )
}
