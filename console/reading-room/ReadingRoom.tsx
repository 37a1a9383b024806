import { countedTo, type TranscriptPage } from '../../shared/transcript.ts'
import { useWork } from '../at-work.ts'
import { OnPaper } from '../OnPaper.tsx'
import { useAddress } from './address.ts'
import { ForAMeeting } from './ForAMeeting.tsx'
import { Hits } from './Hits.tsx'
import { Paper } from './Paper.tsx'
import { SearchForm } from './SearchForm.tsx'
import { TakeAlong } from './TakeAlong.tsx'
import { useSearch } from './use-search.ts'

/** Where supervisors find and read what was asked, without knowing by whom. The address holds the search and what is open. */
export function ReadingRoom() {
  const { library } = useWork()
  const [address, go] = useAddress()
  const { asked, open } = address
  const { found, refused, isLooking, look, more } = useSearch(library, asked)
  const transcripts = found?.transcripts ?? []

  const show = (id: string | null) => go({ asked, open: id })
  const step = (by: number) => {
    const next = transcripts[transcripts.findIndex((one) => one.id === open) + by]
    if (next) show(next.id)
  }
  function close(): void {
    show(null)
    requestAnimationFrame(() => document.querySelector<HTMLElement>(open ? `[data-transcript="${CSS.escape(open)}"]` : '.hit')?.focus())
  }

  return (
    <main class={`room${open ? ' reads' : ''}`} id="content" tabIndex={-1}>
      <div class="room-title">
        <h1>Transcripts</h1>
        <OnPaper of={asked.words ? `what was found for: ${asked.words}` : 'what was found'} />
        <p class="lead">What people asked and how it went. Nobody is named: what would say who they are has been taken out.</p>
      </div>
      <section class="finding" aria-label="Find transcripts">
        <SearchForm asked={asked} refused={refused} onAsk={(next) => go({ asked: next, open: null })} />
        <div class="row found">
          <p class="quiet" role="status">{found && !refused ? countInWords(found) : isLooking ? 'Looking…' : ''}</p>
          {transcripts.length > 0 && !refused && <TakeAlong ids={transcripts.map(({ id }) => id)} />}
        </div>
        {found?.isWhole === false && <Making weeks={found.weeks} />}
        {found?.problem && <p class="notice">What is new can’t be found just now: {found.problem}. Whoever runs the server should know.</p>}
        {!refused && found && (
          <>
            <Hits transcripts={transcripts} open={open} onOpen={show} />
            {found.next !== null && <button type="button" disabled={isLooking} onClick={() => void more()}>Show older ones</button>}
          </>
        )}
      </section>
      {open ? <Paper path={`/transcripts/${encodeURIComponent(open)}`} onStep={step} onClose={close} words={asked.words} masks={{ id: open, onMasked: () => void look() }} tools={<ForAMeeting key={open} id={open} />} /> : <p class="nothing-open quiet">Choose one to read it here. In the list <kbd>↓</kbd> <kbd>↑</kbd> or <kbd>j</kbd> <kbd>k</kbd> move, <kbd>Enter</kbd> opens, <kbd>Escape</kbd> comes back.</p>}
    </main>
  )
}

/** How far the index is: it is made anew where it was lost. */
function Making({ weeks: { taken, all } }: { weeks: TranscriptPage['weeks'] }) {
  return (
    <p class="notice making">
      <progress aria-label="The index" max={all || 1} {...(all > 0 && { value: taken })} />
      <span>The index is being made{all > 0 && `: ${taken} of ${all} weeks are in it`}. More may be found in a moment.</span>
    </p>
  )
}

const number = new Intl.NumberFormat()
function countInWords({ count, isMore, isWhole }: { count: number; isMore: boolean; isWhole: boolean }): string {
  if (count === 0 && isMore) return 'Looking…'
  if (count === 0) return isWhole ? 'Nothing is found. Transcripts come a week after their chats, once a month’s desk has enough of them.' : ''
  const isLong = isMore && count < countedTo
  return `${isMore && !isLong ? 'More than ' : ''}${number.format(count)} ${count === 1 ? 'transcript' : 'transcripts'}${isLong ? ' so far' : ''}`
}
