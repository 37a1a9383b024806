import type { Counted } from '../../shared/reports.ts'
import { BarTable } from './BarTable.tsx'
import { Figure } from './Figure.tsx'
import { many, moodsInWords, percent, tooFew } from './in-words.ts'
import { rowsOf, sumOf } from './sums.ts'

const ends = ['thanks', 'calm', 'upset'] as const

/** How people felt at the start and at the end, as their words let a program guess. */
export function Moods({ numbers }: { numbers: readonly Counted[] }) {
  const { cells } = sumOf(numbers, 'mood')
  const from = (start: string) => rowsOf({ cells, rest: 0 }, Object.fromEntries(ends.map((end) => [`${start}-${end}`, `${moodsInWords[end]}`])))
  const [upset, calm] = [from('upset'), from('calm')]
  const sum = (rows: typeof upset) => rows.reduce((all, { chats }) => all + chats, 0)
  const better = upset.filter(({ name }) => !name.endsWith('-upset')).reduce((all, { share }) => all + share, 0)

  return (
    <Figure id="mood" title="How they felt, from start to end"
      says={sum(upset) + sum(calm) === 0 ? 'There is no mood yet with five librarians behind its number.' : sum(upset) === 0 ? <>Nobody can be told apart who was upset at the start.</>
        : <>Of {many(sum(upset), 'patron who was', 'patrons who were')} upset at the start, {percent(better)} were not at the end.</>}
      note={<>A program reads the patron’s words by a list; it does not know what they felt. {tooFew.librarians} Who wrote nothing after the answer, who wrote in another language than English, and who wanted nothing kept is not in it.</>}>
      {upset.length > 0 && <><h3>Upset at the start, and at the end…</h3><BarTable caption="Patrons who were upset at the start, and how they were at the end" head="At the end" rows={upset} /></>}
      {calm.length > 0 && <><h3>Not upset at the start, and at the end…</h3><BarTable caption="Patrons who were not upset at the start, and how they were at the end" head="At the end" rows={calm} /></>}
    </Figure>
  )
}
