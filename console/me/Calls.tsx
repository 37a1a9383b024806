import { useState } from 'preact/hooks'
import type { Chime } from '../chime.ts'
import { Hard } from '../desk/Hard.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { Switch } from '../Switch.tsx'
import { useWork } from '../at-work.ts'

/** How chats come to me: with a sound or without, how many at once, and a rest after a hard one. */
export function Calls({ chime }: { chime: Chime }) {
  const { me, state: { view }, librarian } = useWork()
  const [isOn, setOn] = useState(chime.isOn)
  const [problem, setProblem] = useState('')
  const availability = view?.me.availability
  if (!me.roles.includes('librarian') || !availability) return null
  const setCap = async (cap: number) => {
    const refused = await librarian.available({ ...availability, cap })
    setProblem(refused ? refusedInWords(refused) : '')
  }
  return (
    <section class="card" aria-labelledby="calls">
      <h2 id="calls">How chats come to me</h2>
      <p class="row"><Switch label="A sound when somebody asks" on={isOn} onTurn={(on) => (chime.turn(on), setOn(on))} />{isOn && <button type="button" class="plain" onClick={chime.ring}>Try it</button>}</p>
      <div class="field short">
        <label for="cap">How many chats at once</label>
        <p class="quiet" id="cap-hint">Two are comfortable, three are common. You hear of no new ones above it, and can still take one.</p>
        <select id="cap" aria-describedby="cap-hint" value={String(availability.cap)} onChange={(event) => void setCap(Number(event.currentTarget.value))}>
          {Array.from({ length: 20 }, (_, index) => <option key={index} value={String(index + 1)}>{index + 1}</option>)}
        </select>
        {problem && <p class="problem" role="alert">{problem}</p>}
      </div>
      <Hard />
    </section>
  )
}
