/** A switch: says what it is, and whether it is on. */
export function Switch({ label, on, onTurn }: { label: string; on: boolean; onTurn: (on: boolean) => void }) {
  return <button type="button" role="switch" class="switch" aria-checked={on} onClick={() => onTurn(!on)}><span class="knob" aria-hidden="true" />{label}</button>
}
