import { Dialog } from './Dialog.tsx'

/** Asks once before something that can't be undone. */
export function Sure({ title, text, yes, onYes, onClose }: { title: string; text: string; yes: string; onYes: () => void; onClose: () => void }) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <p class="row"><button type="button" class="danger" onClick={() => (onClose(), onYes())}>{yes}</button><button type="button" onClick={onClose}>Cancel</button></p>
    </Dialog>
  )
}
