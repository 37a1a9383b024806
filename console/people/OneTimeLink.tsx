import { useState } from 'preact/hooks'

/** A link that works once, with a button that copies it. Whoever has it can use it, so it is shown here and nowhere else. */
export function OneTimeLink({ link, lasts }: { link: string; lasts: string }) {
  const [told, setTold] = useState('')
  const copy = () => navigator.clipboard.writeText(link).then(() => setTold('Copied.'), () => setTold('Please copy it by hand.'))
  return (
    <div class="once" role="status">
      <p>This link works once, within {lasts}. Give it to nobody else.</p>
      <p class="row"><input readOnly value={link} dir="ltr" aria-label="The link" onFocus={(event) => event.currentTarget.select()} /><button type="button" onClick={() => void copy()}>Copy</button> <span class="done">{told}</span></p>
    </div>
  )
}
