import type { Desk } from '../../shared/desk.ts'
import { useProblem } from './Problems.ts'

type Span = Desk['hours']['monday'][number]

/** Office hours, or the afternoon that follows. */
const after = (last: Span | undefined): Span => (last ? { from: last.to, to: last.to < '18:00' ? '18:00' : '24:00' } : { from: '09:00', to: '17:00' })

/** The hours of one day: any number of spans, none for closed. */
export function Spans({ path, day, spans, onChange }: { path: string; day: string; spans: readonly Span[]; onChange: (spans: Span[]) => void }) {
  return (
    <div class="spans">
      {spans.length === 0 && <p class="quiet">closed</p>}
      {spans.map((span, index) => <OneSpan key={index} path={`${path}.${index}`} day={day} span={span} onChange={(next) => onChange(next ? spans.with(index, next) : spans.toSpliced(index, 1))} />)}
      <p><button type="button" class="small plain" onClick={() => onChange([...spans, after(spans.at(-1))])}>{spans.length === 0 ? 'Open' : 'Add hours'}<span class="unseen"> on {day}</span></button></p>
    </div>
  )
}

function OneSpan({ path, day, span, onChange }: { path: string; day: string; span: Span; onChange: (span: Span | null) => void }) {
  const problem = [useProblem(path), useProblem(`${path}.from`), useProblem(`${path}.to`)].find((one) => one !== null) ?? null
  const wrong = { 'aria-invalid': problem !== null, ...(problem && { 'aria-describedby': `${path}-problem` }) }
  return (
    <div class="span">
      <input type="time" aria-label={`${day}, from`} value={span.from} onInput={(event) => onChange({ ...span, from: event.currentTarget.value })} {...wrong} />
      <span aria-hidden="true">–</span>
      {/* A day can end at 24:00, which no browser's time field knows: there it shows as 00:00. */}
      <input type="time" aria-label={`${day}, until`} value={span.to === '24:00' ? '00:00' : span.to} onInput={(event) => onChange({ ...span, to: event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value })} {...wrong} />
      <button type="button" class="small plain" onClick={() => onChange(null)}><span aria-hidden="true">✕</span><span class="unseen">Remove these hours of {day}</span></button>
      {problem && <span class="problem" id={`${path}-problem`}>{problem}</span>}
    </div>
  )
}
