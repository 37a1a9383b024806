import { steps, type Counted } from '../../shared/reports.ts'
import { BarTable } from './BarTable.tsx'
import { Figure } from './Figure.tsx'
import { answeredInWords, many, noLongerThan, number, percent, readInWords, stepsInWords, tooFew } from './in-words.ts'
import { halfIn, rowsOf, sumOf, type Row } from './sums.ts'

const halfOf = (rows: readonly Row[], measure: 'waited' | 'lasted'): string => noLongerThan(halfIn(rows)?.name ?? 'more', steps[measure].at(-1) ?? 0)
const shareOf = (rows: readonly Row[], names: readonly string[]): string => percent(rows.filter(({ name }) => names.includes(name)).reduce((sum, { share }) => sum + share, 0))
const note = (rest: number, more = '') => [more, rest > 0 && tooFew.chats].filter(Boolean).join(' ') || undefined

/** How the service went: waiting, length, effort, and whether people had what they came for. */
export function HowItWent({ numbers }: { numbers: readonly Counted[] }) {
  const waited = sumOf(numbers, 'waited')
  const waits = rowsOf(waited, stepsInWords.waited)
  const lasted = sumOf(numbers, 'lasted')
  const lengths = rowsOf(lasted, stepsInWords.lasted)
  const replied = sumOf(numbers, 'replied')
  const replies = rowsOf(replied, stepsInWords.replied)
  const read = sumOf(numbers, 'read')
  const levels = rowsOf(read, readInWords)
  const answered = sumOf(numbers, 'answered')
  const rated = rowsOf({ ...answered, cells: { ...answered.cells, unsaid: 0 } }, answeredInWords)
  const unsaid = answered.cells['unsaid'] ?? 0
  const easy = levels.filter(({ name }) => name === '1' || name === '2').reduce((sum, { share }) => sum + share, 0)

  return (
    <>
      {waits.length > 0 && (
        <Figure id="waited" title="How long they wait" says={<>Half of them waited {halfOf(waits, 'waited')} for a librarian{halfIn(waits)?.name !== '60' && <>; {shareOf(waits, ['15', '30', '60'])} waited no longer than a minute</>}.</>} note={note(waited.rest, 'Who gave up before is not in it.')}>
          <BarTable caption="How long patrons waited for a librarian" head="Waited" rows={waits} />
        </Figure>
      )}
      {lengths.length > 0 && (
        <Figure id="lasted" title="How long a chat takes" says={<>Half of the chats took {halfOf(lengths, 'lasted')}.</>} note={note(lasted.rest, 'A long chat is no bad chat. Chats for company are not in it.')}>
          <BarTable caption="How long chats took" head="Took" rows={lengths} />
        </Figure>
      )}
      {replies.length > 0 && (
        <Figure id="replied" title="When questions that were left are answered" says={<>{shareOf(replies, ['3600', '14400', '86400'])} of the questions that were left while nobody was there had an answer within a day.</>} note={note(replied.rest, '“Not yet”: when the month was counted.')}>
          <BarTable caption="When questions that were left had their answer" head="Answered" rows={replies} counted="Questions" />
        </Figure>
      )}
      {levels.length > 0 && (
        <Figure id="read" title="How much it takes" says={<>{percent(easy)} took a READ level of 1 or 2: directions, hours, known items.</>} note={note(read.rest, 'READ levels are what librarians noted, for some of the chats.')}>
          <BarTable caption="READ levels" head="READ level" rows={levels} />
        </Figure>
      )}
      {(rated.length > 0 || unsaid > 0) && (
        <Figure id="answered" title="Did they get what they came for?"
          says={rated.length > 0 ? <>Of {many(rated.reduce((sum, { chats }) => sum + chats, 0), 'patron', 'patrons')} who said, {shareOf(rated, ['yes'])} had their answer{shareOf(rated, ['partly']) !== percent(0) && <> and {shareOf(rated, ['partly'])} had it in part</>}.</> : 'Too few said so.'}
          note={note(answered.rest, `${number(unsaid)} did not say. Those who say are not those who don’t: read this with the transcripts. Chats for company are not in it.`)}>
          {rated.length > 0 && <BarTable caption="Whether patrons had their answer" head="Answered" rows={rated} counted="Patrons" />}
        </Figure>
      )}
    </>
  )
}
