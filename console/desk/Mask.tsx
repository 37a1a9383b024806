import { useState } from 'preact/hooks'
import { isRefusal } from '../../shared/refusals.ts'
import { Dialog } from '../Dialog.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'

/** Takes out of a message what should never have been in it, for everyone and for good: a card number, a PIN, an address. */
export function Mask({ id, seq, text }: { id: string; seq: number; text: string }) {
  const { librarian } = useWork()
  const [isOpen, setOpen] = useState(false)
  const [next, setNext] = useState(text)
  const [problem, setProblem] = useState('')

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const answer = await librarian.command(id, { kind: 'mask-message', masks: seq, text: next.trim() || '…' })
    if (answer === null || isRefusal(answer)) return setProblem(refusedInWords(answer ?? { refusal: 'not-saved' }))
    setOpen(false)
  }

  return (
    <>
      <button type="button" class="plain small mask" onClick={() => (setNext(text), setOpen(true))}>Hide…</button>
      {isOpen && (
        <Dialog title="Hide something in this message" onClose={() => setOpen(false)}>
          <form onSubmit={save}>
            <div class="field">
              <label for="masked">Put … where something should not be read</label>
              <p class="quiet">The words that you take out disappear from every screen and from the database.</p>
              <textarea id="masked" rows={4} dir="auto" value={next} onInput={(event) => setNext(event.currentTarget.value)} />
            </div>
            {problem && <p class="problem" role="alert">{problem}</p>}
            <p class="row"><button class="main">Hide it</button><button type="button" onClick={() => setOpen(false)}>Cancel</button></p>
          </form>
        </Dialog>
      )}
    </>
  )
}
