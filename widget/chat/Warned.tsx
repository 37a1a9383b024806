import type { Secret } from '../secrets.ts'
import { useWords } from '../words/words.ts'

/** Asks, before it is sent, about what looks like a card number or a PIN: it is the patron's to send. */
export function Warned({ of, onEdit, onAnyway }: { of: Secret; onEdit: () => void; onAnyway: () => void }) {
  const words = useWords()
  return (
    <div class="warning" role="alert">
      <p>{of === 'pin' ? words.warnPin : words.warnCard}</p>
      <p class="row">
        <button type="button" onClick={onEdit}>{words.edit}</button>
        <button type="button" onClick={onAnyway}>{words.sendAnyway}</button>
      </p>
    </div>
  )
}
