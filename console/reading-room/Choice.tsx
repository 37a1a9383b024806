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
  // What is chosen stays so while the names of the others are on their way.
  const choices = value === null || of.some(([one]) => one === value) ? of : [...of, [value, String(value)] as const]
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChoose(choices.find(([one]) => String(one) === event.currentTarget.value)?.[0] ?? null)}>
        <option value="">{all}</option>
        {choices.map(([one, name]) => <option key={one} value={one}>{name}</option>)}
      </select>
    </div>
  )
}
