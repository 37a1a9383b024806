import { useState } from 'preact/hooks'
import type { Refusal } from '../../shared/refusals.ts'
import type { SetWritten } from '../../shared/transcript-set.ts'
import { useWork } from '../at-work.ts'
import { Field } from '../Field.tsx'
import { refusedInWords } from '../refused-in-words.ts'

/** What a set is called, which desk’s librarians may read it, what to talk about. */
export function WriteSet({ set, save, onWrite }: { set: SetWritten | null; save: string; onWrite: (written: SetWritten) => Promise<Refusal | null> }) {
  const { state: { view } } = useWork()
  const [written, setWritten] = useState<SetWritten>(set ?? { name: '', about: '', desk: view?.desks[0]?.id ?? '' })
  const [problem, setProblem] = useState<{ name?: string; other?: string }>({})
  const change = (next: Partial<SetWritten>) => (setWritten({ ...written, ...next }), setProblem({}))

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (written.name.trim() === '') return setProblem({ name: 'Please give it a name.' })
    const refused = await onWrite(written)
    if (refused) setProblem({ other: refusedInWords(refused) })
  }
  return (
    <form onSubmit={submit}>
      <Field id="set-name" label="Name" value={written.name} onValue={(name) => change({ name })} problem={problem.name ?? null} input={{ maxLength: 80 }} />
      <div class="field">
        <label for="set-desk">Whose librarians may read it</label>
        <select id="set-desk" value={written.desk} onChange={(event) => change({ desk: event.currentTarget.value })}>
          {view?.desks.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </div>
      <div class="field">
        <label for="set-about">What to talk about <span class="quiet">(may be left out)</span></label>
        <textarea id="set-about" rows={2} dir="auto" maxLength={500} value={written.about} onInput={(event) => change({ about: event.currentTarget.value })} />
      </div>
      {problem.other && <p class="problem" role="alert">{problem.other}</p>}
      <p><button>{save}</button></p>
    </form>
  )
}
