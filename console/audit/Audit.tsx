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
])
type Entry = v.InferOutput<typeof Entry>
const Answer = v.object({ audit: v.array(Entry) })

/** Who opened, masked and took along what. */
export function Audit() {
  const { library, me } = useWork()
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
      <p class="lead">Each transcript that somebody opened, masked or took along, for thirteen months; the last five hundred are shown. What was masked or searched for is not written down.</p>
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
                  <td>{one.what === 'transcripts-exported' ? `took along ${one.transcripts.length} as ${one.format === 'csv' ? 'CSV' : 'JSON Lines'}` : <>{one.what === 'transcript-opened' ? 'opened ' : 'masked words in '}{link(one.transcript)}</>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </main>
  )
}
