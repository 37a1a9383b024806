import { useState } from 'preact/hooks'
import { isRefusal, type Refusal } from '../../shared/refusals.ts'
import { useWork } from '../at-work.ts'
import { Dialog } from '../Dialog.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { useSets } from './use-sets.ts'
import { WriteSet } from './WriteSet.tsx'

/** Puts a transcript into sets to discuss at a meeting, or makes a new one of it. */
export function ForAMeeting({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" class="small" onClick={() => setOpen(true)}>For a meeting…</button>
      {isOpen && <Dialog title="To discuss at a meeting" onClose={() => setOpen(false)}><Choose id={id} onClose={() => setOpen(false)} /></Dialog>}
    </>
  )
}

function Choose({ id, onClose }: { id: string; onClose: () => void }) {
  const { library, state: { view } } = useWork()
  const { sets, problem, add, put, takeOut } = useSets(library)
  const [told, setTold] = useState<{ done?: string; problem?: string }>({})
  const deskName = (desk: string) => view?.desks.find((one) => one.id === desk)?.name ?? desk
  const tell = (refused: Refusal | null, done: string) => setTold(refused ? { problem: refusedInWords(refused) } : { done })

  async function turn(set: string, name: string, isIn: boolean): Promise<void> {
    const answer = await (isIn ? put(set, id) : takeOut(set, id))
    tell(isRefusal(answer) ? answer : null, isIn ? `It is in “${name}”.` : `It is out of “${name}”.`)
  }
  return (
    <>
      {sets && sets.length > 0 && (
        <fieldset>
          <legend>It is in</legend>
          {sets.map(({ id: set, name, desk, transcripts }) => (
            <label key={set} class="choice">
              <input type="checkbox" checked={transcripts.some((one) => one.id === id)} onChange={(event) => void turn(set, name, event.currentTarget.checked)} />
              <span><bdi>{name}</bdi> <span class="quiet">for {deskName(desk)} · {transcripts.length}</span></span>
            </label>
          ))}
        </fieldset>
      )}
      <p class={told.done ? 'done' : 'unseen'} role="status">{told.done}</p>
      {(told.problem || problem) && <p class="problem" role="alert">{told.problem || problem}</p>}
      <details open={sets?.length === 0}>
        <summary>A new set</summary>
        <WriteSet key={sets?.length} set={null} save="Make the set" onWrite={async (written) => {
          const made = await add(written)
          if (isRefusal(made)) return made
          await turn(made.id, made.name, true)
          return null
        }} />
      </details>
      <p class="quiet">Librarians of that desk find it under “Worth reading”. A set is gone half a year after it was last changed.</p>
      <p class="row"><button type="button" class="main" onClick={onClose}>Done</button></p>
    </>
  )
}
