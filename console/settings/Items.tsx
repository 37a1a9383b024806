import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

interface ItemsProps<T> {
  title: string
  hint?: string
  all: readonly T[]
  /** What one of them is called: «a reply». */
  one: string
  fresh: T
  onChange: (all: T[]) => void
  children: (item: T, change: (change: Partial<T>) => void, index: number) => ComponentChildren
}

/** A list that grows and shrinks: each item with its fields, and buttons to add and to remove. */
export function Items<T extends object>({ title, hint, all, one, fresh, onChange, children }: ItemsProps<T>) {
  const add = useRef<HTMLButtonElement>(null)
  // The button that was pressed goes with its item; the next best place keeps the keyboard here.
  const remove = (index: number) => (add.current?.focus(), onChange(all.toSpliced(index, 1)))
  return (
    <fieldset class="items">
      <legend>{title}</legend>
      {hint && <p class="quiet">{hint}</p>}
      {all.map((item, index) => (
        <div key={index} class="item">
          {children(item, (change) => onChange(all.with(index, { ...item, ...change })), index)}
          <p><button type="button" class="small" onClick={() => remove(index)}>Remove<span class="unseen"> {one} {index + 1}</span></button></p>
        </div>
      ))}
      <p><button ref={add} type="button" class="small" onClick={() => onChange([...all, fresh])}>Add {one}</button></p>
    </fieldset>
  )
}
