import { cameOf, type Counted } from '../../shared/reports.ts'
import { Columns } from './Columns.tsx'
import { Figure } from './Figure.tsx'
import { cameInWords, many, monthInWords, monthShort, number, percent, tooFew, yearOf } from './in-words.ts'
import { allOf, byMonth, sumOf } from './sums.ts'

const restInWords = 'Too few to tell apart'

/** Under a column its month; the year under the first, and under each January. */
export const labelsOf = (month: string, index: number) => ({ label: monthShort(month), sub: index === 0 || month.endsWith('-01') ? yearOf(month) : '' })

/** How many questions came, month by month, and what came of them. */
export function ByMonth({ numbers }: { numbers: readonly Counted[] }) {
  const months = byMonth(numbers, 'came')
  const sum = sumOf(numbers, 'came')
  const shown = cameOf.filter((came) => sum.cells[came])
  const series = [...shown.map((came) => cameInWords[came]), ...(sum.rest > 0 ? [restInWords] : [])]
  const partsOf = ({ cells, rest }: (typeof months)[number]) => [...shown.map((came) => cells[came] ?? 0), ...(sum.rest > 0 ? [rest] : [])]
  const all = allOf(sum)
  const most = months.reduce((a, b) => (allOf(b) > allOf(a) ? b : a), months[0] ?? { month: '', ...sum })
  const share = (name: string) => (sum.cells[name] ?? 0) / all

  return (
    <Figure id="by-month" title="How many asked"
      says={<>
        {many(all, 'question', 'questions')} came{months.length > 1 && <>, most of them in {monthInWords(most.month)} ({number(allOf(most))})</>}.
        {share('abandoned') > 0 && <> {percent(share('abandoned'))} of the patrons gave up before anyone came.</>}
        {share('left') > 0 && <> {percent(share('left'))} left a question while nobody was there.</>}
      </>}
      note={sum.rest > 0 ? tooFew.chats : undefined}
      table={
        <table>
          <thead><tr><th scope="col">Month</th>{series.map((name) => <th scope="col" class="number" key={name}>{name}</th>)}<th scope="col" class="number">All</th></tr></thead>
          <tbody>{months.map((one) => <tr key={one.month}><th scope="row">{monthInWords(one.month)}</th>{partsOf(one).map((part, at) => <td class="number" key={at}>{part > 0 ? number(part) : '–'}</td>)}<td class="number">{number(allOf(one))}</td></tr>)}</tbody>
        </table>
      }>
      <Columns series={series} columns={months.map((one, index) => ({ key: one.month, ...labelsOf(one.month, index), parts: partsOf(one) }))} />
    </Figure>
  )
}
