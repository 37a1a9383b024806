import { useProblem } from './Problems.ts'

/** Several lines of the settings. */
export function SettingText({ path, label, value, onValue }: { path: string; label: string; value: string; onValue: (value: string) => void }) {
  const problem = useProblem(path)
  return (
    <div class="field">
      <label for={path}>{label}</label>
      <textarea id={path} rows={3} dir="auto" value={value} onInput={(event) => onValue(event.currentTarget.value)} aria-invalid={problem !== null} {...(problem && { 'aria-describedby': `${path}-problem` })} />
      {problem && <p class="problem" id={`${path}-problem`}>{problem}</p>}
    </div>
  )
}
