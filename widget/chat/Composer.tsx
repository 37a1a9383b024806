import { useRef, useState } from 'preact/hooks'
import { limits } from '../../shared/commands.ts'
import type { PatronEnd } from '../patron.ts'
import { secretIn, type Secret } from '../secrets.ts'
import { useWords } from '../words/words.ts'
import { Warned } from './Warned.tsx'

/** Where the patron writes. What looks like a card number or a PIN is asked about first; what is too long stays, and is told. */
export function Composer({ patron }: { patron: PatronEnd }) {
  const words = useWords()
  const { draft } = patron.now()
  const [warned, setWarned] = useState<Secret | null>(null)
  const [problem, setProblem] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)

  function send(anyway: boolean): void {
    const text = draft.trim()
    if (!text) return
    if (text.length > limits.message) return setProblem(words.tooLong(limits.message))
    const secret = anyway ? null : secretIn(text)
    setWarned(secret)
    if (secret) return
    setProblem('')
    patron.say(text)
    box.current?.focus()
  }

  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), send(false))}>
      {warned && <Warned of={warned} onEdit={() => (setWarned(null), box.current?.focus())} onAnyway={() => send(true)} />}
      {problem && <p class="problem" role="alert" id="composer-problem">{problem}</p>}
      <label for="message" class="unseen">{words.message}</label>
      <textarea id="message" ref={box} rows={2} dir="auto" value={draft} placeholder={words.message} aria-describedby={problem ? 'composer-problem' : undefined}
        onInput={(event) => (setWarned(null), setProblem(''), patron.draft(event.currentTarget.value))}
        onKeyDown={(event) => {
          // An input method's Enter chooses a word; a held key sends nothing twice.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
          event.preventDefault()
          if (!event.repeat) send(false)
        }} />
      <button class="main send">{words.send}</button>
    </form>
  )
}
