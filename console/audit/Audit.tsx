import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useNow, whenInWords } from '../since.ts'

const head = { at: v.number(), who: v.nullable(v.string()) }
const Entry = v.variant('what', [
  v.object({ ...head, what: v.picklist(['transcript-opened', 'transcript-masked']), transcript: v.string() }),
  v.object({ ...head, what: v.literal('transcripts-exported'), format: v.string(), transcripts: v.array(v.string()) }),
  v.object({ ...head, what: v.literal('set-opened'), desk: v.string(), transcripts: v.array(v.string()) }),
  v.object({ ...head, what: v.picklist(['shelf-exported', 'shelf-imported', 'threat-reported', 'original-read', 'hold-ended']) }),
  v.object({ ...head, what: v.picklist(['hold-asked', 'hold-confirmed', 'hold-declined']), deed: v.string(), why: v.string() }),
])
type Entry = v.InferOutput<typeof Entry>
const Answer = v.object({ audit: v.array(Entry) })

const told: Record<Entry['what'], string> = {
  'transcript-opened': 'opened', 'transcript-masked': 'masked words in', 'transcripts-exported': 'took along', 'set-opened': 'opened a set',
  'shelf-exported': 'took the whole shelf along by the command line', 'shelf-imported': 'put transcripts on the shelf by the command line', 'threat-reported': 'reported a threat: that original is held',
  'original-read': 'read a held original', 'hold-ended': 'ended the hold of an original', 'hold-asked': 'asked for a held original', 'hold-confirmed': 'confirmed what was asked for a held original',
  'hold-declined': 'declined what was asked for a held original',
}
function inWords(one: Exclude<Entry, { transcript: string }>, deskName: (desk: string) => string): string {
  if (one.what === 'transcripts-exported') return `${told[one.what]} ${one.transcripts.length} as ${one.format === 'csv' ? 'CSV' : 'JSON Lines'}`
  if (one.what === 'set-opened') return `${told[one.what]} of ${one.transcripts.length} to the librarians of ${deskName(one.desk)}`
  return 'why' in one ? `${told[one.what]} (${one.deed}): ${one.why}` : told[one.what]
}

/** Who opened, masked and took along what, and what was done with originals that are held. */
export function Audit() {
  const { library, me, state: { view } } = useWork()
  const deskName = (desk: string) => view?.desks.find((one) => one.id === desk)?.name ?? desk
  const [entries, setEntries] = useState<Entry[] | null>(null)
  const [problem, setProblem] = useState('')
  const now = useNow(60_000)
  useEffect(() => {
    void ask(library, 'GET', '/audit', Answer).then((answer) => (isRefusal(answer) ? setProblem(refusedInWords(answer)) : setEntries(answer.audit)))
  }, [library])
  const link = (id: string) => (me.roles.includes('supervisor') ? <a href={`/console/${encodeURIComponent(library)}/transcripts#open=${id}`}>{id.slice(0, 8)}</a> : id.slice(0, 8))

  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>Who read what</h1>
      <p class="lead">Each transcript that somebody opened, masked or took along, and all that was done with held originals, for thirteen months; the last five hundred are shown. What was masked or searched for is not written down.</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {entries && (entries.length === 0 ? <p class="card">Nobody has opened a transcript yet.</p> : (
        <div class="card wide" tabIndex={0} role="region" aria-label="Who read what">
          <table>
            <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th></tr></thead>
            <tbody>
              {entries.map((one, index) => (
                <tr key={index}>
                  <td><time dateTime={new Date(one.at).toISOString()}>{whenInWords(one.at, now)}</time></td>
                  <td>{one.who ?? <span class="quiet">somebody who is no longer here</span>}</td>
                  <td>{'transcript' in one ? <>{told[one.what]} {link(one.transcript)}</> : inWords(one, deskName)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </main>
  )
}
