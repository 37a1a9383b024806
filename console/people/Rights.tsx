import type { Desk } from '../../shared/desk.ts'
import { roles, type Role } from '../../shared/who.ts'

export interface Right {
  roles: Role[]
  desks: string[]
}

const does: Record<Role, string> = {
  librarian: 'Librarian: answers patrons at these desks',
  supervisor: 'Supervisor: reads de-identified transcripts',
  admin: 'Admin: invites people and changes the settings',
}
const turned = <T extends string>(all: readonly T[], one: T, on: boolean): T[] => (on ? [...all, one] : all.filter((other) => other !== one))

export const rightsProblem = ({ roles, desks }: Right): string | null =>
  roles.length === 0 ? 'Please choose at least one role.' : roles.includes('librarian') && desks.length === 0 ? 'A librarian needs a desk.' : null

/** What somebody may do, and at which desks. */
export function Rights({ id, right, onChange, desks, problem }: { id: string; right: Right; onChange: (right: Right) => void; desks: readonly Desk[]; problem: string | null }) {
  const described = problem ? { 'aria-describedby': `${id}-roles-problem` } : {}
  return (
    <div class="two">
      <fieldset {...described}>
        <legend>May</legend>
        {roles.map((role) => (
          <label key={role} class="choice">
            <input type="checkbox" checked={right.roles.includes(role)} onChange={(event) => onChange({ ...right, roles: turned(right.roles, role, event.currentTarget.checked) })} />
            <span>{does[role]}</span>
          </label>
        ))}
        {problem && <p class="problem" role="alert" id={`${id}-roles-problem`}>{problem}</p>}
      </fieldset>
      <fieldset>
        <legend>Desks</legend>
        {desks.map((desk) => (
          <label key={desk.id} class="choice">
            <input type="checkbox" checked={right.desks.includes(desk.id)} onChange={(event) => onChange({ ...right, desks: turned(right.desks, desk.id, event.currentTarget.checked) })} />
            <span>{desk.name}</span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}
