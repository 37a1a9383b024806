import { useEffect, useId, useRef, useState } from 'preact/hooks'

/** A link that works once, with a button that copies it. Whoever has it can use it, so it is shown here and nowhere else. */
export function OneTimeLink({ link, lasts }: { link: string; lasts: string }) {
  const [told, setTold] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const hint = useId()
  // Read out at once, and ready to be copied by hand.
  useEffect(() => field.current?.focus(), [link])
  const copy = () => navigator.clipboard.writeText(link).then(() => setTold('Copied.'), () => setTold('Please copy it by hand.'))
  return (
    <div class="once">
      <p id={hint}>This link works once, within {lasts}. Give it to nobody else: it is shown only here.</p>
      <p class="row">
        <input ref={field} readOnly value={link} dir="ltr" aria-label="The link" aria-describedby={hint} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" onClick={() => void copy()}>Copy</button>
        <span class="done" role="status">{told}</span>
      </p>
    </div>
  )
}
