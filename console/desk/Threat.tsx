import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { Dialog } from '../Dialog.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { dateInWords } from '../since.ts'
import { Hard } from './Hard.tsx'

const Held = v.object({ until: v.number() })

/** Reports a threat: the chat is then held beyond its time. Whoever reports it needs nobody's leave. */
export function Threat({ id, onClose }: { id: string; onClose: () => void }) {
  const { library } = useWork()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const [until, setUntil] = useState<number | null>(null)

  async function report(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!reason.trim()) return setProblem('Please say in a few words what happened.')
    const answer = await ask(library, 'POST', '/holds', Held, { chat: id, reason })
    if (isRefusal(answer)) return setProblem(refusedInWords(answer))
    setUntil(answer.until)
  }

  if (until !== null) {
    return (
      <Dialog title="This chat is held" onClose={onClose}>
        <p role="status">It is held until {dateInWords(until)}, also if its patron has it erased. Nobody reads more of it than before, unless a supervisor and an admin open it together.</p>
        <p>Thank you for saying so. Please tell a supervisor yourself: nobody is called by this. What becomes of it stands on your own page, behind your name.</p>
        <Hard />
        <p class="row"><button type="button" class="main" autoFocus onClick={onClose}>Close</button></p>
      </Dialog>
    )
  }
  return (
    <Dialog title="Report a threat" onClose={onClose}>
      <form onSubmit={report} noValidate>
        <p>For a threat against anybody: a patron, a colleague, you. <strong>If somebody is in danger now, call for help first.</strong></p>
        <p>This chat is then held for ninety days, so that it is there if it is needed. Only a supervisor and an admin together can open it.</p>
        <div class="field">
          <label for="threat">What happened, in your own words</label>
          <p class="quiet" id="threat-hint">Supervisors and admins read this before anybody opens the chat. Please name no patron and quote nothing.</p>
          <textarea id="threat" rows={3} dir="auto" maxLength={1000} value={reason} aria-invalid={problem !== ''} aria-describedby={`threat-hint${problem ? ' threat-problem' : ''}`} onInput={(event) => (setReason(event.currentTarget.value), setProblem(''))} />
          {problem && <p class="problem" id="threat-problem" role="alert">{problem}</p>}
        </div>
        <p class="row"><button class="main">Hold this chat</button><button type="button" onClick={onClose}>Cancel</button></p>
      </form>
    </Dialog>
  )
}
