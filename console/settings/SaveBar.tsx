import { useState } from 'preact/hooks'
import { Sure } from '../Sure.tsx'

/** One Save for the whole page. It stands at its end, where it covers nothing. */
export function SaveBar({ isChanged, told, onUndo }: { isChanged: boolean; told: { problem?: string; done?: string }; onUndo: () => void }) {
  const [isAsking, setAsking] = useState(false)
  return (
    <div class="save-bar">
      <button class="main">Save</button>
      {isChanged && <button type="button" onClick={() => setAsking(true)}>Undo all…</button>}
      <span class="quiet">{isChanged ? 'Not saved yet.' : ''}</span>
      <span class="done" role="status">{told.done}</span>
      {told.problem && <span class="problem" role="alert">{told.problem}</span>}
      {isAsking && <Sure title="Undo all changes?" text="Everything that you changed here since the last save goes back to what it was." yes="Undo all" onYes={onUndo} onClose={() => setAsking(false)} />}
    </div>
  )
}
