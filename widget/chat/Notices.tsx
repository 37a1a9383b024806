import { useEffect, useState } from 'preact/hooks'
import type { Patron } from '../patron.ts'
import { useWords } from '../words/words.ts'

/** A line that is gone for a moment is nobody's worry (ms). */
const patience = 2_000

/** What stands above everything: the line is down, the chat is gone, nothing can be kept. */
export function Notices({ state, canKeep, onOwnWindow }: { state: Patron; canKeep: boolean; onOwnWindow: () => void }) {
  const words = useWords()
  const [isDown, setDown] = useState(false)
  useEffect(() => {
    setDown(false)
    if (state.connected || !state.desk) return
    const waiting = setTimeout(() => setDown(true), patience)
    return () => clearTimeout(waiting)
  }, [state.connected, state.desk === null])
  return (
    <div class="notices" aria-live="polite">
      {isDown && <p class="notice">{words.reconnecting}</p>}
      {state.gone === 'changed' && <p class="notice">{words.changed}</p>}
      {state.gone === 'erased' && <p class="notice">{words.erased}</p>}
      {!canKeep && state.begun && <p class="notice">{words.memory} <button type="button" onClick={onOwnWindow}>{words.ownWindow}</button></p>}
    </div>
  )
}
