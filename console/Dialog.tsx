import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A modal dialog of the browser's own: it holds the focus, closes with Escape, and gives the focus back to where it was. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    box.current?.showModal()
    return () => void (opener instanceof HTMLElement && opener.focus())
  }, [])
  return (
    <dialog ref={box} aria-label={title} onClose={onClose} onCancel={onClose}>
      <div class="inside">
        <h2>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}
