import { useEffect, useState } from 'preact/hooks'
import type { Refusal } from '../../shared/refusals.ts'
import { useWork } from '../at-work.ts'
import { Field } from '../Field.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { askedForNothing, type Asked } from './address.ts'
import { Choice } from './Choice.tsx'

const answers: [NonNullable<Asked['answered']>, string][] = [['yes', 'Yes'], ['partly', 'In part'], ['no', 'No'], ['none', 'They did not say'], ['nobody', 'Nobody came']]
const waits: [number, string][] = [[60, 'A minute or more'], [180, 'Three minutes or more'], [600, 'Ten minutes or more']]

/** What is looked for. Words and tags wait for Enter, so that a search is one search; a choice looks at once. */
export function SearchForm({ asked, refused, onAsk }: { asked: Asked; refused: Refusal | null; onAsk: (asked: Asked) => void }) {
  const { state: { view } } = useWork()
  const [typed, setTyped] = useState(asked)
  useEffect(() => setTyped(asked), [JSON.stringify(asked)])
  const choose = (change: Partial<Asked>) => {
    setTyped({ ...typed, ...change })
    onAsk({ ...typed, ...change })
  }
  const wrong = (field: string) => (refused?.field === field ? refusedInWords(refused) : null)
  const isNarrowed = JSON.stringify({ ...asked, words: '' }) !== JSON.stringify(askedForNothing)

  return (
    <form class="search" role="search" onSubmit={(event) => (event.preventDefault(), onAsk(typed))}>
      <Field id="words" label="Search for" value={typed.words} onValue={(words) => setTyped({ ...typed, words })} problem={wrong('words')} input={{ type: 'search', maxLength: 500, autoComplete: 'off' }}
        hint={<>Words, <kbd>"a phrase"</kbd>, <kbd>begin*</kbd> for how a word begins, <kbd>-word</kbd> for what must not be there.</>} />
      <details class="narrow-down" open={isNarrowed}>
        <summary>Narrow down</summary>
        <div class="filters">
          <Choice id="desk" label="Desk" value={asked.desk} all="Any desk" of={(view?.desks ?? []).map(({ id, name }) => [id, name])} onChoose={(desk) => choose({ desk })} />
          <Choice id="answered" label="Answered" value={asked.answered} all="Any" of={answers} onChoose={(answered) => choose({ answered })} />
          <Choice id="waited" label="Waited" value={asked.waited} all="However long" of={waits} onChoose={(waited) => choose({ waited })} />
          <Choice id="read" label="READ level" value={asked.readLevel} all="Any" of={[1, 2, 3, 4, 5, 6].map((level) => [level, String(level)])} onChoose={(readLevel) => choose({ readLevel })} />
          <Field id="from" label="From month" value={typed.from ?? ''} onValue={(from) => choose({ from: from || null })} problem={wrong('from')} input={{ type: 'month', placeholder: '2026-11' }} />
          <Field id="to" label="To month" value={typed.to ?? ''} onValue={(to) => choose({ to: to || null })} problem={wrong('to')} input={{ type: 'month', placeholder: '2026-11' }} />
          <Field id="tag" label="Tag" value={typed.tag ?? ''} onValue={(tag) => setTyped({ ...typed, tag: tag || null })} problem={wrong('tag')} input={{ maxLength: 40, autoComplete: 'off' }} />
        </div>
      </details>
      <p class="row">
        <button class="main">Search</button>
        {JSON.stringify(asked) !== JSON.stringify(askedForNothing) && <button type="button" onClick={() => onAsk(askedForNothing)}>Show everything</button>}
      </p>
      {refused && !['words', 'from', 'to', 'tag'].includes(refused.field ?? '') && <p class="problem" role="alert">{refusedInWords(refused)}</p>}
    </form>
  )
}
