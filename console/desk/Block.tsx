import { isRefusal } from '../../shared/refusals.ts'
import { Dialog } from '../Dialog.tsx'
import { useWork } from '../at-work.ts'
import { Hard } from './Hard.tsx'

/** Ends an abusive chat and keeps its browser from asking again for a while; then offers a rest, as that was hard. */
export function Block({ id, onClose }: { id: string; onClose: () => void }) {
  const { librarian } = useWork()
  async function block(): Promise<void> {
    const answer = await librarian.command(id, { kind: 'block-patron' })
    if (answer && !isRefusal(answer)) onClose()
  }
  return (
    <Dialog title="Block this patron?" onClose={onClose}>
      <p>The chat ends, and whoever wrote here can’t ask at this library’s desks for twelve hours. They are told only that the chat has ended.</p>
      <p>You don’t have to put up with abuse, and nobody counts this.</p>
      <Hard />
      <p class="row"><button type="button" class="danger" onClick={() => void block()}>End and block</button><button type="button" onClick={onClose}>Cancel</button></p>
    </Dialog>
  )
}
