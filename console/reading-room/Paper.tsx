import { useEffect, useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { Transcript } from '../../shared/transcript.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { factsOf } from './in-words.ts'
import { Reading } from './Reading.tsx'

const Opened = v.object({ transcript: Transcript })

/** One transcript, to be read in peace. j and k go to the next and the one before, Escape closes. */
export function Paper({ id, onStep, onClose }: { id: string; onStep: (step: number) => void; onClose: () => void }) {
  const { library, state: { view } } = useWork()
  const [transcript, setTranscript] = useState<Transcript | null>(null)
  const [problem, setProblem] = useState('')
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    let isLatest = true
    setTranscript(null)
    setProblem('')
    void ask(library, 'GET', `/transcripts/${encodeURIComponent(id)}`, Opened).then((answer) => {
      if (!isLatest) return
      if (isRefusal(answer)) setProblem(refusedInWords(answer))
      else setTranscript(answer.transcript)
    })
    return () => void (isLatest = false)
  }, [library, id])
  // Whoever opens one reads it next, by eye or by ear.
  useEffect(() => title.current?.focus(), [transcript, problem])

  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'j') onStep(1)
    else if (event.key === 'k') onStep(-1)
  }
  return (
    <article class="sheet-of-paper" aria-labelledby="paper" onKeyDown={pressed}>
      <header>
        <h2 id="paper" ref={title} tabIndex={-1}>{transcript ? (view?.desks.find((one) => one.id === transcript.desk)?.name ?? transcript.desk) : problem ? 'Not here' : 'One moment…'}</h2>
        <p class="row tools">
          <button type="button" class="small back" onClick={onClose}>Back to the list</button>
          {transcript && <button type="button" class="small" onClick={() => print()}>Print</button>}
        </p>
      </header>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {transcript && (
        <>
          <ul class="facts quiet">{factsOf(transcript).map((fact) => <li key={fact}>{fact}</li>)}</ul>
          <Reading transcript={transcript} />
        </>
      )}
    </article>
  )
}
