import { number, percent } from './in-words.ts'
import type { Row } from './sums.ts'

/** Rows of a table with a bar in each: the chart is its table. Bars are as long as their share of the whole. */
export function BarTable({ caption, head, rows, counted = 'Chats' }: { caption: string; head: string; rows: readonly Row[]; counted?: string }) {
  return (
    <table class="bars">
      <caption class="unseen">{caption}</caption>
      <thead><tr><th scope="col">{head}</th><th scope="col"><span class="unseen">Share as a bar</span></th><th scope="col" class="number">{counted}</th><th scope="col" class="number">Share</th></tr></thead>
      <tbody>
        {rows.map(({ name, label, chats, share }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td class="drawn"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="whole" width="100" height="10" /><rect class="part" width={share * 100} height="10" /></svg></td>
            <td class="number">{number(chats)}</td>
            <td class="number">{percent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
