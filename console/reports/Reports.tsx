import { useEffect, useState } from 'preact/hooks'
import { useWork } from '../at-work.ts'
import { OnPaper } from '../OnPaper.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { useShown } from './address.ts'
import { Asked } from './Asked.tsx'
import { Behaviours } from './Behaviours.tsx'
import { ByMonth } from './ByMonth.tsx'
import { Hours } from './Hours.tsx'
import { dayInWords, monthInWords } from './in-words.ts'
import { Moods } from './Moods.tsx'
import { PeriodForm } from './PeriodForm.tsx'
import { HowItWent } from './HowItWent.tsx'
import { Upset } from './Upset.tsx'
import { useReport } from './use-report.ts'

/** What patrons want, in numbers in which nobody can be found. The address holds which months and which desk. */
export function Reports() {
  const { library, state: { view } } = useWork()
  const [shown, show] = useShown()
  const { report, topics, refused, look } = useReport(library, shown)
  const numbers = report?.numbers ?? []
  const months = [...new Set(numbers.map(({ from }) => from))].sort()
  const desk = shown.desk === null ? 'All desks' : (view?.desks.find(({ id }) => id === shown.desk)?.name ?? shown.desk)
  const period = months.length === 0 ? '' : [...new Set([months[0] ?? '', months.at(-1) ?? ''])].map(monthInWords).join(' to ')
  const isPainted = useIsPainted(report !== null)

  return (
    <main class="page reports" id="content" tabIndex={-1}>
      <h1>What patrons want</h1>
      <OnPaper of={[desk, period].filter(Boolean).join(' · ')} />
      <p class="lead">What was asked, how it went, and what upset people: in numbers in which nobody can be found, neither a patron nor a librarian.</p>
      <PeriodForm shown={shown} refused={refused} onShow={show} />
      {refused && !['from', 'to'].includes(refused.field ?? '') && <p class="problem" role="alert">{refusedInWords(refused)}</p>}
      <p class="quiet" role="status">
        {report ? <>{desk}. {period ? `${period} ${months.length > 1 ? 'are' : 'is'} counted. ` : 'Nothing is counted in these months. '}The next month is counted on {dayInWords(report.next)}.</> : refused ? '' : 'One moment…'}
      </p>
      {report && numbers.length === 0 && (
        <p class="card">Chats are counted a month at a time, when the month is over and the last of its transcripts may be read: late enough that nobody can tell from a number whose chat it was. Until then there is nothing to see here, and you can read on in the transcripts.</p>
      )}
      {report && numbers.length > 0 && (
        <>
          <ByMonth numbers={numbers} />
          {isPainted && <Hours numbers={numbers} />}
          {isPainted && (
            <div class="two">
              <HowItWent numbers={numbers} />
              <Moods numbers={numbers} />
            </div>
          )}
        </>
      )}
      {report && isPainted && <Upset numbers={numbers} changes={report.changes} onChanged={() => void look()} />}
      {topics && isPainted && <Asked topics={topics} />}
      {report && isPainted && <Behaviours rules={report.rules} />}
    </main>
  )
}

/** Whether what is there from `begins` on has been painted: what lies below the fold need not hold up the first figure. */
function useIsPainted(begins: boolean): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    if (!begins) return
    let after: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => void (after = setTimeout(() => setPainted(true))))
    return () => (cancelAnimationFrame(frame), clearTimeout(after))
  }, [begins])
  return isPainted
}
