import { useRef } from 'preact/hooks'
import type { ListedTranscript } from '../../shared/transcript.ts'
import { useWork } from '../at-work.ts'
import { deskInWords, factsOf } from './in-words.ts'

/** What was found. Arrows, j and k move from one to the next; Enter opens. */
export function Hits({ transcripts, open, onOpen }: { transcripts: readonly ListedTranscript[]; open: string | null; onOpen: (id: string) => void }) {
  const list = useRef<HTMLOListElement>(null)
  function pressed(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((one) => one === document.activeElement)
    buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus()
  }
  return (
    <ol class="hits" ref={list} onKeyDown={pressed}>
      {transcripts.map((one) => <li key={one.id}><Hit transcript={one} isOpen={one.id === open} onOpen={() => onOpen(one.id)} /></li>)}
    </ol>
  )
}

function Hit({ transcript, isOpen, onOpen }: { transcript: ListedTranscript; isOpen: boolean; onOpen: () => void }) {
  const { state: { view } } = useWork()
  const { id, desk, question, excerpt } = transcript
  return (
    <button type="button" class="hit" data-transcript={id} aria-current={isOpen} onClick={onOpen}>
      <span class="question" dir="auto">{question}</span>
      {excerpt.length > 0 && <span class="excerpt" dir="auto">{excerpt.map((piece, index) => (index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece))}</span>}
      <span class="quiet">{[deskInWords(view?.desks, desk), ...factsOf(transcript)].join(' · ')}</span>
    </button>
  )
}
