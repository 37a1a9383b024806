interface ChoiceProps<T extends string | number> {
  id: string
  label: string
  value: T | null
  /** What it is called when nothing is chosen. */
  all: string
  of: readonly (readonly [T, string])[]
  onChoose: (value: T | null) => void
}

/** One of a few, or any. */
export function Choice<T extends string | number>({ id, label, value, all, of, onChoose }: ChoiceProps<T>) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChoose(of.find(([one]) => String(one) === event.currentTarget.value)?.[0] ?? null)}>
        <option value="">{all}</option>
        {of.map(([one, name]) => <option key={one} value={one}>{name}</option>)}
      </select>
    </div>
  )
}
