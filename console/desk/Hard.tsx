import { useState } from 'preact/hooks'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'

const rests = [10, 20, 30] as const

/** «That was hard»: no new chats for a while. No reason is asked, and nothing is counted. */
export function Hard() {
  const { state: { view }, librarian } = useWork()
  const [told, setTold] = useState('')
  const until = view?.me.restsUntil ?? null
  const rest = async (minutes: number) => {
    const refused = await librarian.hard(minutes)
    setTold(refused ? refusedInWords(refused) : '')
  }
  if (until !== null && until > Date.now()) return <p class="done" role="status">No new chats come to you for a while. Breathe, have some water, take a walk.</p>
  return (
    <div class="hard">
      <p id="hard">That was hard? No new chats for</p>
      <p class="row" role="group" aria-labelledby="hard">
        {rests.map((minutes) => <button key={minutes} type="button" class="small" onClick={() => void rest(minutes)}>{minutes} minutes</button>)}
      </p>
      {told && <p class="problem" role="alert">{told}</p>}
    </div>
  )
}
