import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { maskLimits, maskTranscript, saysSomething } from '../../shared/masking.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { Transcript } from '../../shared/transcript.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { Dialog } from '../Dialog.tsx'
import { refusedInWords } from '../refused-in-words.ts'

const Masked = v.object({ transcript: Transcript })
/** So many changed lines are shown before it is done. */
const shown = 5

interface StillIdentifiesProps {
  id: string
  transcript: Transcript
  picked: readonly string[]
  onMasked: (transcript: Transcript, places: number) => void
  onClose: () => void
}

/** «This still identifies someone»: shows what will be gone, and how it reads then, before it is gone. */
export function StillIdentifies({ id, transcript, picked, onMasked, onClose }: StillIdentifiesProps) {
  const { library } = useWork()
  const [typed, setTyped] = useState(picked.join('\n'))
  const [problem, setProblem] = useState('')
  const phrases = typed.split('\n').map((phrase) => phrase.trim().slice(0, maskLimits.phrase)).filter(saysSomething).slice(0, maskLimits.phrases)
  const { transcript: next, places } = maskTranscript(transcript, phrases)
  const before = new Set(saidIn(transcript))
  const changed = saidIn(next).filter((text) => !before.has(text))

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (places === 0) return setProblem('These words are not in this transcript.')
    const answer = await ask(library, 'POST', `/transcripts/${encodeURIComponent(id)}/mask`, Masked, { phrases })
    if (isRefusal(answer)) return setProblem(refusedInWords(answer))
    onMasked(answer.transcript, places)
  }
  return (
    <Dialog title="This still identifies someone" onClose={onClose}>
      <form onSubmit={submit}>
        <div class="field">
          <label for="phrases">Words to take out, one phrase a line</label>
          <p class="quiet" id="phrases-hint">They go wherever they stand in this transcript, for everyone and for good. That you did it is written down, the words are not.</p>
          <textarea id="phrases" rows={3} dir="auto" value={typed} aria-describedby="phrases-hint phrases-found" onInput={(event) => (setTyped(event.currentTarget.value), setProblem(''))} />
        </div>
        <div id="phrases-found" role="status">
          <p>{phrases.length === 0 ? '' : places === 0 ? 'Found nowhere in it.' : `Found in ${places} ${places === 1 ? 'place' : 'places'}. Then it reads:`}</p>
          <ul class="then-reads">{changed.slice(0, shown).map((text, n) => <li key={n} dir="auto">{text}</li>)}</ul>
          {changed.length > shown && <p class="quiet">… and {changed.length - shown} more.</p>}
        </div>
        {problem && <p class="problem" role="alert">{problem}</p>}
        <p class="row"><button class="main">Take them out for good</button><button type="button" onClick={onClose}>Cancel</button></p>
      </form>
    </Dialog>
  )
}

const saidIn = ({ lines, comment }: Transcript): string[] => [...lines.flatMap((line) => (line.what === 'happening' ? [] : [line.text])), comment]
