import { useEffect, useState } from 'preact/hooks'
import type { Refusal } from '../../shared/refusals.ts'
import { useWork } from '../at-work.ts'
import { Field } from '../Field.tsx'
import { Choice } from '../reading-room/Choice.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import type { Shown } from './address.ts'

/** Which months, and which desk. A choice shows at once; a month that is half typed waits. */
export function PeriodForm({ shown, refused, onShow }: { shown: Shown; refused: Refusal | null; onShow: (shown: Shown) => void }) {
  const { state: { view } } = useWork()
  const [typed, setTyped] = useState(shown)
  useEffect(() => setTyped(shown), [JSON.stringify(shown)])
  const month = (field: 'from' | 'to') => (value: string) => {
    const next = { ...typed, [field]: value }
    setTyped(next)
    if (/^\d{4}-\d{2}$/.test(value)) onShow(next)
  }
  const wrong = (field: string) => (refused?.field === field ? refusedInWords(refused) : null)

  return (
    <form class="period" aria-label="What is shown" onSubmit={(event) => (event.preventDefault(), onShow(typed))}>
      <Field id="from" label="From month" value={typed.from} onValue={month('from')} problem={wrong('from')} input={{ type: 'month', placeholder: '2026-11' }} />
      <Field id="to" label="To month" value={typed.to} onValue={month('to')} problem={wrong('to')} input={{ type: 'month', placeholder: '2026-11' }} />
      <Choice id="desk" label="Desk" value={shown.desk} all="All desks" of={(view?.desks ?? []).map(({ id, name }) => [id, name])} onChoose={(desk) => onShow({ ...shown, desk })} />
      <button type="button" class="do" onClick={() => print()}>Print</button>
    </form>
  )
}
