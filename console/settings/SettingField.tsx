import type { InputHTMLAttributes } from 'preact'
import { Field } from '../Field.tsx'
import { useProblem } from './Problems.ts'

interface Props {
  /** Its place in the settings, dotted: what is wrong with it is found by this. */
  path: string
  label: string
  value: string
  onValue: (value: string) => void
  hint?: string
  input?: InputHTMLAttributes<HTMLInputElement>
  unseen?: boolean
}

/** A line of the settings. */
export const SettingField = ({ path, ...rest }: Props) => <Field {...rest} id={path} problem={useProblem(path)} />

/** A whole number of the settings. What is no number stays as it was typed, and is named when it is saved. */
export function NumberField({ value, onNumber, ...rest }: Omit<Props, 'value' | 'onValue' | 'input'> & { value: number; onNumber: (value: number) => void }) {
  return <SettingField {...rest} value={Number.isNaN(value) ? '' : String(value)} onValue={(text) => onNumber(text.trim() === '' ? Number.NaN : Number(text))} input={{ type: 'number' }} />
}
