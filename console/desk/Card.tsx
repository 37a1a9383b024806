import type { Nudge } from '../../shared/coaching.ts'

/** A nudge, whole: what it asks, the words that brought it up, why, from where, and how it could sound about another question. */
export function Card({ nudge, isPause }: { nudge: Nudge; isPause: boolean }) {
  return (
    <div class={`card-of-coach ${isPause ? 'pause' : 'margin'}`}>
      <p class="asks">{nudge.asks}</p>
      {nudge.words && <blockquote dir="auto"><span class="quiet">{nudge.wordsOf === 'patron' ? 'They wrote: ' : 'Your draft: '}</span>“{nudge.words}”</blockquote>}
      <p class="why">{nudge.why}</p>
      {nudge.example && <p class="quiet">About another question it could sound like: <q>{nudge.example}</q></p>}
      <p class="quiet">{nudge.name}{nudge.number && ` (${nudge.number})`} · {nudge.source}</p>
    </div>
  )
}
