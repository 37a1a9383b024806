import type { ComponentChildren, InputHTMLAttributes } from 'preact'

interface FieldProps {
  id: string
  label: string
  value: string
  onValue: (value: string) => void
  /** What the browser should know of it: type, autoComplete, maxLength… */
  input?: InputHTMLAttributes<HTMLInputElement>
  hint?: ComponentChildren
  /** What is wrong with it, once known. */
  problem?: string | null
  /** The label is for screen readers alone, where the eye sees what it is from its place. */
  unseen?: boolean
}

/** A labelled line of text, with its hint and what is wrong with it tied to it for screen readers. */
export function Field({ id, label, value, onValue, input = {}, hint, problem, unseen = false }: FieldProps) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id} class={unseen ? 'unseen' : ''}>{label}</label>
      {hint && <p class="quiet" id={`${id}-hint`}>{hint}</p>}
      <input {...input} id={id} name={id} value={value} onInput={(event) => onValue(event.currentTarget.value)} aria-invalid={Boolean(problem)}
        {...(described && { 'aria-describedby': described })} />
      {problem && <p class="problem" id={`${id}-problem`} role="alert">{problem}</p>}
    </div>
  )
}
