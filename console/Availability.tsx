import { useState } from 'preact/hooks'
import { refusedInWords } from './refused-in-words.ts'
import { useNow } from './since.ts'
import { useWork } from './at-work.ts'

/** Whether I take chats, and at which of my desks. Patrons see a desk as open while somebody does. */
export function Availability() {
  const { state: { view }, librarian } = useWork()
  const [problem, setProblem] = useState('')
  const now = useNow(10_000)
  if (!view) return null
  const { me, desks } = view
  const { availability } = me
  const mine = desks.filter((desk) => me.desks.includes(desk.id))
  const rests = me.restsUntil !== null && me.restsUntil > now
  const settle = async (change: Partial<typeof availability>) => {
    const refused = await librarian.available({ ...availability, ...change })
    setProblem(refused ? refusedInWords(refused) : '')
  }

  return (
    <div class="availability">
      {rests && me.restsUntil !== null ? (
        <p class="resting">
          No new chats until {new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(me.restsUntil)}.{' '}
          <button type="button" class="small" onClick={() => void librarian.hard(0)}>I’m back</button>
        </p>
      ) : (
        <button type="button" role="switch" class="switch" aria-checked={availability.available} disabled={mine.length === 0}
          onClick={() => void settle({ available: !availability.available, desks: availability.desks.length > 0 ? availability.desks : me.desks })}>
          <span class="knob" aria-hidden="true" />{availability.available ? 'I take chats' : 'I’m away'}
        </button>
      )}
      {mine.length === 0 && <p class="quiet">You belong to no desk yet. An admin can change that.</p>}
      {mine.length > 1 && (
        <details class="desks">
          <summary>{availability.desks.length === mine.length ? 'all my desks' : `${availability.desks.length} of ${mine.length} desks`}</summary>
          <fieldset>
            <legend>I answer at</legend>
            {mine.map((desk) => (
              <label key={desk.id} class="choice">
                <input type="checkbox" checked={availability.desks.includes(desk.id)}
                  onChange={(event) => void settle({ desks: event.currentTarget.checked ? [...availability.desks, desk.id] : availability.desks.filter((one) => one !== desk.id) })} />
                <span>{desk.name}</span>
              </label>
            ))}
          </fieldset>
        </details>
      )}
      {problem && <p class="problem" role="alert">{problem}</p>}
    </div>
  )
}
