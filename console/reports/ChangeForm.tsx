import { useId, useState } from 'preact/hooks'
import * as v from 'valibot'
import { Change, changeLength, policies, type Policy } from '../../shared/reports.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'
import { dayInWords, policiesInWords } from './in-words.ts'

const Saved = v.object({ saved: Change })
const Newer = v.object({ newer: v.nullable(Change) })

interface Props {
  /** The one to be changed; null for a new one. */
  change: Change | null
  onSaved: () => void
  onCancel: (() => void) | null
}

/** Writes or changes one. Where somebody else was first both stay on the screen until it is decided which one holds. */
export function ChangeForm({ change, onSaved, onCancel }: Props) {
  const { library, me } = useWork()
  const id = useId()
  const [policy, setPolicy] = useState<Policy>(change?.policy ?? policies[0])
  const [text, setText] = useState(change?.text ?? '')
  const [theirs, setTheirs] = useState<Change | null | undefined>(undefined)
  const [problem, setProblem] = useState('')

  /** `over`: the version that it takes the place of; null for a new one. */
  async function save(over: number | null): Promise<void> {
    if (text.trim() === '') return setProblem('Please write something first.')
    const answer = over === null || change === null
      ? await ask(library, 'POST', '/what-we-changed', Saved, { policy, text })
      : await ask(library, 'PUT', `/what-we-changed/${encodeURIComponent(change.id)}`, v.union([Saved, Newer]), { policy, text, version: over })
    if (isRefusal(answer)) return setProblem(refusedInWords(answer))
    setProblem('')
    if ('saved' in answer) onSaved()
    else setTheirs(answer.newer)
  }

  return (
    <form class="change-form" noValidate onSubmit={(event) => (event.preventDefault(), void save(theirs === null ? null : (theirs ?? change)?.version ?? null))}>
      <div class="field">
        <label for={`${id}-policy`}>Because of</label>
        <select id={`${id}-policy`} value={policy} onChange={(event) => setPolicy(policies.find((one) => one === event.currentTarget.value) ?? 'other')}>
          {policies.map((one) => <option key={one} value={one}>{policiesInWords[one]}</option>)}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-text`}>What we changed</label>
        <textarea id={`${id}-text`} rows={4} maxLength={changeLength} dir="auto" value={text} onInput={(event) => setText(event.currentTarget.value)} aria-invalid={problem !== ''} aria-describedby={`${id}-signed`} />
        <p class="quiet" id={`${id}-signed`}>It will be signed: {me.name}, today. Supervisors and admins read it. Please name nobody.</p>
      </div>
      {theirs !== undefined && (
        <div class="notice" role="alert">
          {theirs === null ? <p><strong>Somebody else has removed it meanwhile.</strong> Yours is still here; saved, it is a new one.</p> : (
            <>
              <p><strong><bdi>{theirs.by}</bdi> has changed it meanwhile.</strong> Yours is still here. Theirs, of {dayInWords(theirs.at)}:</p>
              <p class="text" dir="auto">{theirs.text}</p>
            </>
          )}
        </div>
      )}
      {problem && <p class="problem" role="alert">{problem}</p>}
      <p class="row">
        <button class="main">{theirs ? 'Save mine over theirs' : 'Sign and save'}</button>
        {onCancel && <button type="button" onClick={onCancel}>{theirs ? 'Keep theirs' : 'Cancel'}</button>}
      </p>
    </form>
  )
}
