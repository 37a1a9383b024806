import { useState } from 'preact/hooks'
import { holdDeeds, type HoldDeed } from '../../shared/hold.ts'

const choices: Record<HoldDeed, string> = {
  open: 'Open it: you and whoever agrees can read it for a day',
  'keep-longer': 'Keep it for ninety days more',
  'let-go': 'Let it go now: what was put aside of it is erased',
}

/** Asks for what only two can do together. */
export function AskForIt({ id, isOpen, needed, onAsk }: { id: string; isOpen: boolean; needed: string; onAsk: (asked: { what: HoldDeed; why: string }) => Promise<boolean> }) {
  const [what, setWhat] = useState<HoldDeed | null>(null)
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState('')

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!what) return setProblem('Please choose what you ask for.')
    if (!why.trim()) return setProblem('Please say why: it is written down.')
    if (await onAsk({ what, why })) setWhy('')
  }

  return (
    <details>
      <summary>Ask for something</summary>
      <form onSubmit={submit} noValidate class="inside">
        <fieldset>
          <legend>What do you ask for?</legend>
          {holdDeeds.filter((one) => !(isOpen && one === 'open')).map((one) => (
            <label key={one} class="choice"><input type="radio" name={`what-${id}`} checked={what === one} onChange={() => (setWhat(one), setProblem(''))} /><span>{choices[one]}</span></label>
          ))}
        </fieldset>
        <div class="field">
          <label for={`why-${id}`}>Why</label>
          <p class="quiet" id={`why-${id}-hint`}>It is written down and shown to whoever agrees. {needed} has to.</p>
          <textarea id={`why-${id}`} rows={2} dir="auto" maxLength={500} value={why} aria-describedby={`why-${id}-hint${problem ? ` why-${id}-problem` : ''}`} onInput={(event) => (setWhy(event.currentTarget.value), setProblem(''))} />
          {problem && <p class="problem" id={`why-${id}-problem`} role="alert">{problem}</p>}
        </div>
        <p><button class="main">Ask</button></p>
      </form>
    </details>
  )
}
