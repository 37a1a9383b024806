import type { MetRule } from '../../shared/reports.ts'
import { Columns } from './Columns.tsx'
import { labelsOf } from './ByMonth.tsx'
import { Figure } from './Figure.tsx'
import { behavioursInWords, monthInWords, number, percent } from './in-words.ts'

/** How often the coach's rules were met, by RUSA's behaviours: for everyone together, never for one. */
export function Behaviours({ rules }: { rules: readonly MetRule[] }) {
  const months = [...new Set(rules.map(({ month }) => month))].sort()
  const shown = Object.keys(behavioursInWords).filter((one) => rules.some(({ behaviour }) => behaviour === one))
  const at = (behaviour: string, month: string) => rules.find((one) => one.behaviour === behaviour && one.month === month)
  const shareOf = (one: MetRule | undefined) => (one && one.occasions > 0 ? one.met / one.occasions : 0)
  const all = rules.reduce((sum, { met, occasions }) => ({ met: sum.met + met, occasions: sum.occasions + occasions }), { met: 0, occasions: 0 })

  return (
    <Figure id="behaviours" title="What librarians do, over time"
      says={shown.length === 0 ? 'There is nothing yet with five librarians behind it.' : <>Of {number(all.occasions)} occasions that the coach saw, {percent(shareOf({ behaviour: '', month: '', ...all }))} were met, by themselves or after its question.</>}
      note={<>An occasion is a message to which one of the coach’s rules had something to say. It sees words, not care. Nobody is counted alone: each number has at least five librarians behind it.</>}
      table={shown.length > 0 && (
        <table>
          <thead><tr><th scope="col">Month</th>{shown.map((behaviour) => <th scope="col" class="number" key={behaviour}>{behavioursInWords[behaviour]}</th>)}</tr></thead>
          <tbody>{months.map((month) => (
            <tr key={month}><th scope="row">{monthInWords(month)}</th>{shown.map((behaviour) => {
              const one = at(behaviour, month)
              return <td class="number" key={behaviour}>{one ? <>{percent(shareOf(one))} <span class="quiet">{number(one.met)} of {number(one.occasions)}</span></> : '–'}</td>
            })}</tr>
          ))}</tbody>
        </table>
      )}>
      <div class="small-ones">
        {shown.map((behaviour) => (
          <div key={behaviour}>
            <h3>{behavioursInWords[behaviour]}</h3>
            <Columns series={['Met']} most={1} write={percent} columns={months.map((month, index) => ({ key: month, ...labelsOf(month, index), parts: [shareOf(at(behaviour, month))] }))} />
          </div>
        ))}
      </div>
    </Figure>
  )
}
