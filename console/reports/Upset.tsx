import { policies, type Change, type Counted } from '../../shared/reports.ts'
import { BarTable } from './BarTable.tsx'
import { Changes } from './Changes.tsx'
import { Figure } from './Figure.tsx'
import { many, policiesInWords, tooFew } from './in-words.ts'
import { sumOf } from './sums.ts'

/** What upset people, by policy, and beside it what was changed because of it. */
export function Upset({ numbers, changes, onChanged }: { numbers: readonly Counted[]; changes: readonly Change[]; onChanged: () => void }) {
  const { cells } = sumOf(numbers, 'upset')
  const all = Object.values(cells).reduce((sum, chats) => sum + chats, 0)
  const rows = policies.flatMap((name) => (cells[name] ? [{ name, label: policiesInWords[name], chats: cells[name], share: cells[name] / all }] : [])).sort((a, b) => b.chats - a.chats)
  const worst = rows.find(({ name }) => name !== 'other')

  return (
    <div class="two">
      <Figure id="upset" title="What upset people"
        says={rows.length === 0 ? 'There is no number yet with five librarians behind it.' : worst ? <>{worst.label} upset people most: in {many(worst.chats, 'chat', 'chats')}.</> : 'Nothing stands out.'}
        note={<>By words for a policy near words of somebody who is upset. It is the rule that upset them, not whoever had to tell them of it. {tooFew.librarians}</>}>
        {rows.length > 0 && <BarTable caption="What upset people, by policy" head="Policy" rows={rows} />}
      </Figure>
      <Changes changes={changes} onChanged={onChanged} />
    </div>
  )
}
