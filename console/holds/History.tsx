import type { Hold } from '../../shared/hold.ts'
import { useNow, whenInWords } from '../since.ts'
import { deedInWords } from './in-words.ts'

type Step = Hold['history'][number]

function inWords({ what, deed }: Step): string {
  const to = deed ? ` to ${deedInWords[deed]}` : ''
  switch (what) {
    case 'reported': return 'reported a threat'
    case 'asked': return `asked${to}`
    case 'confirmed': return `agreed${to}`
    case 'declined': return `said no${to}, or took it back`
    case 'read': return 'read it'
  }
}

/** Who did what with a held chat, and why. */
export function History({ hold: { history } }: { hold: Hold }) {
  const now = useNow(60_000)
  return (
    <details>
      <summary>What happened so far</summary>
      <ol class="steps inside">
        {history.map((step, index) => (
          <li key={index}><time class="quiet" dateTime={new Date(step.at).toISOString()}>{whenInWords(step.at, now)}</time> <span><bdi>{step.name}</bdi> {inWords(step)}{step.why && <>: <q dir="auto">{step.why}</q></>}</span></li>
        ))}
      </ol>
    </details>
  )
}
