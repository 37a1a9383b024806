import type { InputHTMLAttributes } from 'preact'
import { Items } from './Items.tsx'
import { SettingField } from './SettingField.tsx'

interface Props {
  path: string
  title: string
  hint?: string
  /** What one of them is called: «website». */
  one: string
  all: readonly string[]
  onChange: (all: string[]) => void
  input?: InputHTMLAttributes<HTMLInputElement>
}

/** A list of short texts, one field each. */
export function TextItems({ path, title, hint, one, all, onChange, input = {} }: Props) {
  const name = one.charAt(0).toUpperCase() + one.slice(1)
  return (
    <Items title={title} {...(hint !== undefined && { hint })} one={`a ${one}`} all={all.map((text) => ({ text }))} fresh={{ text: '' }} onChange={(items) => onChange(items.map(({ text }) => text))}>
      {({ text }, change, index) => <SettingField path={`${path}.${index}`} label={`${name} ${index + 1}`} value={text} onValue={(next) => change({ text: input.type === 'url' ? next.trim() : next })} input={{ autoComplete: 'off', ...input }} />}
    </Items>
  )
}
