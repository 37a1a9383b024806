import type { Transcript, TranscriptLine } from '../../shared/transcript.ts'

const told: Record<string, string> = {
  'chat-accepted': 'took the chat', 'librarian-joined': 'joined', 'librarian-left': 'left', 'chat-transferred': 'passed the chat on', 'chat-returned': 'gave the chat back to the queue',
  'colleague-asked': 'asked a colleague in', 'answer-promised': 'promised an answer', 'chat-closed': 'ended the chat', 'chat-abandoned': 'left before anyone came', 'address-left': 'left an address',
}
const whose = ({ by, librarian = 1 }: TranscriptLine): string => (by === 'patron' ? 'Patron' : by === 'clock' ? 'Heartdesk' : librarian === 1 ? 'Librarian' : `Librarian ${librarian}`)

/** Minutes and seconds from the beginning: a transcript knows no time of day. */
export const clockOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** A transcript, to be read in peace: who is meant nobody can tell. */
export function Reading({ transcript }: { transcript: Transcript }) {
  return (
    <ol class="reading" dir="auto">
      {transcript.lines.map((line, index) =>
        line.what === 'happening' ? (told[line.happening] ? <li key={index} class="happening">{whose(line)} {told[line.happening]} <span class="quiet">{clockOf(line.at)}</span></li> : null) : (
          <li key={index} class={`spoken ${line.what === 'note' ? 'note' : line.by}`}>
            <p class="quiet">{whose(line)}{line.what === 'note' && ', note for staff'} · {clockOf(line.at)}</p>
            <p class="words" dir="auto">{line.text}</p>
          </li>
        ),
      )}
      {transcript.comment && (
        <li class="spoken patron">
          <p class="quiet">Patron, afterwards</p>
          <p class="words" dir="auto">{transcript.comment}</p>
        </li>
      )}
    </ol>
  )
}
