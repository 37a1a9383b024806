import type { Topic, Topics } from '../../shared/reports.ts'
import { useWork } from '../at-work.ts'
import { askedForNothing, fragmentOf } from '../reading-room/address.ts'
import { pathOf } from '../where.ts'
import { Figure } from './Figure.tsx'
import { many, number } from './in-words.ts'

const few = 'few'
const unlike = 'There are no transcripts of as many months before to compare with.'
const countOf = (chats: number | null): string => (chats === null ? few : number(chats))

/** What patrons ask about, in their own words, and what keeps coming back. */
export function Asked({ topics: { topics, growing, shrinking, returning, isWhole } }: { topics: Topics }) {
  const nothingBefore = topics.every(({ z }) => z === 0)
  const most = Math.max(...topics.map(({ chats }) => chats ?? 0), 1)
  return (
    <>
      <Figure id="topics" title="What they ask about"
        says={topics.length === 0 ? 'No phrase was in five questions or more.' : <>Most of all: {new Intl.ListFormat('en', { type: 'conjunction' }).format(topics.slice(0, 3).map(({ words }) => `“${words}”`))}.</>}
        note={<>Key phrases of questions in English that are on the shelf of transcripts; singular and plural are one. Nothing is counted before it may be read, nothing in fewer than five questions, and nothing of a chat in which there was any sign of a crisis.{!isWhole && ' The index is being made: there will be more in a moment.'}</>}>
        {topics.length > 0 && (
          <ul class="phrases">
            {topics.map(({ words, chats }) => (
              <li key={words}>
                <SearchFor words={words} /> <span class="number">{countOf(chats)}<span class="unseen"> questions</span></span>
                <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="part" width={((chats ?? 0) / most) * 100} height="4" /></svg>
              </li>
            ))}
          </ul>
        )}
      </Figure>
      <div class="two">
        <Changing id="growing" title="Growing" none={nothingBefore ? unlike : 'Nothing grew beyond what chance does.'} topics={growing} />
        <Changing id="shrinking" title="Shrinking" none={nothingBefore ? unlike : 'Nothing shrank beyond what chance does.'} topics={shrinking} />
      </div>
      <Figure id="returning" title="Questions that keep coming back"
        says={returning.length === 0 ? 'None came back over three months.' : <>{many(returning.length, 'question', 'questions')} might belong on a page of answers (FAQ): each was asked in three or more of the last twelve months.</>}
        note="The question is one of them, de-identified, a short one. Whether they are the same question is for you to say.">
        {returning.length > 0 && (
          <table>
            <thead><tr><th scope="col">What, and one of the questions</th><th scope="col" class="number">Asked</th><th scope="col" class="number">Months</th></tr></thead>
            <tbody>
              {returning.map(({ words, chats, months, example }) => (
                <tr key={words}><th scope="row"><SearchFor words={words} />{example && <q class="quiet" dir="auto">{example}</q>}</th><td class="number">{number(chats)}</td><td class="number">{number(months)}</td></tr>
              ))}
            </tbody>
          </table>
        )}
      </Figure>
    </>
  )
}

/** A phrase; for supervisors, who may read, a link to where it is looked for among the transcripts. */
function SearchFor({ words }: { words: string }) {
  const { library, me } = useWork()
  const asked = { ...askedForNothing, words }
  return me.roles.includes('supervisor') ? <a href={`${pathOf({ library, page: 'transcripts' })}#${fragmentOf({ asked, open: null })}`} dir="auto">{words}<span class="unseen">, look for it in the transcripts</span></a> : <span dir="auto">{words}</span>
}

/** What is commoner or rarer than in as many months before. */
function Changing({ id, title, none, topics }: { id: string; title: string; none: string; topics: readonly Topic[] }) {
  return (
    <Figure id={id} title={title} says={topics.length === 0 ? none : <>{new Intl.ListFormat('en', { type: 'conjunction' }).format(topics.slice(0, 2).map(({ words }) => `“${words}”`))}, against as many months before.</>}>
      {topics.length > 0 && (
        <table>
          <thead><tr><th scope="col">Phrase</th><th scope="col" class="number">Before</th><th scope="col" class="number">Now</th></tr></thead>
          <tbody>{topics.map(({ words, chats, before }) => <tr key={words}><th scope="row" dir="auto">{words}</th><td class="number">{countOf(before)}</td><td class="number">{countOf(chats)}</td></tr>)}</tbody>
        </table>
      )}
    </Figure>
  )
}
