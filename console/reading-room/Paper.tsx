import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { Transcript } from '../../shared/transcript.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { OnPaper } from '../OnPaper.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { deskInWords, factsOf } from './in-words.ts'
import { Reading } from './Reading.tsx'
import { StillIdentifies } from './StillIdentifies.tsx'
import { useFound } from './use-found.ts'
import { usePicking } from './use-picking.ts'

const Opened = v.object({ transcript: Transcript })

interface PaperProps {
  /** Where it is read: below /staff/LIBRARY. */
  path: string
  onStep: (step: number) => void
  onClose: () => void
  /** What was looked for when it was found: it is marked. */
  words?: string
  /** What else can be done with it, beside Print. */
  tools?: ComponentChildren
  /** Where words may be taken out of it: its id, and what follows. */
  masks?: { id: string; onMasked: () => void }
}

/** One transcript, to be read in peace. j and k go to the next and the one before, Escape closes. */
export function Paper({ path, onStep, onClose, words = '', tools, masks }: PaperProps) {
  const { library, state: { view } } = useWork()
  const [transcript, setTranscript] = useState<Transcript | null>(null)
  const [problem, setProblem] = useState('')
  const [isMasking, setMasking] = useState(false)
  const [told, setTold] = useState('')
  const title = useRef<HTMLHeadingElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const { picked, pressed: picks } = usePicking(text)
  useFound(text, words, transcript)
  useEffect(() => {
    let isLatest = true
    setTranscript(null)
    setProblem('')
    setTold('')
    setMasking(false)
    void ask(library, 'GET', path, Opened).then((answer) => {
      if (!isLatest) return
      if (isRefusal(answer)) setProblem(refusedInWords(answer))
      else setTranscript(answer.transcript)
    })
    return () => void (isLatest = false)
  }, [library, path])
  // Whoever opens one reads it next, by eye or by ear.
  useEffect(() => title.current?.focus(), [path, transcript === null, problem])

  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'j') onStep(1)
    else if (event.key === 'k') onStep(-1)
    else if (event.key === 'm' && transcript && masks) {
      event.preventDefault()
      setMasking(true)
    }
  }
  function masked(next: Transcript, places: number): void {
    setTranscript(next)
    setMasking(false)
    setTold(`Taken out in ${places} ${places === 1 ? 'place' : 'places'}.`)
    masks?.onMasked()
  }
  return (
    <article class="sheet-of-paper" aria-labelledby="paper" onKeyDown={pressed}>
      <OnPaper of="A transcript, de-identified" />
      <header>
        <h2 id="paper" ref={title} tabIndex={-1}>{transcript ? deskInWords(view?.desks, transcript.desk) : problem ? 'Not here' : 'One moment…'}</h2>
        <div class="row tools">
          <button type="button" class="small back" onClick={onClose}>Back to the list</button>
          {transcript && <>{tools}<button type="button" class="small" onClick={() => print()}>Print</button></>}
        </div>
      </header>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {transcript && <ul class="facts quiet">{factsOf(transcript).map((fact) => <li key={fact}>{fact}</li>)}</ul>}
      {transcript && !masks && <Reading transcript={transcript} />}
      {transcript && masks && (
        <>
          <div class="picking" ref={text} role="group" aria-label="What was said" aria-describedby="picking" tabIndex={0} onKeyDown={picks}><Reading transcript={transcript} /></div>
          <footer class="row tools">
            <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => setMasking(true)}>This still identifies someone…</button>
            <p class="quiet" id="picking">Select words first, with the mouse or with <kbd>←</kbd> <kbd>→</kbd> and <kbd>Shift</kbd>; <kbd>m</kbd> takes them out.</p>
          </footer>
          <p class={told ? 'done' : 'unseen'} role="status">{told}</p>
          <p class="unseen" role="status">{picked.length > 0 && `Picked: ${picked.join(', ')}`}</p>
          {isMasking && <StillIdentifies id={masks.id} transcript={transcript} picked={picked} onMasked={masked} onClose={() => setMasking(false)} />}
        </>
      )}
      {transcript && <p class="on-paper last">Nobody is named, and somebody may be known again all the same. Please destroy this sheet when it has done its work: what is taken out or erased later stays on paper.</p>}
    </article>
  )
}
