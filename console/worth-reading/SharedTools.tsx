import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { Sure } from '../Sure.tsx'

/** Thanks to whoever shared it; whoever did can take it back. */
export function SharedTools({ id, mine, onTakenBack }: { id: string; mine: boolean; onTakenBack: () => void }) {
  const { library } = useWork()
  const [told, setTold] = useState('')
  const [isSure, setSure] = useState(false)
  const path = `/shared/${encodeURIComponent(id)}`

  async function thank(): Promise<void> {
    const answer = await ask(library, 'POST', `${path}/thanks`, v.object({ thanked: v.boolean() }))
    setTold(isRefusal(answer) ? refusedInWords(answer) : 'Your thanks are on their way.')
  }
  async function takeBack(): Promise<void> {
    const answer = await ask(library, 'DELETE', path, v.object({ takenBack: v.boolean() }))
    if (isRefusal(answer)) setTold(refusedInWords(answer))
    else onTakenBack()
  }
  return (
    <>
      {mine ? <button type="button" class="small" onClick={() => setSure(true)}>This is mine: take it back…</button>
        : <button type="button" class="small" disabled={told !== ''} onClick={() => void thank()}>Send thanks</button>}
      <span class={told ? 'quiet' : 'unseen'} role="status">{told}</span>
      {isSure && <Sure title="Take it back?" text="Colleagues no longer find it here, and it can’t be shared again. The transcript itself stays where supervisors read." yes="Take it back" onYes={() => void takeBack()} onClose={() => setSure(false)} />}
    </>
  )
}
